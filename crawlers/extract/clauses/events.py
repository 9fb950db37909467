"""Which promises are bounded by an event and not by a clock: before delivery, first login, no warranty?"""

import re
from collections.abc import Iterator

from crawlers.extract.clauses.found import Found
from crawlers.extract.clauses.quick import quick
from crawlers.extract.clauses.words import OUTSIDE
from crawlers.extract.terms_sentence import Sentence

_GRANT = (
    r"(?:(?<![不无法])(?:可以?|能够?|有权|得(?=[向申请随])|来得及|给|予以|支持|"
    r"包|都|就|随时|随便|说退|想退|秒|立即|允许|均|会|为您|"
    r"全额|"
    r"同意)(?:以|够|可|能|随时|直接|主动|免费|走|反悔|自行|无条件|联系|客服|售后|平台|申请|办理|给|您|"
    r"点|自己|"
    r"向|无责|免责|单方面?|双方|放心|退款|在[^,。]{1,5}[里上]|取消|订单|"
    r"把钱|允许|并|都){0,4}(?:全额?|全款)?(?:退(?!不)|撤(?!不)|取消|发起[^,。]{0,3}(?:投诉|维权|退)|投诉|维权)|喊停|"
    r"反悔|全退|(?<!不能)(?<!不可)(?<!无法)(?<!不得)提[出交][^,。]{0,2}(?:退款|撤单|取消)|"
    r"全额[^,。]{0,4}退|(?:分文|"
    r"一分)不少|点“?(?:取消|退款|撤单)|退的?(?:不收|不扣|免)|帮[您你]退)"
)
_UNDELIVERED = (
    r"(?:待(?:发货|发卡|出卡|处理|充值)|(?:未|没有?|尚未)[给帮为替][您你](?:充|发|出|做|开|代|处理)|"
    r"(?:未|没有?|"
    r"尚未)给[^,。]{0,2}[卡货码]|(?:未|没有?|尚未)(?:被|开始|点击?|点开?)?“?(?:发货|发卡|出[卡货票码号]|"
    r"发|显示|查看|打开|看|处理|"
    r"提取|提卡|充值|受理|派人|安排|制作|做|开打|"
    r"(?<![点按])收[卡码货号]|提(?=[,的货])|露|亮|点开|翻开|出库|交付|交接|交[到付给]|接单|开通|代练|"
    r"做单|动工|上号|"
    r"开始)|没人[接抢]单?|"
    r"发[您你给][^,。]{0,3}(?:之|以)前|(?:发货|发[卡码号]|出[卡货票码号库]|处理|提卡|提取卡密|提取|交付|"
    r"充[值上]|到账|受理|安排|制作|开打|开工|动工|"
    r"生成|发出|接单|派单|开通)”?(?:之|以)?前)"
)
_BEFORE_DELIVERY = re.compile(
    _UNDELIVERED + r"[^。]{0,24}?" + _GRANT + r"|"
    r"(?:[没未]|尚未)[^,。]{1,4}(?:之|以)?前(?:就|想|要|申请|都给)?退(?=$|[,的款])|"
    r"(?:退款?|撤单|取消订单)[^。]{0,6}(?:在|于|赶在|趁)[^,。]{0,3}(?:发货|发[卡码号]|出[卡货码]|提卡|接单)(?:之|以)?前"
    r"(?:发起|提[出交]|申请|办理)"
)
_BEFORE_CONFIRMATION = re.compile(
    r"(?:[点按][^,。]{0,3}“?(?:收货|收到|签收|确认)”?(?:按钮)?[^,。]{0,3}(?:之|以)?前|(?:收货|确认|"
    r"签收)按钮[^,。]{0,3}(?:没|未)|(?:没|未)[点按][^,。]{0,3}(?:收货|签收|确认|完成)|完成(?:订单|交易)(?:之|"
    r"以)?前|确认(?:收货|完成|订单|无误|交易)?”?(?:之|以)?前|(?:未|没有?|"
    r"尚未)(?:点击?)?“?确认(?:收货)?)[^。]{0,24}?" + _GRANT + r"|"
    r"退[^。]{0,8}(?:在|于|赶在|趁)[^,。]{0,3}(?:点击?|确认)[^,。]{0,3}(?:收货|签收)”?(?:之|以)?前(?:发起|提[出交]|申请|办理)"
)
_FIRST_LOGIN = quick(
    r"(?:保修?|质保|售后|负责|范围)[^,。]{0,6}(?:[至到限对]|截止)[^,。]{0,4}首次[^,。]{0,4}[登用]|"
    r"首次(?:成功)?(?:登[录陆上]|使用)[^,。]{0,3}(?:为止|负责)|(?:[只仅]?包登[录陆]一次|包登[录陆]上|(?:包|"
    r"保|质保|只保|仅保|保证|保障|头一?[回次]|"
    r"第一[回次])(?:首登|能?登(?:得|的)?[上进]|首次登[录陆上]?|"
    r"第一次登[录陆上]?|上车))|[只仅]保(?:证)?[您你]?(?:能)?(?:登得上|上得去)|"
    r"[只仅]保(?:证)?(?:能)?(?:首登|登录|登陆|登上|上号)|保证[^,。]{0,8}首登|"
    r"[只仅]管[^,。]{0,4}(?:首登|登[录陆上])(?!问题|异常|失败)|首登(?:质保|包赔|包换|保障|有?保)|"
    r"上车质保|保到首登|首次登[录陆]成功即?视为|质保:?首[登次]"
)
_NO_WARRANTY = re.compile(
    r"(?:不[带做搞]|无|没有?|不含|不包|不参与|不提供|不支持|不享受?|不)(?:任何|一切)?(?:形式[的之]?)?(?:质保|售后|"
    r"保修)(?![问期时客])|"
    r"(?:不|无|没有?|不附?带|不含|不提供|不承诺|不作)(?:任何|一切)?(?:形式[的之]?)?(?:品质|质量)?"
    r"(?:担保(?!交易)|保障|(?<=[式的之量])保证)(?:服务)?(?=$|[,的])|"
    r"(?:质保|售后|保修|保障):(?:无|没有|不支持|不提供)(?=$|,)|(?:质保|售后|保修)(?:都|也|是|一概)?(?:没有|没得|不管|全无)|没保(?=$|,)|^(?:无|没有|不支持),质保|"
    r"不管售后|售后不管|(?<!质)不保(?=$|[,换修])"
)
_TOO_NARROW = re.compile(
    r"[真来][伪路源]|[无没未缺][^,]{1,6}(?:者|[^,]{0,2}$)|如|若|不然|逾期|"
    r"超[过出时]|过期|否则|没有|未|无法|不能|的[,，]?$|后$"
)


def refund_before_event(sentence: Sentence) -> Iterator[Found]:
    """未发货可退, 确认收货前可以申请退款."""
    for value, pattern in (
        ("before_delivery", _BEFORE_DELIVERY),
        ("before_confirmation", _BEFORE_CONFIRMATION),
    ):
        match = pattern.search(sentence.text)
        if match and not any(match.start() - 12 <= d.begin < match.end() for d in sentence.durations):
            yield Found("refund_window", value, match.start(), match.end())


def warranty_event(sentence: Sentence) -> Iterator[Found]:
    """包首登, 不带质保."""
    first = _FIRST_LOGIN.search(sentence.text)
    if first:
        yield Found("warranty_period", "first_login", first.start(), first.end())
    none = _NO_WARRANTY.search(sentence.text)
    if (
        none
        and not first
        and not sentence.durations
        and not OUTSIDE.search(sentence.text)
        and not _TOO_NARROW.search(sentence.text[: none.start()])
    ):
        yield Found("warranty_period", "none", none.start(), none.end())
