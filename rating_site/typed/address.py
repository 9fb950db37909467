"""Which addresses are meant by a typed text: pasted, spoken, wrapped in another link, between words?"""

import re
from collections.abc import Iterator
from urllib.parse import unquote

from crawlers.identity import Address, read_address
from rating_site.typed.text import EDGES, joined, without_chatter

_TOPS = (
    "com|net|org|cn|cc|top|vip|xyz|shop|site|club|pro|me|icu|fun|store|online|ltd|info|link|live|pw|work|wang"
    "|ink|tech|win|mobi|asia|co|tv|io|app|art|cloud|group|buzz|life|space|website|red|run|cm|la|tk|ml"
)
_DOTS = r"(?:[点點。．｡·•・‧∙﹒]|小数点|[(\[{【]\s?(?:[.点點]|dot)\s?[)\]}】])"
_SCHEME = re.compile(
    r"(?i)(?<![a-z])h\s?[tx]{1,3}\s?[tx]?\s?p\s?(s?)\s?(?:[:;.]\s?[/\\]{1,3}|[/\\]{2})[\s/\\]{0,3}"
)
_NO_SLASHES = re.compile(r"(?i)(?<![a-z])h[tx]{2}p(s?):(?=[a-z0-9])")
_TOP_AFTER = rf"(?=(?:{_TOPS})(?![a-z0-9]))"
_NORMAL = (
    (re.compile(r"(?i)(?<=[a-z0-9])\s?(?:反?斜杠|斜线|反?斜槓)\s?(?=[a-z0-9])"), "/"),
    (re.compile(rf"(?i)(?<=[a-z0-9])(?:\s?{_DOTS}\s?|\sdot\s|\sdian\s){_TOP_AFTER}"), "."),
    (re.compile(r"(?i)(?<=[a-z0-9])\s?\.\s?c\s?o\s?m(?![a-z0-9])"), ".com"),
    (re.compile(rf"(?i)(?<![a-z0-9])(w{{2,4}}|wap|m|h5)\s?(?:{_DOTS}|\.\s|,\s?)\s?(?=[a-z0-9])"), r"\1."),
    (re.compile(rf"(?i)(?<=[a-z0-9])(?:\s\.\s?|\.\s){_TOP_AFTER}"), "."),
    (re.compile(r"(?i)(?<=[.\s][a-z]{2})\s?[\\/]\s?[\\/]?\s?(?=[a-z0-9#?])"), "/"),
    (re.compile(r"(?i)(?<=[a-z0-9])(?<![a-z]://)\s?[\\/]\s?[\\/]?\s?(?=[a-z0-9#?])"), "/"),
)
_COMMA = re.compile(
    r"(?i)(?<![a-z0-9.@])(?=[0-9-]{0,62}[a-z])([a-z0-9-]{4,63})\s?[,;、]"
    r"(com|net|org|cn|cc|top|vip|xyz|shop|site|club|icu|fun|ltd)(?![a-z0-9])(?:[.,](cn))?(?P<path>/\S*)?"
)
_WORDS = re.compile(
    rf"(?i)(?:(?P<www>w{{3}})\s)?(?P<label>[a-z0-9-]{{2,63}})\s(?P<top>com|net|org)?\s?(?P<last>{_TOPS})(?P<path>/\S*)?"
)
_UNDOTTED = re.compile(
    r"(?i)(?:w{3})?([a-z0-9-]{3,40}?)(?:dot|dian|[^a-z0-9.\s])?(com|net|org|cn|cc|top|vip|xyz|shop|site|club|icu|fun|ltd)(cn)?(?:/\S*)?"
)
_STOP = r"[A-Za-z0-9/_.~%?=&#:+@!$*-]"
_HOST = re.compile(
    r"(?i)(?<![.@_-])(?<![^\W\u4e00-\u9fff])(?:[a-z0-9_-]{1,63}(?:\.|\[\.\])){1,8}[a-z][a-z0-9-]{1,62}(?![a-z0-9@])"
    rf"(?::\d{{1,5}})?(?:/{_STOP}{{0,200}})?"
)
_URL = re.compile(r"(?i)h(?:tt|xx)ps?:/{1,3}[^\s\u3000-\u303f，、；！（）“”<>\"]{3,256}")
_HAN_TAIL = re.compile(r"(?<=[!-.0-~])[\u4e00-\u9fff].*")
_AFTER_PATH = re.compile(r"[,;'\"()<>\[\]{}|^`].*|[.!?:]+$")
_WRAPPED = re.compile(
    r"(?i)[?&](?:url|target|pfurl|to|link|goto|u|q|redirect(?:_url|_uri)?|jump)=(https?(?::|%3a)[^\s&]{4,240})"
)
_CARRIERS = frozenset((
    "qq.com", "url.cn", "weixinbridge.com", "t.cn", "weibo.com", "weibo.cn", "zhihu.com", "baidu.com",
    "tb.cn", "taobao.com", "tmall.com", "goofish.com", "jd.com", "3.cn", "pinduoduo.com", "1688.com",
    "douyin.com", "iesdouyin.com", "kuaishou.com", "bilibili.com", "b23.tv", "xiaohongshu.com", "xhslink.com",
    "alipay.com", "google.com", "csdn.net", "jianshu.com", "douban.com", "dwz.cn", "gitee.com", "juejin.cn",
    "oschina.net", "miit.gov.cn", "beian.gov.cn", "mps.gov.cn", "miitbeian.gov.cn", "miibeian.gov.cn",
))  # fmt: skip
"""Domains of portals whose links people pass on: what else stands in the message is meant rather."""
_MOST = 5
_SUFFIX = re.compile(r"(?i)(?:com|net|org|gov|edu)\.[a-z]{2}(?![a-z0-9.-])")
_DOTTED = re.compile(r"[.。]|^localhost|^\[[0-9a-fA-F:]{2,45}\]")
_SHOP = re.compile(r"(?i)^([^/]{1,253})/(shop|s|links|store)/{1,3}([a-z0-9_-]{2,64})")
_HAN_SUFFIXES = frozenset(
    ("中国", "中國", "公司", "网络", "網絡", "网址", "网站", "网店", "商城", "商店", "在线", "中文网", "集团")
)
_PLACES = ("shop", "s", "links", "store", "http", "https", "html", "index")
_TOKEN = re.compile(r"[A-Za-z0-9_-]{2,64}")
_PORT = re.compile(r"(?<=[a-z]):\d{1,5}")
_SPLIT = re.compile(r"(?<![a-z0-9.])([a-z0-9-]{1,30}) $")
_MOBILE = re.compile(r"^(?:m|wap|h5|mobile|3g|w{2,4})\.")


