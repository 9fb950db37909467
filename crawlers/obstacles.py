"""Is this the shop, or something that stands in front of it? Challenges, cloaking and firewall pages."""

import re
from collections.abc import Mapping

from crawlers.extract.page import Page

_SHORT = 800
_STATUSES = frozenset([401, 403, 405, 406, 412, 418, 451])
_TITLE = re.compile(
    r"just a moment|attention required|ddos-guard|security check|human verification|访问被拦截|安全验证"
    r"|人机验证|访问验证|浏览器安全检查|网站防火墙|请稍候|请使用浏览器打开|滑动验证|verify you are human",
    re.IGNORECASE,
)
_TEXT = re.compile(
    r"click to continue|checking your browser|enable javascript and cookies to continue|创宇盾|云锁|安全狗"
    r"|网站防火墙|浏览器不支持或操作系统语言|语言设置非中文|在浏览器中打开|请用浏览器打开|正在验证您|完成验证后"
    r"|拖动滑块|访问过于频繁|请求存在威胁|已被拦截|complete the security check",
    re.IGNORECASE,
)
_COOKIE_TEST = re.compile(r"document\.cookie\s{0,5}=|_challenge\b|location\.(?:reload|replace|href)")


def why_blocked(status: int, headers: Mapping[str, str], page: Page) -> str | None:
    """What stands in the way, in a few English words; None where this is an answer of the site itself."""
    if "challenge" in headers.get("cf-mitigated", ""):
        return "a Cloudflare challenge"
    text = page.visible_text.strip()
    if _TITLE.search(page.title[:300]):
        return f"a page titled {page.title[:60]!r}"
    if len(text) < _SHORT:
        found = _TEXT.search(text)
        if found:
            return f"a page that says {found.group()!r}"
        if _only_tests_cookies(page, text):
            return "a script that tests the browser"
    return f"HTTP status {status}" if status in _STATUSES else None


def _only_tests_cookies(page: Page, text: str) -> bool:
    """No text, nothing loaded, and a script that sets a cookie and comes again."""
    if text or page.resources or page.links or not page.scripts:
        return False
    return any(len(_COOKIE_TEST.findall(script[:20_000])) >= 2 for script in page.scripts)
