import re

import pytest
from werkzeug.test import Client, TestResponse

from rating_site.demo.shop_jishou import BUNDLE, jishou


def get(path: str) -> TestResponse:
    return Client(jishou).get(path)


@pytest.mark.parametrize("path", ["/", "/robots.txt", "/no/such/page", "/shop/NOBODY"])
def test_every_path_answers_200_with_the_shell(path: str) -> None:
    answer = get(path)
    assert answer.status_code == 200
    assert answer.headers["Server"] == "workerman"
    assert '<div id="app"></div>' in answer.text


def test_shell_names_the_bundle_and_its_title_is_rendered_by_the_server() -> None:
    shell = get("/").text
    assert BUNDLE in shell and 'rel="modulepreload"' in shell
    assert "<title>青岬寄售（演示） - 虚拟商品寄售平台</title>" in shell


@pytest.mark.parametrize(("token", "seller"), [("A1B2C3D4", "小满点卡铺"), ("E5F6G7H8", "惊蛰会员店")])
def test_each_seller_has_a_page_with_its_own_title(token: str, seller: str) -> None:
    assert f"<title>{seller} - " in get(f"/shop/{token}").text


def test_site_config_tells_hours_and_a_masked_filing_number() -> None:
    config = get("/home/index/siteConfig").get_json()["data"]
    assert config["site_info_icp"] == "豫ICP备XXXXXXXX号"
    assert config["site_info_qq_desc"] == "7*24小时"


def test_rules_are_found_from_types_through_lists_to_articles() -> None:
    aliases = [kind["alias"] for kind in get("/home/article/type").get_json()["data"]]
    lists = [get(f"/home/article/list?alias={alias}").get_json()["data"]["list"] for alias in aliases]
    numbers = [article["id"] for articles in lists for article in articles]
    texts = [get(f"/home/article/detail?id={n}").get_json()["data"]["detail"]["content"] for n in numbers]
    assert any("买家须在付款后 24 小时内发起投诉" in text for text in texts)


def test_unknown_article_and_category_fail_as_the_software_does() -> None:
    assert get("/home/article/detail?id=99").get_json()["code"] == 0
    assert get("/home/article/list?alias=none").status_code == 500


def test_some_rules_live_only_in_the_bundle() -> None:
    assert "超过24小时订单自动确认" in get(BUNDLE).text
    articles = "".join(get(f"/home/article/detail?id={n}").text for n in range(8))
    assert "自动确认" not in articles


def test_shop_data_and_goods_come_by_token() -> None:
    shop = get("/shop/index/index?token=E5F6G7H8").get_json()["data"]["shop"]
    goods = get("/shop/index/getGoodsListJson?token=E5F6G7H8&cate_id=1").get_json()["data"]
    assert "掉会员包补" in shop["shop_notice"]
    assert [item["id"] for item in goods] == [102]


def test_an_unknown_shop_has_no_goods() -> None:
    assert get("/shop/index/index?token=NOBODY").get_json()["code"] == 0
    assert get("/shop/index/getGoodsListJson").get_json()["data"] == []


def test_counter_and_icon_are_served() -> None:
    assert re.fullmatch(r"\d+", str(get("/home/index/indexCount").get_json()["data"]["orderCount"]))
    assert get("/favicon.ico").data.startswith(b"\x89PNG")
