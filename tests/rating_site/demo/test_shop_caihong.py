import pytest
from werkzeug.test import Client, TestResponse

from rating_site.demo.shop_caihong import REFUSED_LANGUAGE, REFUSED_PROGRAM, caihong


def get(path: str, agent: str = "Mozilla/5.0", language: str = "zh-CN", accept: str = "*/*") -> TestResponse:
    headers = {"User-Agent": agent, "Accept-Language": language, "Accept": accept}
    return Client(caihong).get(path, headers=headers)


@pytest.mark.parametrize("agent", ["python-requests/2.32", "Go-http-client/1.1", "HeadlessChrome/120"])
def test_programs_are_told_to_click(agent: str) -> None:
    assert get("/", agent=agent).text == REFUSED_PROGRAM


def test_readers_without_an_accept_header_are_told_to_click() -> None:
    assert get("/", accept="").text == REFUSED_PROGRAM


def test_english_readers_are_refused_with_status_200() -> None:
    answer = get("/", language="en")
    assert answer.status_code == 200
    assert answer.text == REFUSED_LANGUAGE


def test_a_reader_who_takes_both_languages_sees_the_shop() -> None:
    assert "平台公告" in get("/", language="zh-CN,zh;q=0.9,en;q=0.8").text


def test_search_engines_pass() -> None:
    assert "平台公告" in get("/", agent="Mozilla/5.0 (compatible; Baiduspider/2.0)", language="en").text


@pytest.mark.parametrize(
    ("module", "words"),
    [
        ("buy", "充值失败退回站内余额"),
        ("query", "业务补单"),
        ("help", "超过 7 天的订单不再处理"),
        ("about", "演示站点"),
        ("none", "平台公告"),
    ],
)
def test_modules_are_chosen_by_query(module: str, words: str) -> None:
    assert words in get(f"/?mod={module}&cid=1&tid=1").text


def test_site_info_is_public() -> None:
    info = get("/api.php?act=siteinfo").get_json()
    assert info["build"] == "2016-05-01"
    assert "72 小时" in info["anounce"]


def test_goods_come_by_ajax_and_unknown_acts_are_told_so() -> None:
    assert get("/ajax.php?act=gettool").get_json()["data"][0]["tid"] == "1"
    assert get("/ajax.php?act=none").get_json()["msg"] == "No Act"


def test_fingerprints_of_the_software_are_there() -> None:
    page = get("/").text
    for mark in ("?mod=buy&cid=1&tid=1", "var hashsalt=", "var isModal=", "assets/faka/css/css1.css"):
        assert mark in page


def test_unknown_files_are_not_found_and_the_favicon_is_served() -> None:
    assert get("/robots.txt").status_code == 404
    assert get("/favicon.ico").data.startswith(b"\x89PNG")
