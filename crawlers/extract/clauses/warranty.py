"""For how long does a platform stand for its goods?"""

import re

from crawlers.extract.clauses.found import Found, View
from crawlers.extract.clauses.words import ASK, DEFECT, NOT_RECEIVED, REFUSE, WARRANTY

_LABEL = re.compile(
    r"(?:验[号卡货](?=时间|期)|(?:担保|保护|异议|验收)期|包登录|[包保]用|保证[^,。]{0,2}用满?|质保|保修|售后(?!的|之?后)|保障|保险|"
    r"包[换补赔]|保用|质量保证|"
    r"(?<![确担环])保(?![证障存留密修险质持护养管]))(?:期限?|"
    r"时[间效限长]|服务|有效期)?[^,□]{0,10}□{0,16}[^,□]{0,6}$"
)
_PACKED = re.compile(r"(?<![流量红礼钱卡面资大套月年日周季天背打])包$")
_LABELLED_BEFORE = re.compile(r"(?:质保|售后|保修|保障)(?:期|时)[^。]{0,16}$")
_TERM = re.compile(r"(?:期限|时限|有效期)[^,]{0,8}$")
_CHANGED_TO = re.compile(r"(?:改|调整|变更|延长|缩短|统一)[成为到至]$")
_COVERED = re.compile(
    r"(?:[之以]?内)?(?:非人为)?[^,]{0,8}?(?:包不?(?:找回|掉|封|死|冻)|不(?:掉|被?找回|被盗|被?封|死|冻|"
    r"翻车)|"
    r"质保(?!期内)|保修|包换|包赔|"
    r"包补|保障|包售后|有售后|售后期|"
    r"可?售后|保换|保用|免费(?:换|补|更换)|可换|都?给[换补])"
)
_BREAKS = re.compile(
    r"[之以]?内?[^,]{0,8}(?:出现|发生|被|有|若|如|掉|找回|被盗|冻|封|失效|无效|登|用不|打不开|激活不|"
    r"兑换?不|不能)"
)
_MENDED = re.compile(r"[之以]?内?(?:都|均|可|能|会|给|免费|包|管|随时)*[补换赔修](?![单发])")
_FINISHED = re.compile(r"[之以]?内?(?:就|能|可)?[打做充练抽刷肝送发](?:完|好|到|满)")
_MADE_GOOD = re.compile(r"重[开发补做充]|无条件|算我|归我|我们认|免费|包[换补赔退]|补|换|负责|赔|续|垫")


def warranted(view: View) -> list[Found] | None:
    """质保30天, 7天包换, 7天内掉订阅免费补."""
    labelled = _is_labelled(view)
    if "/" in view.duration.value and not labelled:
        return None
    if ASK.search(view.right) or view.beyond or re.search(r"退(?!换)", view.right):
        return None
    if ASK.search(view.rest) and re.search(r"退(?!换)", view.rest):
        return None
    if not (labelled or _is_mended(view) or _COVERED.match(view.right)):
        return None
    if REFUSE.search(view.right) or _FINISHED.match(view.right) or NOT_RECEIVED.search(view.right):
        return None
    return [view.found("warranty_period")]


def _is_labelled(view: View) -> bool:
    """质保30天, 包换,期限是十天: the length of time bears the name of a warranty."""
    if _LABEL.search(view.left) or _PACKED.search(view.left) or "质保" in view.sentence.lent:
        return True
    if _CHANGED_TO.search(view.left) and _LABELLED_BEFORE.search(view.lead):
        return True
    return bool(_TERM.search(view.left) and WARRANTY.search(view.lead))


def _is_mended(view: View) -> bool:
    """7天内掉订阅免费补, 掉了三十天内补: trouble within it is made good."""
    if _BREAKS.match(view.right) and DEFECT.search(view.right) and _MADE_GOOD.search(view.after):
        return True
    return bool(DEFECT.search(view.before) and _MENDED.match(view.right))
