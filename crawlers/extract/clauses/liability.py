"""Who bears a loss, by the platform's own words?"""

import re
from collections.abc import Iterator

from crawlers.extract.clauses.burdens import BORNE, FEE_BORNE, MADE_GOOD, NO_PROMISE, NOT_MADE_GOOD
from crawlers.extract.clauses.disclaimed import disclaimed
from crawlers.extract.clauses.found import Found
from crawlers.extract.clauses.quick import quick
from crawlers.extract.clauses.refused import refuses
from crawlers.extract.clauses.remedies import remedied
from crawlers.extract.terms_sentence import Sentence

_USER = quick(
    r"(?:后果|责任|风险|损失|费用|一切)[^,。]{0,6}(?:自负|自担|自理|自行(?:承担|负责)|自己(?:承担|负责))|"
    r"双方(?:之间)?(?:自己|自行)(?:谈|聊|解决|协商|处理)|自(?<!能自)(?<!可以自)(?:己|行|个儿?|"
    r"家)(?:去|来)?(?:承担|"
    r"负责|负担|扛|兜|背|担|认|吞|买单|埋单|消化|协商|解决)|承担(?:一切|全部|所有)(?:风险|后果|责任|损失)|"
    r"不背[^,。]{0,3}锅|无涉|不管赔|(?:[我本][^,。]{0,3}|平台[^,。]{0,2})不管|由(?:您|买[家方]|用户|"
    r"本人|购买者|客户|"
    r"使用者)(?:自行|自己|本人)?(?:承担|负责)|(?:不|概不|恕不|不予|无需)(?:予|会|再|对[^,。]{0,10}|用|"
    r"必)?(?:承担|[负背担揽扛])(?:任何|相关|相应|由此|一切|法律|连带|赔偿|该)*[^,。]{0,4}(?:责|承担|$|损失|"
    r"后果|赔)|"
    r"责任不[在归]|(?:我们?|咱们?|本[店站]|平台|店里|小店|这[儿里边])[^,。]{0,3}(?:不认|管不[着了]|不过问|"
    r"不插手|不掺和)|"
    r"(?:平台|本站)[^,。]{0,2}[只仅](?:提供|负责)[^,。]{0,4}(?:展示|信息|场地|撮合)|不相干|"
    r"(?:不|别|甭|轮不到|赖不[着到]|怪不[着到得])(?:算|是|归|属于?|关|由|找|赖|怪|该|能算|到)?在?(?:我们?|"
    r"咱们?|本[店站]|平台|客服|店家|小店|卖家)[^,。]{0,3}"
    r"(?:管|负责|锅|责任|事|头上|过错|担|赔|背|扛|兜|的(?=$|,))|"
    r"不(?:予|会|包|另行?|再|作|做|进行|额外){0,3}(?:负责|担责|赔[付偿]?|"
    r"承担(?=[责任相由一赔损后法连,]|$)|买单|"
    r"埋单|"
    r"兜底)|不予?认可|免责(?!声明|条款)|无能为力|爱莫能助|免于[^,。]{0,4}责|免除[^,。]{0,6}责|"
    r"[与跟和同](?:本[站店平]台?|平台|卖家|商家|"
    r"我们|我方|咱们?|店[里家]|小店)[^,。]{0,4}(?:无关|没(?:有)?(?:半点|任何|一点|什么|啥)?关系|不相干|"
    r"没关联|扯不上|牵连|瓜葛|干系)|不[作做提][供]?(?:任何|一切)[^,。]{0,2}(?:保证|担保|承诺)|"
    r"(?:家长|监护人)[^,。]{0,3}(?:承担|负责)|(?:平台|本[站店]|我们)[^,。]{0,4}(?:概不|一律不|"
    r"恕不)(?:介入|受理|过问)|"
    r"不沾边|(?:出事|出问题|掉号|封号|坏了|天后)[^,。]{0,6}自[理负]|没有?(?:任何|半点)?(?:牵连|瓜葛|"
    r"干系)|恕难保证|自负|自认倒霉|认栽|"
    r"(?:算|怪|怨)(?:您|你|买家)自?己?的?(?=$|,)|[归是](?:您|你|买家)自己的?(?=$|,)|跟[卖商店]家(?:自己|自行|去){1,2}(?:谈|聊|协商|解决)"
)
_TERM = re.compile(r"期限?|时[效限]|逾")
_SELLER = re.compile(r"(?:卖家|商家|商户|供货商|上游|平台|本站|本店)[^,。]{0,6}$")
_FEE = re.compile(r"(?:手续|通道|接口|服务|邮|运)费[^,。]{0,10}$|%[^,。]{0,6}$")
_FEE_NEXT = re.compile(r"[^,。]{0,8}(?:手续|通道|接口|服务|邮|运)费")
_REASONS = (
    ("wrong_info", re.compile(r"[填输写充][^,。]{0,3}错|有误|不正确|错误")),
    ("platform_disclaims", re.compile(r"不[^,。]{0,12}(?:责|承担|赔)|无关|关系|恕难")),
)
_PLATFORM = (
    (
        "reissue",
        r"(?:我们|本[店站]|平台|核[对实]后|查实后?|属实)(?![^,。]{0,6}(?:域名|网址|地址|系统|公告|"
        r"服务器))[^,。不]{0,8}(?:换新|更换|换一)|(?:免费|无偿|"
        r"不收[钱费]|不要钱|不花钱|白)(?:再|给[您你]?|为[您你]|帮[您你]|重新?){0,3}(?:发|再[激传做开送]|"
        r"重[激绑传开登]|补(?=[发一时上给])|换(?!绑)|换新|"
        r"换一|更换|补发|重做|补(?=$|[,。])|"
        r"重充|重发)|重新?给[您你](?:发|补)|[给帮为][您你]补[满回]|[掉坏]一?[次个]就?补|(?:换|调|补|"
        r"重发)[^,。]{0,3}[一新个张][^,。]{0,4}给[您你]|给[您你](?:再|重新|免费|直接|另外?)?(?:换|调|补|"
        r"配)[^,。]{0,3}(?:新的?|[一个张份])|包[换补赔]一次|(?:质量问题|"
        r"[坏废空错假死][卡码号])[^,。]{0,2}包[换补赔]|(?:确有|确实|查实|属实)[^。不]{0,6}(?:重发|补发|"
        r"换新|给换|补一|换一)|(?:再|重新?|另)(?:发|补|换)[^,。]{0,2}(?:给[您你]|一[份个张次])",
    ),
    (
        "reissue_or_refund",
        r"包退[、和]?包换|(?:质量|问题)[^,。]{0,4}包退换|包换[、和]?包退|(?:免费|给[您你]|为[您你]|"
        r"帮[您你]|我们|本[店站]|平台|负责|"
        r"包)[^,。]{0,4}(?:补发|重发|换新|"
        r"更换)[^,。]{0,4}(?:或者?|/|、|要么)[^,。]{0,4}(?:退|返)|(?:补|换|重[发充])[^,。]{0,6}(?:或者?|"
        r"要么)[^,。]{0,6}"
        r"退[给还]?[您你]|(?:^|[,就会都])[^,。不]{0,3}退[款钱]?[^,。]{0,2}(?:或者?|要么|"
        r"/)[^,。]{0,3}(?:补|换|重发)(?=[卡码发货新单给一$])",
    ),
    (
        "full_refund",
        r"(?:全额|全数|悉数|如数|尽数|全部|满额|足额|全款|一分不少)[^,。]{0,3}(?:退|返|还)|"
        r"(?<![安健齐])全退|退[^,。]{0,2}(?:全额|全款|全数)|全款(?:退|返)|退(?:还)?(?:您|你)?(?:全额|全款)|"
        r"全部退[还款]",
    ),
    (
        "compensation",
        r"按[^,。]{0,8}(?:折算|比例|天数|[原全]价|成交)[^,。]{0,4}[退赔]|赔[付偿]|假一[赔罚]|(?<![充值分验落率])[双十三]倍(?!积分)|"
        r"[全照必]赔|"
        r"兜底|先赔|赔给?(?:[您你]|买家)|先垫|[全足]额赔|照价赔|"
        r"赔[一二三四五十\d](?![年个天月日周])|"
        r"罚[一二三四五十\d]|先行[赔垫]|垫付|补偿|补[足齐]?差额|差额[^,。不]{0,5}[补退]|"
        r"折算[^,。不]{0,5}[退钱]",
    ),
    (
        "platform_liable",
        r"自掏腰包|(?:平台|本站)[^,。不可]{0,6}(?:直接|强制|代为|出面)[^,。不]{0,6}退(?:款|给)|"
        r"[钱款][^,。]{0,4}判给(?:买|[您你])|(?:平台|本站|我们|我方)[^,。不可]{0,4}(?:直接|强制|"
        r"判)[^,。]{0,3}退(?!出)|"
        r"(?:平台|本站|本店|我们|我方)(?:全权|全额|全部|来|将|会)?(?:承担|负责|兜|扛|包赔|买单|"
        r"认账)(?!任|底线|社会)",
    ),
)
_NEEDED = {
    "reissue": frozenset("换更补发激传做送重开绑登配调"),
    "reissue_or_refund": frozenset("退返"),
    "full_refund": frozenset("退返还"),
    "compensation": frozenset("折按赔倍罚兜垫补差"),
    "platform_liable": frozenset("腰退判承负全兜扛包买认"),
}
"""Of these characters every sentence that makes good in this way has one."""
_GRANTS = tuple((value, _NEEDED[value], re.compile(pattern)) for value, pattern in _PLATFORM)
_EVERY_GRANT = (*_GRANTS, *MADE_GOOD)
_IN_OTHER_WORDS = frozenset(pattern for _, _, pattern in MADE_GOOD)
_DENIED = re.compile(
    r"(?:买[家方]|用户|租客|客户|[您你])(?:[须要应得需][^,。]{0,6}|(?:来|负责)?)$|(?:号主|他人|对方)的?损失[^,。]{0,3}$|(?:不(?!满意)|无(?!法)|拒绝|概不|没有|"
    r"免(?!费)|非)[^,。]{0,6}$"
)


