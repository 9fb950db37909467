import json
import re

import pytest
from werkzeug.test import Client, TestResponse

from rating_site.demo.shop_acg import acg


def get(path: str, language: str = "zh-CN", host: str = "acg-demo.example") -> TestResponse:
    return Client(acg).get(path, headers={"Accept-Language": language, "Host": host})


@pytest.mark.parametrize("path", ["/none", "/robots.txt", "/item/999", "/item/x"])
def test_unknown_paths_are_soft_404s(path: str) -> None:
    answer = get(path)
    assert answer.status_code == 200
    assert "<title>页面没有找到</title>" in answer.text


def test_language_follows_what_the_reader_asks_for() -> None:
    assert 'setVar("LANG", "zh-cn")' in get("/").text
    assert 'setVar("LANG", "en")' in get("/", language="en").text
    assert "<title>Page not found</title>" in get("/none", language="en-US,en").text


def test_notice_is_the_body_of_the_first_panel() -> None:
    panel = get("/").text.split("<main")[1].split('class="panel-body">')[1]
    assert "补发须在收货后 2 小时内提出" in panel.split("</div>")[0]


def test_contact_is_in_the_item_variable_and_nowhere_in_the_visible_text() -> None:
    page = get("/item/1").text
    found = re.search(r'setVar\("_var_item", (\{.*?\})\);', page)
    assert found
    assert json.loads(found[1])["service_url"] == "https://chat.acg-demo.example/"
    assert "chat.acg-demo.example" not in re.sub(r"<script>.*?</script>", "", page, flags=re.DOTALL)


def test_rules_are_in_the_item_detail() -> None:
    assert "首次登录成功后不再质保" in get("/item/1").text.split("item-detail")[1]


def test_json_endpoints_answer_in_the_software_envelope() -> None:
    for path in ("data", "commodity?categoryId=1", "pay", "commodityDetail?commodityId=1"):
        assert get(f"/user/api/index/{path}").get_json()["code"] == 200
    detail = get("/user/api/index/commodityDetail?commodityId=1").get_json()["data"]
    assert "质保首登" in detail["description"]


def test_unknown_commodity_and_endpoint_are_errors_in_the_body() -> None:
    assert get("/user/api/index/commodityDetail?commodityId=9").get_json()["msg"] == "商品不存在"
    assert get("/user/api/index/none").get_json()["code"] == 404


def test_branch_has_another_title_but_the_same_footer_and_goods() -> None:
    main, branch = get("/").text, get("/", host="fz.acg-demo.example").text
    assert "雾岛分店" in branch and "雾岛分店" not in main
    assert main.split("<footer>")[1] == branch.split("<footer>")[1]


def test_fingerprints_of_the_software_are_there() -> None:
    answer = get("/user/index/query")
    for mark in ("/common/js/ready.js?v=3.6.0", 'class="cdn-support"', "navbar-acg", "<!--start::HOOK-->"):
        assert mark in answer.text
    assert answer.headers["Content-Security-Policy"].startswith("frame-ancestors 'self'")


def test_favicon_is_served() -> None:
    assert get("/favicon.ico").data.startswith(b"\x89PNG")
