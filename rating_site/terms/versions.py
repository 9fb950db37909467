"""Did the rules change, or only a counter, a date or the order ticker beside them?

Two texts with the same fingerprint are one version. What moves by itself is cut out by its shape (a masked
buyer who just bought, a number of visitors, the time of day), never for being a number: 48 小时 must stay.
"""

import hashlib
import re
import unicodedata
from collections.abc import Iterator

_NUMBER = r"\d{1,9}(?:[.,]\d{1,9}){0,3}\s?[万亿wk]?\+?%?"
_LENGTH = r"(?!\s?(?:小时|分钟|分(?!享)|秒|个?工作日|天(?!前)|日|个月|年|h\b|点|元|块|[/*x:×]))"
"""After a counter: no length of time, price or clock, which would be a rule."""
_AGO = r"(?:刚刚|刚才|\d{1,4}\s?(?:秒钟?|分钟?|个?小时|天)\s?[之以]?前)"
_BOUGHT = r"(?:购买|下单|充值|付款|成交|买了|拍下|抢购|提现|提取|领取|兑换|支付|入手|提卡|开通)"
_MASKED = r"[\w@.-]{0,12}[*＊x]{2,8}[\w@.-]{0,12}"
_RULE = re.compile(
    r"退|补|赔|换|质保|保修|售后|客服|联系|不予|投诉|仲裁|[小时天分钟日]内|工作日|超过|逾期|期限|手续费|处理|审核|请"
)
_TICKER = re.compile(
    rf"(?:{_MASKED}|恭喜)[^\n]{{0,30}}{_BOUGHT}|{_AGO}[^\n]{{0,12}}{_BOUGHT}|{_BOUGHT}[^\n]{{0,30}}{_AGO}"
)
_TICKED = re.compile(
    rf"(?:恭喜\s?)?(?:用户|会员|买家|顾客|网友)?\s?{_MASKED}[^\n。,，;；]{{0,30}}{_BOUGHT}[^\s。,，;；]{{0,20}}"
    rf"|[^\s。,，;；]{{0,12}}\s?{_AGO}\s?(?:成功)?{_BOUGHT}[^\s。,，;；]{{0,20}}"
)
_DATE = (
    r"(?:19|20)\d{2}\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}\s?[日号]?|(?<!\d)\d{1,2}月\d{1,2}[日号]"
    r"|(?:19|20)\d{2}年(?:\d{1,2}月)?"
)
_MOVING = re.compile(
    rf"(?:{_DATE})(?:\s?[（(]?(?:星期|周)[一二三四五六日天][）)]?)?"
    r"|(?:今天是?|今日是?|现在是?|当前)\s?[:是]?\s?(?:星期|周)[一二三四五六日天]"
    r"|(?<![\d:])\d{1,2}:\d{2}:\d{2}(?![\d:])"
    r"|(?:当前|现在|北京|本地|更新|发布|刷新)(?:时间|于)\s?:?\s?\d{1,2}:\d{2}"
    rf"|{_AGO}(?=\s?(?:在线|更新|登录|登陆|发布|到账|发货|来过|访问|活跃|回复|$))"
    r"|(?:已?(?:稳定|安全)?运行|开业|建站|上线|成立)(?:时间|了|已)?\s?:?\s?(?:\d{1,6}\s?(?:年|个?月|天|小?时|分钟?|秒)\s?){1,6}"
    r"|^\s{0,9}(?:(?:星期|周)[一二三四五六日天])?\s{0,9}\d{1,2}:\d{2}\s{0,9}$"
    r"|(?:订单|单)(?:编号|号)?\s?[:#]?\s?[\dA-Za-z*]{4,30}(?=\s|$|,|已)"
    r"|距离?[^\n\d退补换赔]{0,16}(?:还[有剩])\s?:?\s?(?:\d{1,4}\s?(?:天|小?时|分钟?|秒)\s?){1,4}"
    r"|(?:©|copyright|版权所有)\s?(?:19|20)\d{2}(?:\s?[-~]\s?(?:19|20)\d{2})?",
    re.IGNORECASE | re.MULTILINE,
)
_COUNTED = (
    r"已售|已卖|销量|月销|总销|库存|余货|余票|访客|人气|热度|浏览量?|阅读量?|访问量?|点击量?|围观|关注|点赞|收藏|评论|好评率?|在线|"
    r"成交量?|成交额|订单总?数|总订单|今日订单|今日成交|今日发货|今日访问|昨日订单|会员数|会员总数|用户数|注册用户|商户数|商品数|"
    r"累计(?:成交|销售|销量|服务|用户|订单|注册|发货|交易|售出|访问|处理)|总共售出|剩余(?:库存|数量|件数)?|还剩|仅剩|排队"
)
_COUNTER = re.compile(
    rf"(?:{_COUNTED})(?:人数|数量|总数|次数|用户|客服|会员|订单|量|数|约|超过?|达|了|已)?\s?[:：(（]?\s?{_NUMBER}{_LENGTH}(?![\d.])"
    rf"\s?(?:人次|人|次|单|件|笔|位|个|张|份|名|条|台)?"
    rf"|今[日天]已?(?:发货|成交|售出|完成|处理|充值|交易)(?:额|量|数)?\s?:?\s?[￥¥]?\s?{_NUMBER}{_LENGTH}(?![\d.])"
    rf"|(?<![满每限需第\d.])(?:{_NUMBER})\s?(?:人次|人|位|名|次|单|件|笔|张|个)(?:用户|买家|顾客|客户|朋友|网友|小伙伴)?\s?"
    r"(?:正在|已经|已|同时|刚刚|在)?(?:在线|浏览|围观|关注|访问|付款|购买|下单|咨询|排队|参与|看过|成交|售出|好评|点赞)"
)
_RULE_DATE = re.compile(rf"(?:{_DATE})\s?(?:之?前|以后|之后|起?至)[^\n。]{{0,20}}[退补换赔]")


def version_sha256(text: str) -> str:
    """A fingerprint of the rules in a text: equal for texts that differ in moving parts and layout only."""
    kept = "\n".join(_kept(unicodedata.normalize("NFKC", text)))
    return hashlib.sha256(
        re.sub(r"[\s\u200b-\u200f\ufeff]+", "", kept).encode("utf-8", "replace")
    ).hexdigest()


def _kept(text: str) -> Iterator[str]:
    """The lines without what moves by itself."""
    for line in text.splitlines():
        if _TICKER.search(line):
            line = _TICKED.sub("", line) if _RULE.search(line) else ""
        if not _RULE_DATE.search(line):
            line = _MOVING.sub("", line)
        yield _COUNTER.sub("", line)