def liability_user(sentence: Sentence) -> Iterator[Found]:
    """后果自负, 本站概不负责, 由用户自行承担; who bears a fee bears no loss."""
    for found in _burdens(sentence):
        if not FEE_BORNE.match(sentence.text):
            yield found


def _burdens(sentence: Sentence) -> Iterator[Found]:
    for match in _USER.finditer(sentence.text):
        before = sentence.text[max(0, match.start() - 14) : match.start()]
        if (
            _FEE.search(before)
            or _FEE_NEXT.match(sentence.text, match.end())
            or ("自" in match[0] and _SELLER.search(before))
        ):
            continue
        if match[0] == "爱莫能助" and (sentence.durations or _closed(sentence.text)):
            continue
        words = before + match[0]
        value = next((name for name, pattern in _REASONS if pattern.search(words)), "user_bears")
        yield Found("liability_user", value, match.start(), match.end())
        return
    if borne := _left_to_the_buyer(sentence.text):
        yield Found("liability_user", "user_bears", borne.start(), borne.end())


def _left_to_the_buyer(text: str) -> re.Match[str] | None:
    """Where a turn of phrase leaves the buyer alone with a loss or a mishap; no fee is a loss."""
    borne = BORNE.search(text)
    if borne and not _SELLER.search(text[max(0, borne.start() - 14) : borne.start()]):
        return borne
    left = disclaimed(text)
    return None if left and _FEE.search(text[max(0, left.start() - 14) : left.start()]) else left


def liability_platform(sentence: Sentence) -> Iterator[Found]:
    """全额退款, 先行赔付, 补发或退款; not where it is denied or only spoken of."""
    for found in _grants(sentence):
        if not NO_PROMISE.search(sentence.text):
            yield found


def _grants(sentence: Sentence) -> Iterator[Found]:
    characters = frozenset(sentence.text)
    for value, needed, pattern in _EVERY_GRANT:
        match = None if needed.isdisjoint(characters) else pattern.search(sentence.text)
        if match and pattern in _IN_OTHER_WORDS and NOT_MADE_GOOD.search(sentence.text):
            return
        if match and not _DENIED.search(sentence.text[max(0, match.start() - 10) : match.start()]):
            yield Found("liability_platform", value, match.start(), match.end())
            return
    made_good = remedied(sentence)
    if made_good:
        yield Found("liability_platform", *made_good)


def _closed(text: str) -> bool:
    """Who comes too late, or asks for money that nobody pays back, is told so; nobody bears a loss."""
    return _TERM.search(text) is not None or refuses(text)
