"""Is this page the shop, or something in front of it? Challenges, cloaking, soft 404, refusals."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from crawlers.extract.page import Page
from crawlers.extract.text import fold, squeeze

_SHORT = 800
_CHALLENGE_TITLE = re.compile(
    r"just a moment|attention required|ddos-guard|security check|human verification|verify you are human"
    r"|访问被拦截|安全验证|人机验证|访问验证|浏览器安全检查|网站防火墙|滑动验证|请稍候",
    re.IGNORECASE,
)
_CHALLENGE_TEXT = re.compile(
    r"checking your browser|enable javascript and cookies|complete the security check|创宇盾|云锁|安全狗"
    r"|网站防火墙|正在验证您|完成验证后|拖动滑块|访问过于频繁|请求存在威胁|已被拦截",
    re.IGNORECASE,
)
_CLOAKED = re.compile(
    r"click to continue|浏览器不支持或操作系统语言设置非中文|点击右上角.{0,20}浏览器"
    r"|(?:在|使用|用)(?:系统|手机|其他)?浏览器(?:中)?打开",
    re.IGNORECASE,
)
_SOFT_404 = re.compile(
    r"页面(?:没有找到|不存在|未找到|走丢|飞走)|找不到(?:页面|网页|该页)|^\s{0,9}404\b|404 ?not ?found"
    r"|page not found|商品(?:不存在|已下架|已删除)|店铺不存在|您访问的.{0,10}不存在",
    re.IGNORECASE,
)
_REFUSES = re.compile(
    r"(?:禁止|拒绝)(?:爬虫|采集|机器人|自动化)|automated access"
    r"|(?:bots?|crawlers?|scraping) (?:are|is) not (?:allowed|permitted)",
    re.IGNORECASE,
)
_PARKED = re.compile(
    r"域名(?:正在)?出售|域名停靠|该域名已(?:过期|到期)|domain (?:is|may be) for sale", re.IGNORECASE
)
_COOKIE_TEST = re.compile(r"document\.cookie\s{0,5}=|_challenge\b|location\.(?:reload|replace|href)")
_IN_FRONT = (("cloaked", _CLOAKED), ("refuses", _REFUSES), ("parked", _PARKED))


@dataclass(frozen=True, slots=True)
class PageKind:
    """`kind`: content, not_found, challenge, cloaked, refuses, parked, empty or server_error.

    Only ``content`` may be read as the shop's own words; ``challenge`` and ``cloaked`` never mean absent.
    """

    kind: str
    reason: str = ""

    @property
    def blocked(self) -> bool:
        """Whether something stood in front of the page."""
        return self.kind in ("challenge", "cloaked")


def page_kind(page: Page, http_status: int = 200, headers: Mapping[str, str] | None = None) -> PageKind:
    """What kind of page this is, from status, headers, title and text."""
    text = fold(page.visible_text.strip())
    challenge = _challenge(page, text, {name.lower(): value for name, value in (headers or {}).items()})
    if challenge:
        return PageKind("challenge", challenge)
    short = text[:_SHORT] if len(text) < _SHORT else ""
    for kind, pattern in _IN_FRONT:
        found = pattern.search(short)
        if found:
            return PageKind(kind, f"a page that says {found.group()!r}")
    return _by_status(page, http_status, short, text)


def _challenge(page: Page, text: str, headers: Mapping[str, str]) -> str:
    if "challenge" in headers.get("cf-mitigated", ""):
        return "a Cloudflare challenge"
    if _CHALLENGE_TITLE.search(page.title):
        return f"a page titled {squeeze(page.title, 60)!r}"
    found = _CHALLENGE_TEXT.search(text) if len(text) < _SHORT else None
    if found:
        return f"a page that says {found.group()!r}"
    bare = not text and not page.resources and not page.links
    tests = bare and any(len(_COOKIE_TEST.findall(script[:20_000])) >= 2 for script in page.scripts)
    return "a script that tests the browser" if tests else ""


def _by_status(page: Page, http_status: int, short: str, text: str) -> PageKind:
    if http_status in (404, 410):
        return PageKind("not_found", f"HTTP status {http_status}")
    if http_status >= 500:
        return PageKind("server_error", f"HTTP status {http_status}")
    if http_status in (401, 403, 405, 406, 451):
        return PageKind("refuses", f"HTTP status {http_status}")
    found = _SOFT_404.search(fold(page.title)) or _SOFT_404.search(short[:200])
    if found:
        return PageKind("not_found", f"status {http_status}, but the page says {found.group()!r}")
    shell = page.resources or page.scripts
    return PageKind("content") if text or shell else PageKind("empty", "nothing to read")
