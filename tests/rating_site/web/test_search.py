"""The search page: groups, warnings that explain, facets, pages, suggestions; and any text gets an answer."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import event

from rating_site.jobs.follow import Follower
from rating_site.store.db import Database
from tests.rating_site.web.sample_rows import HONEST, SILENT, WORDING, YOUNG, Shop, add_listing

Add = Callable[[Shop], str]
NAUGHTY = (
    "\x00", "\u202e", "' OR 1=1 --", '"', "*", "* OR *", "(((", "name:*", "[* TO *]", "a AND", "~",
    "^2",
    "补单~2", "../../etc/passwd", "%00", "http://", "http://[", "xn--", "xn--a.xn--", "qq:", "微信", "．",
    "。",
    "ﷺ" * 200, "𠮷" * 200, "👨‍👩‍👧", "{{7*7}}", "<script>", "a" * 256, "." * 256,
    "1" * 256, "icp备号-", "-1", "\ud800",
)  # fmt: skip


def ask(client: FlaskClient, **query: object) -> str:
    """The search page for this query string."""
    return client.get("/search", query_string=query).text


@pytest.mark.parametrize("text", NAUGHTY)
@pytest.mark.parametrize("path", ["/search", "/search/suggest", "/api/v1/search", "/api/v1/suggest"])
def test_hostile_texts_get_an_answer(client: FlaskClient, honest: str, path: str, text: str) -> None:
    sent = text.encode("utf-8", "surrogatepass")
    assert client.get(path, query_string={"q": sent}).status_code in (200, 303, 400)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(min_size=1, max_size=256))
def test_any_text_gets_an_answer(client: FlaskClient, text: str) -> None:
    for path in ("/search", "/api/v1/search"):
        assert client.get(path, query_string={"q": text}).status_code in (200, 303, 400)


@pytest.mark.parametrize("path", ["/search", "/search/suggest", "/api/v1/search", "/api/v1/suggest"])
@pytest.mark.parametrize("length", [257, 60_000])
def test_long_texts_are_refused_with_the_limit(client: FlaskClient, path: str, length: int) -> None:
    answer = client.get(path, query_string={"q": "云" * length})
    assert answer.status_code == 400 and "256" in answer.text


def test_a_look_alike_is_explained_and_nobody_accused(client: FlaskClient, honest: str) -> None:
    html = ask(client, q="shop.examp1e.com")
    assert "1 换成 l" in html and HONEST.name in html and "立即体检" in html
    assert "不说明谁仿照谁" in html and "冒充" not in html


def test_a_slightly_wrong_name_asks_did_you_mean(client: FlaskClient, add: Add) -> None:
    add(YOUNG)
    html = ask(client, q="极速卡密商成")
    assert "您是不是要找" in html and YOUNG.name in html


def test_rules_are_a_group_of_their_own(
    client: FlaskClient, honest: str, database: Database, tmp_path: Path
) -> None:
    Follower(database, tmp_path / "index").step()
    html = ask(client, q="超过30分钟没收到")
    assert 'id="group-terms"' in html and "<mark>" in html


def test_facets_narrow_the_list_and_stay_in_the_address(
    client: FlaskClient, honest: str, add: Add, database: Database, now: datetime
) -> None:
    add_listing(database, add(YOUNG), "listed", WORDING, now)
    html = ask(client, status="listed")
    assert YOUNG.name in html and HONEST.name not in html
    assert 'value="listed" selected' in html


def test_the_worst_come_first_on_request(
    client: FlaskClient, honest: str, add: Add, database: Database, now: datetime
) -> None:
    add_listing(database, add(YOUNG), "listed", WORDING, now)
    html = ask(client, province="京", sort="worst")
    assert html.index(YOUNG.name) < html.index(HONEST.name)


def test_pages_do_not_overlap_and_end(client: FlaskClient, add: Add) -> None:
    names = {add(Shop(f"shop{number:02}.example.com", f"云卡{number:02}号店")) for number in range(23)}
    pages = [client.get(f"/api/v1/search?q=云卡&page={page}").get_json() for page in (1, 2, 3)]
    found = [hit["id"] for page in pages for group in page["groups"] for hit in group["hits"]]
    assert len(found) == 23 and set(found) == names
    assert pages[0]["next"] and pages[1]["next"] is None


def test_suggestions_are_options_of_a_list(client: FlaskClient, honest: str) -> None:
    html = client.get("/search/suggest?q=云上").text
    assert 'role="option"' in html and f'href="/platforms/{honest}"' in html
    assert 'role="combobox"' in client.get("/").text


@pytest.mark.parametrize("typed", [HONEST.name, HONEST.qq, "京ICP备18000001号"])
def test_only_what_names_one_platform_leads_straight_to_it(
    client: FlaskClient, honest: str, typed: str
) -> None:
    assert client.get("/search", query_string={"q": typed}).status_code == 200
    assert client.get("/search", query_string={"q": "京ICP备18000001号-1"}).status_code == 303


def test_nothing_found_under_filters_offers_to_drop_them(client: FlaskClient, add: Add) -> None:
    add(SILENT)
    assert "去掉全部筛选" in ask(client, q=SILENT.name, grade="A")


def test_rules_of_a_listed_platform_say_so(
    client: FlaskClient, honest: str, database: Database, tmp_path: Path, now: datetime
) -> None:
    add_listing(database, honest, "listed", WORDING, now)
    Follower(database, tmp_path / "index").step()
    html = ask(client, q="超过30分钟没收到", group="terms")
    assert '<li class="stop"><span class="tag">已列入黑名单</span>' in html
    body = client.get("/api/v1/search", query_string={"q": "超过30分钟没收到"}).get_json()
    assert [(hit["state"], hit["platform"]) for hit in body["groups"][0]["hits"]] == [("listed", honest)]


def test_a_page_of_near_names_takes_few_queries(client: FlaskClient, add: Add, database: Database) -> None:
    for number in range(12):
        add(Shop(f"shop{number:02}.example.com", f"云卡{number:02}号店"))
    asked: list[str] = []
    listener = (database.read, "before_cursor_execute", lambda _one, _two, text, *_rest: asked.append(text))
    client.get("/search?q=nothing")  # builds the directory
    event.listen(*listener)
    hits = client.get("/api/v1/search?q=云卡的号店").get_json()["groups"][0]["hits"]
    event.remove(*listener)
    assert len(hits) > 5 and len(asked) < 15


@pytest.mark.parametrize(
    ("typed", "kind"), [(f"这个{HONEST.qq}收了钱", "qq"), ("m.shop.example.com", "address")]
)
def test_what_is_only_guessed_is_shown_and_not_gone_to(
    client: FlaskClient, honest: str, typed: str, kind: str
) -> None:
    answer = client.get("/search", query_string={"q": typed})
    assert answer.status_code == 200 and f"/platforms/{honest}" in answer.text
    body = client.get("/api/v1/search", query_string={"q": typed}).get_json()
    assert body["query"]["kind"] == kind and body["total"] == 1


def test_a_filer_is_shown_for_a_service_that_nobody_has(client: FlaskClient, honest: str) -> None:
    html = ask(client, q="京ICP备18000001号-9")
    assert f"/platforms/{honest}" in html and "展示相同号码不代表是同一家" in html


def test_a_number_without_its_province_is_found_everywhere(client: FlaskClient, honest: str) -> None:
    assert f"/platforms/{honest}" in ask(client, q="备案号18000001")
    batch = client.post("/api/v1/check/batch", json={"questions": ["ICP备18000001号", "m.shop.example.com"]})
    assert [one["found"] for one in batch.get_json()["answers"]] == [1, 1]
    body = client.get("/api/v1/check", query_string={"q": "备案号18000001"}).get_json()
    assert [one["id"] for one in body["platforms"]] == [honest]


def test_an_unknown_address_is_not_answered_by_a_number_in_it(client: FlaskClient, honest: str) -> None:
    html = ask(client, q=f"https://nobody-knows.net/item?id={HONEST.qq}")
    assert "还没有查过这个地址" in html and f"/platforms/{honest}" not in html
