"""Fingerprints survive a new name and new goods, and differ between templates."""

from crawlers.extract.fingerprint import (
    analytics_ids,
    favicon_hash,
    goods_links,
    icon_urls,
    template_fingerprint,
)
from crawlers.extract.html import parse


def shop(name: str, cards: int, theme: str = "a") -> str:
    card = "".join(f'<div class="card {theme} card-{number}"><h5>x</h5></div>' for number in range(cards))
    return f"<title>{name}</title><nav><ul><li>{name}</ul></nav><main>{card}</main><footer><p>"


def test_a_new_name_and_new_goods_change_nothing() -> None:
    assert template_fingerprint(parse(shop("一号店", 3))) == template_fingerprint(parse(shop("二号店", 40)))


def test_another_template_differs() -> None:
    one, other = parse(shop("一号店", 3)), parse(shop("一号店", 3, "b"))
    assert template_fingerprint(one) != template_fingerprint(other)


def test_an_empty_shell_has_no_fingerprint() -> None:
    assert template_fingerprint(parse("<div id=app></div>")) == ""
    assert favicon_hash(b"") == "" != favicon_hash(b"x")


def test_icons_are_found() -> None:
    page = parse(
        '<link rel="Shortcut Icon" href="/i.ico"><link rel=stylesheet href=/a>', base_url="http://a.b/"
    )
    assert icon_urls(page) == ("http://a.b/i.ico",)


def test_analytics_accounts_are_found() -> None:
    source = (
        "https://hm.baidu.com/hm.js?" + "0a" * 16 + " s4.cnzz.com/z_stat.php?id=1278901234 "
        'LA.init({id:"K1abcDEF22",ck:"x"}) gtag("config","G-ABCDEF1234") UA-1234567-1'
    )
    assert analytics_ids(source) == (
        "51la:K1abcDEF22",
        "baidu:" + "0a" * 16,
        "cnzz:1278901234",
        "google:G-ABCDEF1234",
        "google:UA-1234567-1",
    )


def test_goods_are_known_by_id_and_longest_name() -> None:
    page = parse(
        '<a href="/item/12"><img></a><a href="/item/12">Q币 10个</a>'
        '<a href="?mod=buy&cid=1&tid=7">钻</a><a href="/article/3">x</a>'
    )
    assert [(one.id, one.name) for one in goods_links(page)] == [("12", "Q币 10个"), ("7", "钻")]