def pasted(text: str) -> Address | None:
    """The address with a scheme, wherever it stands in a message; of a portal's link where it leads to."""
    found = filter(None, map(_led, _URL.findall(normal(text))[:_MOST]))
    return next((one for one in found if one.registrable_domain not in _CARRIERS), None)


def _led(url: str) -> Address | None:
    """Where a link leads: words that follow without a space are no part of it, but a Han host is."""
    outer = _read(_AFTER_PATH.sub("", _HAN_TAIL.sub("", url))) or _read(url)
    if outer is None or outer.registrable_domain not in _CARRIERS:
        return outer  # only portals' links lead elsewhere: qq.com.evil.example?url=... is its own
    wrapped = _WRAPPED.search(url)
    return (_read(unquote(wrapped[1])) if wrapped else None) or outer


def spoken(text: str) -> Address | None:
    """An address without a scheme: a host within the text, else the whole of it, else one of its words."""
    plain = normal(text)
    whole = without_chatter(plain)
    hosts = [found.group() for found in _HOST.finditer(plain)][:_MOST]
    words = [word for word in plain.split()[:20] if "." in word]
    # A browser would read 3721 as the address 0.0.14.137, but whoever types it means a name.
    alone = [whole] if " " not in whole and _DOTTED.search(whole) else []
    within = [_led(one) for one in hosts if not _SUFFIX.match(one)]
    found = [*filter(None, (*within, *map(_read, (*alone, *words))))]
    own = [one for one in found if one.registrable_domain not in _CARRIERS]
    return next(iter(own), None) or _punctuated(plain) or next(iter(found), None)


def normal(text: str) -> str:
    """Dots, slashes and schemes as they belong, where an address can be: a 点 com -> a.com."""
    plain = _NO_SLASHES.sub(r"http\1://", _SCHEME.sub(r"http\1://", joined(text)))
    for pattern, written in _NORMAL:
        plain = pattern.sub(written, plain)
    return plain


def variants(first: Address, text: str) -> Iterator[Address]:
    """Other keys of the same address: without port and `m.`, in small letters, the shop named elsewhere."""
    bare = _MOBILE.sub("", _PORT.sub("", first.site))
    tries = [bare, bare.lower()]
    if not first.shop_path:
        before, _, after = normal(text).casefold().partition(first.host)
        words = _TOKEN.findall(after[:120])[:6] + _TOKEN.findall(before)[-1:]
        tries += [f"{bare}/{place}/{one}" for one in words if one not in _PLACES for place in _PLACES[:3]]
        tries += [f"{split[1]}{bare}"] if (split := _SPLIT.search(before)) else []
    yield from filter(None, map(_read, dict.fromkeys(one for one in tries if one != first.site)))


def guessed(text: str) -> Iterator[Address]:
    """Hosts whose dots became spaces or were left out: yunka shop, yunkacom."""
    whole = without_chatter(normal(text))
    words, token = _WORDS.fullmatch(whole), _UNDOTTED.fullmatch(whole)
    tries = (
        _joined(words) if words else None,
        _read(".".join(filter(None, token.groups()))) if token else None,
    )
    yield from filter(None, tries)


def _punctuated(text: str) -> Address | None:
    """A host with a comma for its dot, or with spaces where www or a shop path tells that it is one."""
    comma = _COMMA.search(text)
    if comma:
        return _read(".".join(filter(None, comma.groups()[:3])) + (comma["path"] or ""))
    words = _WORDS.fullmatch(without_chatter(text))
    return _joined(words) if words and (words["www"] or _SHOP.match(f"x{words['path']}")) else None


def _joined(words: re.Match[str]) -> Address | None:
    host = ".".join(filter(None, (words["label"], words["top"], words["last"])))
    return _read(host + (words["path"] or ""))


def _read(typed: str) -> Address | None:
    stripped = typed.strip(EDGES) if not typed.startswith("[") else typed
    scheme, apart, rest = stripped.rpartition("://")
    shop = _SHOP.match(rest)
    if shop:
        stripped = f"{scheme}{apart}{shop[1]}/{shop[2].lower()}/{shop[3]}"
    try:
        address = read_address(stripped)
    except ValueError:
        return None
    if not typed.isascii() and not _is_suffix(address.shown_host.rpartition(".")[2]):
        return None
    return address


def _is_suffix(label: str) -> bool:
    """Whether a host can end so; else two sentences with a full stop between them would be an address."""
    return (label.isascii() and len(label) > 1) or label in _HAN_SUFFIXES
