"""What do shops of the known software state? Asked of the demo's shops, whose shapes are the real ones."""

import asyncio
from datetime import UTC, datetime
from types import ModuleType
from typing import Any
from wsgiref.types import WSGIApplication

import pytest

from crawlers.net import Trouble
from crawlers.observation import Observation, Outcome, Target
from crawlers.settings import CrawlSettings
from crawlers.sources import platform_terms, storefront
from rating_site.demo.shops import ALL_SHOPS
from tests.crawlers.fake_net import FakeNet, all_of

NOW = datetime(2026, 11, 20, tzinfo=UTC)
APPS: dict[str, WSGIApplication] = {shop.host: shop.app for shop in ALL_SHOPS}


def _ask(source: ModuleType, host: str) -> list[Observation]:
    target = Target(id="1", url=f"http://{host}")
    return asyncio.run(all_of(source.ask(target, FakeNet(APPS), CrawlSettings(), NOW)))


def _shown(host: str) -> dict[str, Any]:
    return _ask(storefront, host)[0].value or {}


def _stated(host: str) -> dict[str, list[tuple[str, str]]]:
    """place -> (type, value) of its clauses."""
    values = [seen.value or {} for seen in _ask(platform_terms, host)]
    return {value["place"]: [(c["type"], c["value"]) for c in value["clauses"]] for value in values}


@pytest.mark.parametrize(
    ("key", "family", "name"),
    [
        ("yunka", "dujiaoka", "云岬数卡（演示）"),
        ("kami", "kamifaka", "纸鸢卡密（演示）"),
        ("jishou", "qs_faka", "青岬寄售（演示）"),
        ("acg", "acg_faka", "雾岛激活码（演示）"),
        ("caihong", "caihong", "虹岬云商城（演示）"),
    ],
)
def test_every_family_is_recognised_and_names_its_shop(key: str, family: str, name: str) -> None:
    shown = _shown(f"{key}-demo.example")
    assert (shown["software"]["family"], shown["name"], shown["language"]) == (family, name, "zh")


def test_a_filing_number_split_by_tags_is_read() -> None:
    icp = _shown("yunka-demo.example")["icp"]
    assert [claim["number"] for claim in icp["claims"]] == ["浙ICP备18999901号"]
    assert [claim["number"] for claim in icp["police"]] == ["浙公网安备 33019999000001号"]


def test_a_number_that_only_the_json_holds_is_read() -> None:
    claim = _shown("kami-demo.example")["icp"]["claims"][0]
    assert (claim["number"], claim["flags"]) == ("粤ICP备2021999903号-2", ["old_link"])


def test_a_contact_that_only_the_json_holds_is_read() -> None:
    assert {"kind": "qq", "value": "9999900004"} in _shown("acg-demo.example")["contacts"]


def test_payment_ways_are_read_from_json_and_from_the_product_page() -> None:
    assert _shown("kami-demo.example")["payments"] == ["alipay", "alipay_f2f", "epay"]
    assert "alipay_f2f" in _shown("yunka-demo.example")["payments"]


def test_goods_behind_mere_buttons_have_their_names() -> None:
    goods = {one["id"]: one["name"] for one in _shown("yunka-demo.example")["goods"]}
    assert goods["3"] == "话费直充 50 元"


def test_counters_are_nowhere_in_the_evidence() -> None:
    assert "128834" not in str(_shown("caihong-demo.example"))
    assert "86123" not in str(_shown("jishou-demo.example"))


def test_a_seller_on_a_shared_host_has_its_own_name_and_contacts() -> None:
    shown = _shown("jishou-demo.example/shop/A1B2C3D4")
    assert shown["name"] == "小满点卡铺"
    assert shown["contacts"] == [{"kind": "qq", "value": "9999900011"}]
    assert shown["icp"]["claims"] == []


def test_an_unknown_seller_is_not_answered_with_the_host() -> None:
    with pytest.raises(Trouble) as caught:
        _ask(storefront, "jishou-demo.example/shop/ZZZZ9999")
    assert caught.value.outcome is Outcome.EMPTY


def test_rules_in_articles_notices_products_and_scripts_are_found() -> None:
    stated = _stated("jishou-demo.example")
    assert ("refund_window", "PT24H") in stated["/home/article/detail?id=2"]
    assert ("escrow", "freeze_on_complaint") in stated["/web/assets/index.js"]


def test_rules_in_the_modal_of_a_product_page_are_found() -> None:
    assert ("no_refund", "after_use") in _stated("yunka-demo.example")["/buy/1"]


def test_rules_of_a_single_page_shop_are_found() -> None:
    stated = _stated("kami-demo.example")
    assert ("resupply_window", "PT48H") in stated["/api/v2/get_system#top_notice"]
    assert ("no_refund", "after_delivery") in stated["/api/v2/get_system#toast_notice"]


def test_rules_on_a_help_page_are_found() -> None:
    assert ("resupply_window", "P7D") in _stated("caihong-demo.example")["/?mod=help"]


@pytest.mark.parametrize("shop", ALL_SHOPS, ids=lambda shop: str(shop.key))
def test_every_place_is_told_once_under_an_address_of_its_own(shop: Any) -> None:
    seen = _ask(platform_terms, shop.host)
    assert len({one.url for one in seen}) == len(seen) == len({(one.value or {})["place"] for one in seen})


@pytest.mark.parametrize("shop", ALL_SHOPS, ids=lambda shop: str(shop.key))
def test_every_clause_quotes_its_text(shop: Any) -> None:
    for seen in _ask(platform_terms, shop.host):
        value = seen.value or {}
        assert all(value["text"][slice(*clause["span"])].strip() for clause in value["clauses"])
