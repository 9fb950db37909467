"""Rule pages answer: what is granted, what changed, was I in time, and who grants more."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from flask.testing import FlaskClient

from rating_site.store.db import Database
from rating_site.terms.words import DISCLAIMER
from rating_site.web.rules_rows import MOST
from tests.rating_site.web.conftest import MakeApp
from tests.rating_site.web.sample_rows import (
    HARSH_RULES,
    HONEST,
    SILENT,
    WORDING,
    YOUNG,
    Shop,
    add_listing,
)
from tests.rating_site.web.sample_rules import DAY, HOST, NEW, OLD, changing, read_rules

Add = Callable[[Shop], str]


@pytest.fixture
def changed(database: Database, now: datetime) -> str:
    """A platform whose rules changed twenty days ago."""
    return changing(database, now)


def when(at: datetime) -> str:
    return at.isoformat()


def test_the_card_shows_reading_law_quote_and_place(client: FlaskClient, changed: str) -> None:
    html = client.get(f"/platforms/{changed}/rules").text
    expected = (
        "付款后 48 小时以内",
        "发货后不退",
        "不常见",
        "消费者权益保护法",
        "一经发货概不退款",
        "/help",
        DISCLAIMER,
    )
    assert [text for text in expected if text not in html] == []


def test_the_card_says_what_is_missing_and_what_was_not_read(client: FlaskClient, changed: str) -> None:
    html = client.get(f"/platforms/{changed}/rules").text
    assert "没有写明的" in html and "退款手续费" in html
    assert "http://rules.example.com/x" in html and "被网站的防护拦下" in html
    assert "还没有反馈者的记录。" in html


def test_a_meaning_that_two_places_state_stands_once(
    client: FlaskClient, database: Database, now: datetime
) -> None:
    found = read_rules(database, now, [("/a", "退款原路退回。"), ("/b", "所有退款原路退回！")])
    html = client.get(f"/platforms/{found}/rules").text
    assert html.count("<strong>退款去向</strong>") == 1 and "另有 1 处写着同样的内容" in html


def test_contradictions_are_shown_with_both_quotes(
    client: FlaskClient, database: Database, now: datetime
) -> None:
    two = [("/a", "付款后24小时内可申请补单。"), ("/b", "付款后3天内可申请补单。")]
    html = client.get(f"/platforms/{read_rules(database, now, two)}/rules").text
    assert "同一件事写了两个不同的数" in html and "498" in html


def test_a_platform_without_rules_says_so(client: FlaskClient, add: Add) -> None:
    html = client.get(f"/platforms/{add(SILENT)}/rules").text
    assert "没读到不等于没有" in html and "存档今天的规则" in html


def test_a_listed_platform_is_marked_beside_its_good_rules(
    client: FlaskClient, honest: str, database: Database, now: datetime
) -> None:
    add_listing(database, honest, "listed", WORDING, now)
    for path in (f"/platforms/{honest}/rules", "/rules", f"/rules/compare?p={honest}"):
        assert "已列入黑名单" in client.get(path).text


def test_archiving_starts_a_live_check_of_the_platform(
    client: FlaskClient, database: Database, now: datetime, queued: list[tuple[str, str]]
) -> None:
    answer = client.post(f"/platforms/{read_rules(database, now - DAY, [])}/rules/archive")
    assert answer.status_code == 303 and str(answer.location).startswith("/checks/")
    assert HOST in client.get(str(answer.location)).text and [kind for _id, kind in queued] == ["live"]


def test_archiving_needs_the_token_of_the_form(make_app: MakeApp, honest: str) -> None:
    assert make_app().test_client().post(f"/platforms/{honest}/rules/archive").status_code == 400


def test_the_history_lists_versions_with_their_dates(
    client: FlaskClient, changed: str, now: datetime
) -> None:
    html = client.get(f"/platforms/{changed}/rules/history").text
    for days in (40, 30, 20):
        assert (now - days * DAY + timedelta(hours=8)).strftime("%Y-%m-%d %H:%M") in html
    assert "与上一版比较" in html


def test_two_versions_are_compared_by_clause_and_by_text(client: FlaskClient, changed: str) -> None:
    html = client.get(f"/platforms/{changed}/rules/history?older=1&newer=2").text
    assert "付款后 24 小时以内" in html and "付款后 48 小时以内" in html
    assert f"<del>{OLD.split('。')[0]}。</del>" in html and f"<ins>{NEW.split('。')[0]}。</ins>" in html


@pytest.mark.parametrize("query", ["older=999&newer=1", "older=1&newer=999"])
def test_versions_of_others_are_not_found(client: FlaskClient, honest: str, query: str) -> None:
    assert client.get(f"/platforms/{honest}/rules/history?{query}").status_code == 404


def test_a_removed_place_is_told(client: FlaskClient, database: Database, now: datetime) -> None:
    read_rules(database, now - 9 * DAY, [("/a", OLD), ("/b", "退款原路退回。")])
    read_rules(database, now - 8 * DAY, [("/a", OLD)])
    found = read_rules(database, now - 7 * DAY, [("/a", OLD)])
    assert "已移除" in client.get(f"/platforms/{found}/rules/history").text
    assert "原路退回。" not in client.get(f"/platforms/{found}/rules").text.split("读了哪些地方")[0][-400:]


@pytest.mark.parametrize("path", ["rules", "rules/history", "order-date"])
def test_an_unknown_platform_is_not_found(client: FlaskClient, path: str) -> None:
    assert client.get(f"/platforms/000000000000/{path}").status_code == 404


def test_the_platform_page_leads_to_the_rules_and_stays_short(client: FlaskClient, changed: str) -> None:
    html = client.get(f"/platforms/{changed}").text
    for path in ("rules", "rules/history", "order-date"):
        assert f'href="/platforms/{changed}/{path}"' in html
    assert html.count("<strong>退款去向</strong>") == 1


HOSTILE = "退款原路退回。<script>alert(1)</script>{{7*7}}"


def test_hostile_rules_stay_text(client: FlaskClient, database: Database, now: datetime) -> None:
    read_rules(database, now - DAY, [("/<img src=x>", OLD)])
    found = read_rules(database, now, [("/<img src=x>", HOSTILE)])
    for path in ("rules", "rules/history?older=1&newer=2", "order-date", ""):
        html = client.get(f"/platforms/{found}/{path}".rstrip("/")).text
        assert "<script>alert" not in html and "<img" not in html


def test_the_directory_filters_and_sorts(client: FlaskClient, add: Add, changed: str) -> None:
    add(HONEST), add(YOUNG)
    assert "规则很多卡盟" in client.get("/rules?resupply=24").text
    assert YOUNG.name not in client.get("/rules?resupply=24").text
    html = client.get("/rules?sort=resupply_wait").text
    assert html.index(HONEST.name) < html.index(YOUNG.name)


def test_a_rule_that_is_not_stated_passes_no_filter(client: FlaskClient, add: Add) -> None:
    add(HONEST)
    html = client.get("/rules?handled=720").text
    assert HONEST.name not in html and "没有符合条件的平台" in html


@pytest.mark.parametrize(
    ("query", "shown"),
    [("route=balance", YOUNG), ("route=original_route", HONEST), ("no_blanket=1", HONEST)],
)
def test_each_filter_keeps_what_it_names(client: FlaskClient, add: Add, query: str, shown: Shop) -> None:
    add(HONEST), add(YOUNG)
    assert shown.name in client.get(f"/rules?{query}").text


def test_the_directory_has_pages_that_keep_the_filters(
    client: FlaskClient, database: Database, now: datetime
) -> None:
    for number in range(31):
        read_rules(database, now, [("/a", HARSH_RULES)], f"s{number}.example.com", f"第{number}家")
    html = client.get("/rules?route=balance").text
    assert "1 / 2" in html and "route=balance&amp;page=2" in html
    assert client.get("/rules?page=2").text.count('name="p"') == 1


def test_new_texts_are_seen_by_the_rows_in_memory(
    client: FlaskClient, database: Database, now: datetime
) -> None:
    read_rules(database, now - DAY, [("/a", "退款到平台余额。")])
    assert "规则很多卡盟" in client.get("/rules?route=balance").text
    read_rules(database, now, [("/a", "退款原路退回。")])
    assert "规则很多卡盟" not in client.get("/rules?route=balance").text


def test_the_empty_directory_says_what_to_do(client: FlaskClient) -> None:
    assert "还没有读到任何平台的规则" in client.get("/rules").text


@pytest.mark.parametrize("query", ["sort=nonsense", "page=0", "resupply=-1", "route=x", "resupply=nan"])
def test_nonsense_filters_are_refused(client: FlaskClient, query: str) -> None:
    assert client.get(f"/rules?{query}").status_code == 400


def test_at_most_the_newest_platforms_are_filtered_and_the_page_says_so(
    client: FlaskClient, database: Database, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rating_site.web.rules_directory.MOST", 1)
    for number in (0, 1):
        read_rules(
            database, now - number * DAY, [("/a", HARSH_RULES)], f"s{number}.example.com", f"第{number}家"
        )
    html = client.get("/rules?route=balance").text
    assert "只看了最近读到的 1 家，一共 2 家" in html and "第0家" in html and "第1家" not in html
    assert MOST == 2000


def test_up_to_four_platforms_stand_side_by_side(client: FlaskClient, add: Add, changed: str) -> None:
    ids = [add(HONEST), add(YOUNG), changed]
    html = client.get("/rules/compare?" + "&".join(f"p={one}" for one in ids)).text
    assert all(
        name in html for name in (HONEST.name, YOUNG.name, "规则很多卡盟", "付款后 48 小时以内", "未写明")
    )


def test_five_platforms_are_too_many(client: FlaskClient) -> None:
    answer = client.get("/rules/compare?" + "&".join(f"p=00000000000{number}" for number in range(5)))
    assert answer.status_code == 400 and "一次最多比较四家" in answer.text


def test_a_comparison_of_nothing_leads_to_the_directory(client: FlaskClient) -> None:
    assert "去规则库" in client.get("/rules/compare").text
    assert client.get("/rules/compare?p=nonsense").status_code == 400


def test_the_directory_leaves_as_a_harmless_file(
    client: FlaskClient, add: Add, database: Database, now: datetime
) -> None:
    for number, name in enumerate(("=1+1", HONEST.name)):
        add(Shop(f"s{number}.example.com", name))
    answer = client.get("/rules.csv?resupply=&sort=read_at&page=7")
    assert answer.mimetype == "text/csv" and '"\'=1+1"' in answer.text
    rows = client.get("/rules.json?route=original_route").get_json()["rows"]
    assert {row["platform"] for row in rows} == {"=1+1", HONEST.name}
    assert all(row["resupply_wait"] == 0.5 and row["routes"] == ["original_route"] for row in rows)
    assert client.get("/rules.json?route=x").status_code == 400
