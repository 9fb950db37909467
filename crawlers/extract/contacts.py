"""How does a shop say it can be reached? QQ, WeChat, Telegram, phone and e-mail, and its support hours."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from crawlers.extract.page import Page
from crawlers.extract.text import fold, squeeze

MOST_CONTACTS = 40
_QQ = r"([1-9]\d{4,10})(?!\d)"
_IS = r"[ \t]{0,3}[:]?[ \t]{0,3}"  # a colon or nothing between the label and the value
_PHONE = r"((?:\+?86[ -]?)?1[3-9]\d{9}|0\d{2,3}-?\d{7,8}|[48]00-?\d{3}-?\d{4})(?!\d)"
_MAIL = r"([A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,4})"
_Patterns = tuple[tuple[str, re.Pattern[str]], ...]


def _compiled(*patterns: tuple[str, str]) -> _Patterns:
    return tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in patterns)


_LABELLED = _compiled(
    ("qq_group", rf"(?:QQ|扣扣|企鹅|交流|售后)群(?:号|聊)?{_IS}{_QQ}"),
    ("qq", rf"(?:QQ|扣扣|企鹅)(?:号|号码|客服)?{_IS}{_QQ}"),
    (
        "wechat",
        r"(?:微信|威信|V信|(?<![A-Z])(?:VX|WX|WeChat))(?:号|客服|号码|公众号)?[ \t]{0,3}:[ \t]{0,3}"
        r"([A-Z][A-Z0-9_-]{5,19})(?![A-Z0-9_-])",
    ),
    (
        "telegram",
        r"(?:电报|纸飞机|飞机号|telegram|(?<![A-Z])TG)(?:群|频道|客服|号)?"
        rf"{_IS}@([A-Z][A-Z0-9_]{{4,31}})(?!\w)",
    ),
    ("phone", rf"(?:电话|手机|热线|致电|(?<![A-Z])Tel)(?:号|号码)?\.?{_IS}{_PHONE}"),
    ("email", rf"(?<![A-Z0-9._%+-]){_MAIL}"),
)
_LINKED = _compiled(
    ("qq", rf"(?:wpa\.(?:b\.)?qq\.com|tencent:)[^\s\"'<>]{{0,200}}[?&;]uin={_QQ}"),
    ("telegram", r"(?:https?:)?//(?:t\.me|telegram\.me)/(?:s/)?([A-Z][A-Z0-9_]{4,31})(?!\w)"),
    ("phone", r"^tel:\+?([\d-]{7,20})$"),
    ("email", rf"^mailto:{_MAIL}"),
)
_INLINE = _compiled(
    ("qq", rf"[\"'](?:service_qq|kfqq|qq|site_info_qq)[\"']\s{{0,3}}:\s{{0,3}}[\"']?{_QQ}"),
    (
        "wechat",
        r"[\"'](?:service_)?(?:wechat|weixin|wx)[\"']\s{0,3}:\s{0,3}"
        r"[\"']([A-Z][A-Z0-9_-]{5,19})[\"']",
    ),
)
_HOURS = re.compile(
    r"(?:7 ?[*xX×] ?24|24 ?[*xX×] ?7) ?(?:小时)?[^\s,。;]{0,12}"
    r"|(?:全天 ?)?24 ?小时 ?(?:在线|客服|服务|人工)[^\s,。;]{0,8}"
    r"|(?:客服|在线|工作|服务|营业|值班|售后)[^\n,。;]{0,8}(?:时间|时段|在线)[^\n,。;\d]{0,12}"
    r"\d{1,2} ?[:点时]\d{0,2}分?"
    r" ?[-~至到] ?(?:次日|凌晨|晚上?|下午)?\d{1,2} ?(?:[:点时]\d{0,2})?分?"
)


@dataclass(frozen=True, slots=True)
class Contact:
    """A way to reach the shop.

    `kind`: qq, qq_group, wechat, telegram, phone, email; `place`: text, link or script.
    """

    kind: str
    value: str
    place: str


def find_contacts(page: Page) -> tuple[Contact, ...]:
    """The contacts of a page, each once, in visible text first, then links and inline data."""
    unique: dict[tuple[str, str], Contact] = {}
    for contact in _all(page):
        unique.setdefault((contact.kind, contact.value), contact)
    return tuple(unique.values())[:MOST_CONTACTS]


def find_hours(text: str) -> str:
    """The passage that states when support answers, as written; empty where none does."""
    found = _HOURS.search(fold(text[:200_000]))
    return squeeze(text[found.start() : found.end()], 80) if found else ""


def _all(page: Page) -> Iterator[Contact]:
    yield from _labelled(fold(page.visible_text[:200_000]))
    for link in page.links[:2000]:
        yield from _matches(_LINKED, link.href[:1000], "link")
    for script in page.scripts[:50]:
        data = script[:300_000].replace("\\/", "/")
        yield from _matches(_INLINE, data, "script")
        yield from _matches(_LINKED[:2], data, "script")


def _labelled(text: str) -> Iterator[Contact]:
    yield from _matches(_LABELLED, text, "text")


def _matches(patterns: _Patterns, text: str, place: str) -> Iterator[Contact]:
    for kind, pattern in patterns:
        for number, match in enumerate(pattern.finditer(text)):
            if number >= MOST_CONTACTS:
                break
            yield Contact(kind, match[1].lower() if kind == "email" else match[1], place)
