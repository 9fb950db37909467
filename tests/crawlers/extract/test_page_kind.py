"""What stands in front of a shop is never read as the shop."""

import pytest

from crawlers.extract.html import parse
from crawlers.extract.page_kind import page_kind


@pytest.mark.parametrize(
    ("html", "status", "kind"),
    [
        ("<title>自助发卡</title><p>公告 欢迎光临</p>", 200, "content"),
        ('<div id=app></div><script src="/web/assets/index-a1.js"></script>', 200, "content"),
        ("<title>Just a moment...</title>", 403, "challenge"),
        ("<p>当前访问疑似黑客攻击，已被创宇盾拦截。", 200, "challenge"),
        ("<script>document.cookie='a=1';location.reload()</script>", 200, "challenge"),
        ("<p>Click to continue!", 200, "cloaked"),
        ("<p>请使用浏览器打开", 200, "cloaked"),
        ("<p>您当前浏览器不支持或操作系统语言设置非中文，无法访问本站！", 200, "cloaked"),
        ("<title>页面没有找到</title><p>回首页", 200, "not_found"),
        ("<h1>404 Not Found</h1>", 200, "not_found"),
        ("<p>anything", 404, "not_found"),
        ("<p>本站禁止爬虫访问", 200, "refuses"),
        ("<p>Forbidden", 403, "refuses"),
        ("<p>Bad Gateway", 502, "server_error"),
        ("", 200, "empty"),
        ("<p>此域名出售中", 200, "parked"),
    ],
)
def test_every_kind_is_recognised(html: str, status: int, kind: str) -> None:
    found = page_kind(parse(html), status)
    assert found.kind == kind
    assert found.blocked == (kind in ("challenge", "cloaked"))
    assert bool(found.reason) == (kind != "content")


def test_a_long_page_that_mentions_a_browser_is_content() -> None:
    page = parse("<title>店</title><p>请在浏览器中打开链接下单。" + "<p>商品说明：卡密自动发货。" * 80)
    assert page_kind(page).kind == "content"


def test_a_challenge_header_is_enough() -> None:
    assert page_kind(parse("<p>x"), 403, {"CF-Mitigated": "challenge"}).kind == "challenge"
