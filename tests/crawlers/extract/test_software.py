"""Software families by their marks."""

import pytest

from crawlers.extract.software import identify


@pytest.mark.parametrize(
    ("source", "family", "version"),
    [
        (
            '<script src="/assets/common/js/ready.js?v=3.6.0"></script><nav class="navbar-acg">',
            "acg_faka",
            "3.6.0",
        ),
        ("<noscript>kamifaka-frontend needs JavaScript</noscript>", "kamifaka", ""),
        ('{"data":{"kamiFaka_v":"1.88"}}', "kamifaka", "1.88"),
        ('<script type=module src="/web/assets/index-a1B2c3.js">', "qs_faka", ""),
        ("Powered by：@独角数卡 /assets/luna/x.css", "dujiaoka", ""),
        ('fetch("/api/v1/public/config")', "dujiao_next", ""),
        ('<a href="./?mod=buy&amp;tid=3">', "caihong", ""),
        ("<script>var hashsalt=x", "caihong", ""),
        ('Powered by <a href="#">ZFAKA</a> 1.4.4', "zfaka", "1.4.4"),
        ("/shop_theme/classic/a.css", "card_system", ""),
        ("<p>a page of mine with 独角数卡 in an article", "unknown", ""),
        ("", "unknown", ""),
        ('<link href="/res/layui/css/layui.css">', "unknown", ""),
    ],
)
def test_each_family_has_its_marks(source: str, family: str, version: str) -> None:
    found = identify(source)
    assert (found.family, found.version) == (family, version)
    assert bool(found.marks) == (family != "unknown")


def test_headers_add_to_weak_marks_and_never_suffice() -> None:
    assert identify("", {"Server": "workerman"}).family == "unknown"
    assert identify("", {"Set-Cookie": "ACG-SHOP=abc"}).family == "acg_faka"
    assert identify("/s#/record", {"set-cookie": f"customer={'a' * 32}"}).family == "card_system"
