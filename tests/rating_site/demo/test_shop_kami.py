import pytest
from werkzeug.test import Client, TestResponse

from rating_site.demo.shop_kami import kami


def get(path: str) -> TestResponse:
    return Client(kami).get(path)


def test_the_page_is_a_shell_of_728_bytes_without_a_title() -> None:
    shell = get("/")
    assert len(shell.data) == 728
    assert "<title>" not in shell.text
    assert "kamifaka-frontend" in shell.text


@pytest.mark.parametrize("path", ["/terms", "/about", "/api/v2/none", "/api/v2/detail/x"])
def test_every_unknown_path_leads_to_the_front_page(path: str) -> None:
    answer = get(path)
    assert answer.status_code == 302
    assert answer.headers["Location"] == "/"


def test_system_tells_name_notices_contacts_footer_and_version() -> None:
    system = get("/api/v2/get_system").get_json()
    assert "粤ICP备2021999903号-2" in system["web_footer"]["info"]
    assert "48 小时内请勿催单" in system["top_notice"]["info"]
    assert {"web_name", "toast_notice", "contact_us", "pays", "web_url", "kamiFaka_v"} <= system.keys()


def test_goods_list_is_grouped_and_leaves_descriptions_out() -> None:
    answer = get("/api/v2/theme_list").get_json()
    assert [len(group["shops"]) for group in answer["shops"]] == [2, 1]
    assert "discription" not in answer["shops2"][0]


def test_detail_holds_the_rules_under_the_misspelt_key() -> None:
    listed = get("/api/v2/theme_list").get_json()["shops2"]
    details = [get(f"/api/v2/detail/{item['prod_id']}").get_json() for item in listed]
    assert "退款扣除 5% 手续费" in details[0]["discription"]
    assert all(detail["discription"] for detail in details)


def test_a_product_that_does_not_exist_is_a_database_error() -> None:
    assert get("/api/v2/detail/99").status_code == 503


def test_robots_and_the_script_named_in_the_shell_are_served() -> None:
    assert "Disallow: /images/" in get("/robots.txt").text
    assert "/static/user/js/app.5d1e0c7b.js" in get("/").text
    assert get("/static/user/js/app.5d1e0c7b.js").status_code == 200


def test_favicon_is_served() -> None:
    assert get("/favicon.ico").data.startswith(b"\x89PNG")
