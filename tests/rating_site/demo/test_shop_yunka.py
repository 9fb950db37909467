import re

import pytest
from werkzeug.test import Client, TestResponse

from rating_site.demo.shop_yunka import yunka


def get(path: str, agent: str = "Mozilla/5.0") -> TestResponse:
    return Client(yunka).get(path, headers={"User-Agent": agent})


def test_title_has_two_parts_and_the_notice_is_in_the_html() -> None:
    page = get("/").text
    assert re.search(r"<title>首页 \| .+</title>", page)
    assert "请在付款后 24 小时内凭订单号联系客服补单" in page.split('class="jumbotron')[1]


def test_footer_splits_filing_and_police_number_by_tags() -> None:
    footer = get("/").text.split('<footer class="footer')[1]
    assert "浙ICP备18999901号" not in footer
    text = re.sub(r"<[^<>]*>", "", footer)
    assert "浙ICP备18999901号" in text
    assert "浙公网安备 33019999000001号" in text


def test_footer_names_the_software_and_its_assets() -> None:
    page = get("/").text
    assert "Powered by：" in page and "@独角数卡" in page and "/assets/unicorn/" in page


def test_rules_stand_in_the_modal_of_the_buy_page() -> None:
    modal = get("/buy/1").text.split('id="staticBackdrop"')[1]
    assert "收到卡密后 48 小时内申请退款" in modal.split('class="modal-body">')[1]


def test_every_listed_product_has_a_buy_page() -> None:
    numbers = re.findall(r'href="/buy/(\d+)"', get("/").text)
    assert len(numbers) == 3
    assert all("商品描述" in get(f"/buy/{number}").text for number in numbers)


@pytest.mark.parametrize("path", ["/buy/99", "/bill/DEMO1", "/detail-order-sn/DEMO1"])
def test_unknown_things_get_an_error_page_with_status_200(path: str) -> None:
    answer = get(path)
    assert answer.status_code == 200
    assert "返回上一页" in answer.text


def test_unknown_paths_are_not_found() -> None:
    assert get("/terms").status_code == 404


def test_order_search_has_a_form() -> None:
    assert 'action="/search-order-by-sn"' in get("/order-search").text


def test_cookies_are_those_of_the_framework() -> None:
    cookies = get("/").headers.getlist("Set-Cookie")
    assert [cookie.partition("=")[0] for cookie in cookies] == ["yunjia_session", "XSRF-TOKEN"]


def test_chat_apps_are_asked_to_open_a_browser() -> None:
    assert "请使用浏览器打开" in get("/", agent="Mozilla/5.0 MicroMessenger/8.0").text


def test_robots_and_favicon_are_served() -> None:
    assert get("/robots.txt").text.startswith("User-agent: *")
    assert get("/favicon.ico").data.startswith(b"\x89PNG")
