"""How does a shop say it can be reached? QQ, WeChat, Telegram, phone and e-mail, and its support hours."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from crawlers.extract.page import Page
from crawlers.extract.text import fold, squeeze

MOST_CONTACTS = 40
_QQ = r"([1-9]\d{4,10})(?!\d)"
_LABELLED = (
    ("qq_group", re.compile(rf"(?:QQ|扣扣|企鹅|交流|售后)群(?:号|聊)?[ \t]{{0,3}}[::]?[ \t]{{0,3}}{_QQ}", re.IGNORECASE)),
    ("qq", re.compile(rf"(?:QQ|扣扣|企鹅)(?:号|号码|客服)?[ \t]{{0,3}}[::]?[ \t]{{0,3}}{_QQ}", re.IGNORECASE)),
    ("wechat", re.compile(r"(?:微信|威信|V信|(?<![A-Za-z])(?:VX|WX|WeChat))(?:号|客服|号码|公众号)?[ \t]{0,3}[::][ \t]{0,3}"
                          r"([A-Za-z][A-Za-z0-9_-]{5,19})(?![A-Za-z0-9_-])", re.IGNORECASE)),
    ("telegram", re.compile(r"(?:电报|纸飞机|飞机号|telegram|(?<![A-Za-z])TG)(?:群|频道|客服|号)?[ \t]{0,3}[::]?[ \t]{0,3}"
                            r"@([A-Za-z][A-Za-z0-9_]{4,31})(?!\w)", re.IGNORECASE)),
    ("phone", re.compile(r"(?:电话|手机|热线|致电|(?<![A-Za-z])Tel)(?:号|号码)?[ \t]{0,3}[::.]?[ \t]{0,3}"
                         r"((?:\+?86[ -]?)?1[3-9]\d{9}|0\d{2,3}-?\d{7,8}|[48]00-?\d{3}-?\d{4})(?!\d)", re.IGNORECASE)),
    ("email", re.compile(r"(?<![A-Za-z0-9._%+-])([A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,4})")),
)
_LINKED = (
    ("qq", re.compile(rf"(?:wpa\.qq\.com|wpa\.b\.qq\.com|tencent:)[^\s\"'<>]{{0,200}}[?&;]uin={_QQ}", re.IGNORECASE)),
    ("telegram", re.compile(r"(?:https?:)?//(?:t\.me|telegram\.me)/(?:s/)?([A-Za-z][A-Za-z0-9_]{4,31})(?!\w)")),
    ("phone", re.compile(r"^tel:\+?([\d-]{7,20})$")),
    ("email", re.compile(r"^mailto:([A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9.-]{4,120})")),
)
_INLINE = (
    ("qq", re.compile(rf"[\"'](?:service_qq|kfqq|qq|site_info_qq)[\"']\s{{0,3}}:\s{{0,3}}[\"']?{_QQ}")),
    ("wechat", re.compile(r"[\"'](?:service_)?(?:wechat|weixin|wx)[\"']\s{0,3}:\s{0,3}[\"']([A-Za-z][A-Za-z0-9_-]{5,19})[\"']")),
)
_HOURS = re.compile(
    r"(?:7 ?[*xX×] ?24|24 ?[*xX×] ?7) ?小时?[^\s,。;]{0,12}|(?:全天 ?)?24 ?小时 ?(?:在线|客服|服务|人工)[^\s,。;]{0,8}"
    r"|(?:客服|在线|工作|服务|营业|值班|售后)[^\n,。;]{0,8}(?:时间|时段|在线)[^\n,。;]{0,12}\d{1,2} ?[:点时]\d{0,2}分?"
    r" ?[-~—–至到] ?(?:次日|凌晨|晚上?|下午)?\d{1,2} ?(?:[:点时]\d{0,2})?分?")


@dataclass(frozen=True, slots=True)
class Contact:
    """A way to reach the shop. `kind`: qq, qq_group, wechat, telegram, phone, email; `place`: text, link, script."""

    kind: str
    value: str
    place: str


def find_contacts(page: Page) -> tuple[Contact, ...]:
    """The contacts of a page, each once, in visible text first, then links and inline data."""
    found = dict.fromkeys(_all(page))
    unique: dict[tuple[str, str], Contact] = {}
    for contact in found:
        unique.setdefault((contact.kind, contact.value), contact)
    return tuple(unique.values())[:MOST_CONTACTS]


def find_contacts_in_text(text: str) -> tuple[Contact, ...]:
    """The contacts that a text names with a label (QQ:…, 微信:…), each once."""
    return tuple(dict.fromkeys(_labelled(fold(text[:200_000]))))[:MOST_CONTACTS]


def find_hours(text: str) -> str:
    """The passage that states when support answers, as written; empty where none does."""
    found = _HOURS.search(fold(text[:200_000]))
    return squeeze(text[found.start():found.end()], 80) if found else ""


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


def _matches(patterns: tuple[tuple[str, re.Pattern[str]], ...], text: str, place: str) -> Iterator[Contact]:
    for kind, pattern in patterns:
        for number, match in enumerate(pattern.finditer(text)):
            if number >= MOST_CONTACTS:
                break
            yield Contact(kind, match[1].lower() if kind == "email" else match[1], place)
