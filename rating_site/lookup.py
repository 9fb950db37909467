"""What did somebody type into the one box? Pure: text in, (kind, key) out."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

from crawlers.extract.icp_number import IcpClaim, find_icp_in_text, parse_icp_number
from crawlers.identity import Address, read_address

MAX_QUERY = 256
Kind = Literal["address", "icp_service", "icp_main", "qq", "wechat", "name"]

_EDGES = " \t,，.。、;；:：!！?？~～…\"'“”‘’()（）[]【】《》<>「」『』|"
_BEFORE = re.compile(
    r"^(?:请问|麻烦|帮我|帮忙|查一下|查一查|查下|查查|查询|搜一下|搜索|求助|有人知道|谁知道|谁用过|大家觉得"
    r"|有人用过|有没有|我想知道|我想问|想问|网友说|听说|这个|这家|那个|那家)+"
)
_AFTER = re.compile(
    r"(?:是不是骗子|是不是骗人的?|是不是真的|是骗子|是真的|骗人的?|骗子|靠谱不靠谱|靠不靠谱|靠谱|可靠不|可靠|可信|能信|正规吗|正规不|安全吗|安全不"
    r"|怎么样|咋样|怎样|如何|好不好|黑不黑|是?真的?还是假的?|靠得住|被骗了?|骗钱|倒闭了?|投诉|举报|评价|怎么退款|还能用"
    r"|怎么联系客服|客服电话|打不开了?|登录|登陆|下载|入口|最新网址|充值不到账|怎么办|好用吗|能不能用|会不会跑路|是不是跑路了?|跑路了?没有?|跑路了?|官方网站|官方网址|官方|官网|网址"
    r"|网站|是多少|多少|是什么|吗|么|嘛|呢|啊|吧|不|[\s,，.。!！?？~～…])+$"
)
_URL = re.compile(r"(?i)h(?:tt|xx)ps?:/{1,3}[^\s\u3000-\u303f，、；！（）“”<>\"]{3,256}")
_HAN_TAIL = re.compile(r"(?<=[!-.0-~])[\u4e00-\u9fff].*")
_HOST = re.compile(
    r"(?i)(?<![a-z0-9.@_-])(?:[a-z0-9_-]{1,63}(?:\.|\[\.\])){1,8}[a-z][a-z0-9-]{1,62}(?![a-z0-9@])"
    r"(?::\d{1,5})?(?:/[!-~]{0,200})?"
)
_SPOKEN_DOT = re.compile(
    r"(?i)(?<=[a-z0-9])\s?[点點]\s?(?=(?:com|net|org|cn|cc|top|vip|xyz|shop|site|club|pro|me)(?![a-z]))"
)
_ENDS = r"(?![a-z0-9_@-]|\.[a-z0-9])"
_QQ_LINK = re.compile(r"(?i)qq\.com/\S{0,80}[?&](?:uin|u)=([1-9]\d{4,10})(?!\d)")
_QQ_MAIL = re.compile(r"(?i)(?<![\w.-])([1-9]\d{4,10})@qq\.com(?![\w.-])")
_QQ_NAMED = re.compile(
    r"(?i)(?<![a-z0-9.])(?:qq?|扣扣?|球球|企鹅|客服|联系)(?:群|客服)?(?:号码|号)?\s?[:是为]?\s?"
    r"([1-9]\d{4,10})" + _ENDS
)
_QQ_AFTER = re.compile(
    r"(?i)(?<![\w.@-])([1-9]\d{4,10})\s?(?:这个|这|是个?|的)?\s?(?:qq|扣扣|企鹅)(?![a-z0-9.])"
)
_BETWEEN_DIGITS = re.compile(r"(?<=\d)\s(?=\d)")
_DIGITS = re.compile(r"^([1-9]\d{4,10})$")
_WECHAT = re.compile(
    r"(?i)(?:(?:微信|威信|薇信|v信|wei信)(?:号码|号|客服)?\s?[:是为]?\s?"
    r"|(?<![a-z0-9])(?:wechat|weixin|vx|wx|v)(?:号|id)?\s?[:\s]\s?)"
    r"([a-z0-9][-_a-z0-9]{5,19})" + _ENDS
)
_HAN_SUFFIXES = frozenset(
    ("中国", "中國", "公司", "网络", "網絡", "网址", "网站", "网店", "商城", "商店", "在线", "中文网", "集团")
)


@dataclass(frozen=True, slots=True)
class Query:
    """What was recognised: `key` is canonical for its kind; `address` is there for addresses only."""

    kind: Kind
    key: str
    address: Address | None = None


def recognise(text: str) -> Query:
    """The meaning of a typed text; ValueError with one line when it is empty or over 256 characters long."""
    stripped = text.strip()
    if len(stripped) > MAX_QUERY:
        raise ValueError(f"longer than {MAX_QUERY} characters")
    tidy = _tidy(stripped) or stripped.replace("\x00", "").strip()
    if not tidy:
        raise ValueError("type a host, a name, a QQ number or an ICP number")
    readers = (_contact_link, _pasted, _icp, _contact, _address)
    return next(filter(None, (read(tidy) for read in readers)), None) or _name(tidy)


def _tidy(text: str) -> str:
    """One line as it was meant: half width, nothing invisible, no halves of characters."""
    folded = unicodedata.normalize("NFKC", text)[:MAX_QUERY]
    kinds = ((one, unicodedata.category(one)) for one in folded)
    shown = "".join(" " if kind == "Cc" else one for one, kind in kinds if kind not in ("Cf", "Cs"))
    return " ".join(_SPOKEN_DOT.sub(".", shown).split())[:MAX_QUERY]


def _icp(text: str) -> Query | None:
    """A filing number, alone or with words around it; what stands behind the dash names one service."""
    claim: IcpClaim | None = parse_icp_number(text)
    if claim is None and "icp" in text.casefold():
        claim = next((one for one in find_icp_in_text(text) if one.kind == "filing"), None)
    if claim is None:
        return None
    return Query("icp_main" if claim.number == claim.main else "icp_service", claim.number)


def _contact_link(text: str) -> Query | None:
    """Links and mail addresses that are nothing but a QQ number."""
    found = _QQ_LINK.search(text) or _QQ_MAIL.search(text)
    return Query("qq", found.group(1)) if found else None


def _contact(text: str) -> Query | None:
    wechat = _WECHAT.search(text)
    if wechat:
        return Query("wechat", wechat.group(1))
    found = _QQ_NAMED.search(text) or _QQ_AFTER.search(text)
    found = found or _DIGITS.match(_BETWEEN_DIGITS.sub("", _without_chatter(text)))
    return Query("qq", found.group(1)) if found else None


def _pasted(text: str) -> Query | None:
    """An address with its scheme, wherever it stands in a message."""
    found = _URL.search(text)
    if found is None:
        return None
    # Words that follow without a space are no part of it, but a host in Han characters is.
    return _read(_HAN_TAIL.sub("", found.group())) or _read(found.group())


def _address(text: str) -> Query | None:
    """An address without a scheme: the whole text, else a host within it, else one of its words."""
    whole = _without_chatter(text)
    tries = [whole] if " " not in whole else []
    tries += [found.group() for found in _HOST.finditer(text)]
    tries += [word for word in text.split()[:20] if "." in word]
    # A browser would read 3721 as the address 0.0.14.137, but whoever types it means a name.
    return next(filter(None, (_read(one) for one in tries if not one.isdecimal())), None)


def _read(typed: str) -> Query | None:
    try:
        address = read_address(typed.strip(_EDGES) if not typed.startswith("[") else typed)
    except ValueError:
        return None
    if not typed.isascii() and not _is_suffix(address.shown_host.rpartition(".")[2]):
        return None
    return Query("address", address.site, address)


def _is_suffix(label: str) -> bool:
    """Whether a host can end so; else two sentences with a full stop between them would be an address."""
    return (label.isascii() and len(label) > 1) or label in _HAN_SUFFIXES


def _name(text: str) -> Query:
    return Query("name", _without_chatter(text).strip("【】《》「」『』") or text)


def _without_chatter(text: str) -> str:
    """云卡商城官网靠谱吗？ -> 云卡商城; a text that is chatter only stays as it is."""
    rest = _AFTER.sub("", _BEFORE.sub("", text)).strip()
    return rest or text
