import pytest
from werkzeug.test import Client

from rating_site.demo.shops import ALL_SHOPS, AWKWARD_SHOPS, DEMO_SHOPS, shop


def test_names_lie_under_the_reserved_top_level_domain() -> None:
    assert all(candidate.host.endswith("-demo.example") for candidate in ALL_SHOPS)


def test_the_demo_has_three_shops_and_the_tests_two_more() -> None:
    assert [candidate.key for candidate in DEMO_SHOPS] == ["yunka", "kami", "jishou"]
    assert [candidate.key for candidate in AWKWARD_SHOPS] == ["acg", "caihong"]


def test_shop_is_found_by_key() -> None:
    assert shop("kami").host == "kami-demo.example"
    with pytest.raises(KeyError):
        shop("none")


def test_each_shop_has_its_own_favicon() -> None:
    headers = {"Accept": "*/*", "User-Agent": "Mozilla/5.0", "Accept-Language": "zh-CN"}
    icons = {Client(candidate.app).get("/favicon.ico", headers=headers).data for candidate in ALL_SHOPS}
    assert len(icons) == len(ALL_SHOPS)
