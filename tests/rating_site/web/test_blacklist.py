"""The blacklist is searched, cut, sorted and leafed through by its address, and leaves as a harmless file."""

import csv
import io
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from flask.testing import FlaskClient

from rating_site.store import blacklist_search
from rating_site.store.blacklist_search import Asked
from rating_site.store.db import Database, reading, transaction
from rating_site.store.models import Listing
from tests.rating_site.web.sample_rows import BAD, HONEST, WORDING, YOUNG, Shop, add_listing, rename
from tests.report_rows import submitted_report

Add = Callable[[Shop], str]


@pytest.fixture
def three(add: Add, database: Database, now: datetime) -> list[str]:
    """Two entries that hold, the newer one first by date, and one that ended."""
    ids = [add(shop) for shop in (HONEST, BAD, YOUNG)]
    add_listing(database, ids[0], "listed", WORDING, now)
    add_listing(database, ids[1], "warned", "2 名买家未收到卡密。", now + timedelta(days=1))
    add_listing(database, ids[2], "listed", WORDING, now, ended_reason="delisted")
    return ids


def _names(client: FlaskClient, query: str) -> list[str]:
    html = client.get(f"/blacklist{query}").text
    return [shop.name for shop in (HONEST, BAD, YOUNG) if shop.name in html]


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("", [HONEST.name, BAD.name]),
        ("?state=warned", [BAD.name]),
        ("?q=BAD.example", [BAD.name]),
        ("?q=72 小时", [HONEST.name]),
        ("?q=%", []),
        ("?reason=independent_reporters&state=listed", [HONEST.name]),
        ("?reason=own_purchase", []),
        ("?incident=vanished", []),
        ("?view=ended", [YOUNG.name]),
        ("?view=ended&q=72 小时", []),
    ],
)
def test_the_address_says_what_is_shown(
    client: FlaskClient, three: list[str], query: str, names: list[str]
) -> None:
    assert _names(client, query) == names


def test_public_reports_make_a_facet(
    client: FlaskClient, three: list[str], database: Database, now: datetime
) -> None:
    for state in ("accepted", "accepted", "submitted"):
        submitted_report(database, three[0], now, state=state, type="vanished")
    html = client.get("/blacklist").text
    assert '<option value="vanished">跑路或失联 (1)</option>' in html
    assert _names(client, "?incident=vanished") == [HONEST.name]


def test_many_entries_come_page_by_page(
    client: FlaskClient, database: Database, three: list[str], now: datetime
) -> None:
    with transaction(database) as session:
        row = session.get_one(Listing, 1)
        again = row.model_dump(exclude={"id", "effective_at"})
        session.add_all(Listing(**again, effective_at=now - timedelta(days=one)) for one in range(3, 65))
    first, third = (
        client.get("/blacklist?state=listed").text,
        client.get("/blacklist?state=listed&page=3").text,
    )
    assert first.count("<article") == 30 and 'rel="next" href="/blacklist?state=listed&amp;page=2"' in first
    assert third.count("<article") == 3 and 'rel="prev"' in third and 'rel="next"' not in third


@pytest.mark.parametrize(("sort", "first"), [("newest", BAD.name), ("review", HONEST.name)])
def test_sorting(database: Database, three: list[str], sort: str, first: str) -> None:
    with reading(database) as session:
        found = blacklist_search.find(session, Asked(sort=sort), 0, 10)
    assert (found.rows[0][0].name, found.total) == (first, 2)


def test_whoever_is_listed_again_has_no_tombstone(
    client: FlaskClient, database: Database, three: list[str], now: datetime
) -> None:
    add_listing(database, three[2], "warned", "又有 2 名买家未收到卡密。", now)
    assert _names(client, "?view=ended") == []


def test_the_view_leaves_as_csv_that_no_spreadsheet_calculates(
    client: FlaskClient, database: Database, three: list[str], now: datetime
) -> None:
    rename(database, three[0], HONEST.host, '=cmd|"/c calc"!A1', now)
    answer = client.get("/blacklist.csv?state=listed")
    [row] = csv.DictReader(io.StringIO(answer.text.removeprefix("\ufeff")))
    assert row["platform"].startswith("'=cmd") and row["sites"] == HONEST.host
    assert row["wording"] == WORDING and row["page"].endswith(f"/platforms/{three[0]}")


def test_the_view_leaves_as_json_and_removed_words_stay_behind(client: FlaskClient, three: list[str]) -> None:
    [row] = client.get("/blacklist.json?view=ended").get_json()["rows"]
    assert (row["platform"], row["state"], row["wording"]) == (YOUNG.name, "removed", None)
    assert row["ended_reason"] == "delisted"


@pytest.mark.parametrize("query", ["?page=0", "?state=x", "?sort=x", "?incident=<b>", "?q=" + "x" * 257])
def test_odd_addresses_are_refused_politely(client: FlaskClient, query: str) -> None:
    for path in ("/blacklist", "/blacklist.csv", "/blacklist.json"):
        assert client.get(path + query).status_code == 400


def test_nothing_fitting_offers_ways_on(client: FlaskClient, three: list[str]) -> None:
    html = client.get("/blacklist?q=没有这家").text
    assert "取消所有筛选" in html and "在全站查" in html
