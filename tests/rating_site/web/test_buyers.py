"""Pages answer a worried buyer: is there a reason to wait, which, and how much is known."""

from collections.abc import Callable
from datetime import datetime

import pytest
from flask.testing import FlaskClient

from rating_site.store.db import Database
from rating_site.trust.score import WEIGHTS
from tests.rating_site.web.sample_rows import (
    HONEST,
    SILENT,
    WORDING,
    YOUNG,
    Shop,
    add_listing,
    rename,
)

Add = Callable[[Shop], str]


def test_the_three_answers_come_first_and_in_order(client: FlaskClient, honest: str) -> None:
    html = client.get(f"/platforms/{honest}").text
    places = [html.index(text) for text in ('class="headline"', "付款前先看", "已知多少", "分数怎么来的")]
    assert places == sorted(places)


def test_a_platform_page_has_its_box_below_the_verdict_and_no_script(
    client: FlaskClient, honest: str
) -> None:
    html = client.get(f"/platforms/{honest}").text
    assert html.index("已知多少") < html.index('role="search"') < html.index("分数怎么来的")
    assert html.count("<script") == html.count("application/ld+json") == 1


def test_a_platform_page_shows_where_everything_was_read(client: FlaskClient, honest: str) -> None:
    html = client.get(f"/platforms/{honest}").text
    expected = ("备案已核实", "京ICP备18000001号-1", "2017-03-02", "超过30分钟没收到卡密", "出处：", "QQ")
    assert [text for text in expected if text not in html] == []


@pytest.mark.parametrize("state", ["listed", "warned"])
def test_a_listed_platform_shows_the_reason_and_no_score(
    client: FlaskClient, honest: str, database: Database, now: datetime, state: str
) -> None:
    add_listing(database, honest, state, WORDING, now)
    html = client.get(f"/platforms/{honest}").text
    assert WORDING in html
    assert 'class="grade"' not in html and "分数怎么来的" not in html


def test_unknown_is_said_with_its_reason(client: FlaskClient, add: Add) -> None:
    html = client.get(f"/platforms/{add(SILENT)}").text
    assert "暂不评级" in html and "备案仍在核实" in html and "没有登记机构或域名服务给出注册日期。" in html


def test_no_page_says_safe_or_pay(client: FlaskClient, add: Add) -> None:
    for shop in (HONEST, YOUNG, SILENT):
        html = client.get(f"/platforms/{add(shop)}").text
        assert not any(word in html for word in ("安全可靠", "可以放心", "放心付款", "可以付款", "推荐"))


HOSTILE = ("<script>alert(1)</script>", '"><img src=x onerror=1>', "{{7*7}}", "\u202e倒")


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_stays_text(
    client: FlaskClient, honest: str, database: Database, now: datetime, name: str
) -> None:
    rename(database, honest, HONEST.host, name, now)
    html = client.get(f"/platforms/{honest}").text
    assert "<script>alert" not in html and "<img" not in html and "49" not in html.split("</h1>")[0][-40:]


def test_a_known_host_leads_straight_to_its_page(client: FlaskClient, honest: str) -> None:
    answer = client.get("/search", query_string={"q": f"http://{HONEST.host}/item/3"})
    assert (answer.status_code, answer.location) == (303, f"/platforms/{honest}")


def test_an_unknown_host_offers_a_live_check(client: FlaskClient) -> None:
    html = client.get("/search?q=unknown.example.com").text
    assert "立即体检" in html and 'value="http://unknown.example.com/"' in html


def test_a_shared_number_lists_all_and_warns(client: FlaskClient, add: Add) -> None:
    add(HONEST), add(YOUNG)
    html = client.get(f"/search?q={HONEST.qq}").text
    assert HONEST.name in html and YOUNG.name in html and "不代表是同一家" in html


def test_an_unknown_shop_gets_no_verdict_of_its_host(client: FlaskClient, honest: str) -> None:
    html = client.get("/search", query_string={"q": f"http://{HONEST.host}/shop/AB12"}).text
    assert "还没有查过这个地址" in html and "不能套用" in html and 'class="grade' not in html


def test_nothing_found_helps(client: FlaskClient) -> None:
    assert "直接粘贴店铺网址" in client.get("/search", query_string={"q": "没有这家店"}).text


def test_the_empty_blacklist_explains_itself(client: FlaskClient) -> None:
    assert "名单是空的" in client.get("/blacklist").text


def test_the_blacklist_can_be_searched_and_shared(
    client: FlaskClient, honest: str, add: Add, database: Database, now: datetime
) -> None:
    add_listing(database, honest, "listed", WORDING, now)
    add_listing(database, add(YOUNG), "warned", "2 名买家未收到卡密。", now)
    html = client.get("/blacklist", query_string={"q": "极速", "state": "warned"}).text
    assert YOUNG.name in html and HONEST.name not in html


def test_a_removed_entry_is_a_tombstone_only(
    client: FlaskClient, honest: str, database: Database, now: datetime
) -> None:
    add_listing(database, honest, "listed", WORDING, now, ended_reason="delisted")
    html = client.get("/blacklist?view=ended").text
    assert HONEST.name in html and WORDING not in html
    assert HONEST.name not in client.get("/blacklist").text
    assert WORDING not in client.get(f"/platforms/{honest}").text


def test_the_method_page_shows_every_weight(client: FlaskClient) -> None:
    html = client.get("/method").text

    assert all(weight.title in html for weight in WEIGHTS)


def test_the_home_page_shows_what_was_listed(
    client: FlaskClient, honest: str, database: Database, now: datetime
) -> None:
    add_listing(database, honest, "listed", WORDING, now)
    assert WORDING in client.get("/").text


def test_a_platform_page_is_light(client: FlaskClient, honest: str) -> None:
    assert len(client.get(f"/platforms/{honest}").data) < 60_000


def test_the_process_says_whether_it_can_answer(client: FlaskClient) -> None:
    assert client.get("/healthz").text == "ok\n"
