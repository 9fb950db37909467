"""Private questions are answered from buckets that follow every decision."""

import time
from collections.abc import Callable
from datetime import datetime

import pytest
from flask.testing import FlaskClient

from rating_site.exports.ranges import digest
from rating_site.store import changes
from rating_site.store.db import Database, transaction
from rating_site.store.models import Listing
from tests.rating_site.web.sample_rows import BAD, WORDING, Shop, add_listing


def _count(client: FlaskClient, site: str, width: int = 3) -> int:
    name = digest(site)
    rows = dict(row.split(":") for row in client.get(f"/api/v1/range/{name[:width]}").text.split("\r\n"))
    return int(rows.get(name[width:], 0))


@pytest.mark.parametrize(("state", "count"), [("listed", 2), ("warned", 1), ("watch", 0)])
def test_a_bucket_says_what_the_page_says(
    client: FlaskClient,
    database: Database,
    add: Callable[[Shop], str],
    now: datetime,
    state: str,
    count: int,
) -> None:
    add_listing(database, add(BAD), state, WORDING, now)
    assert _count(client, BAD.host) == _count(client, BAD.host, 5) == count


def test_a_delisted_site_leaves_its_bucket_at_once(
    client: FlaskClient, database: Database, add: Callable[[Shop], str], now: datetime
) -> None:
    key = add(BAD)
    add_listing(database, key, "listed", WORDING, now)
    assert _count(client, BAD.host) == 2
    with transaction(database) as session:
        entry = session.get(Listing, 1)
        assert entry is not None
        entry.ended_at, entry.ended_reason = now, "delisted"
        changes.record(session, "listing", key, listing=1, state="delisted")
    time.sleep(0.35)
    assert _count(client, BAD.host) == 0


def test_other_sites_may_ask_and_an_unchanged_bucket_is_not_sent_again(client: FlaskClient) -> None:
    answer = client.get("/api/v1/range/ABC")
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    again = client.get("/api/v1/range/ABC", headers={"If-None-Match": answer.headers["ETag"]})
    assert again.status_code == 304


@pytest.mark.parametrize("prefix", ["zz", "ABCD", "ABCDEF0", "%00%00%00"])
def test_a_prefix_of_another_form_is_a_clear_error(client: FlaskClient, prefix: str) -> None:
    answer = client.get(f"/api/v1/range/{prefix}")
    assert (answer.status_code, answer.mimetype) == (400, "application/problem+json")


def test_the_page_says_what_each_way_reveals(client: FlaskClient) -> None:
    page = client.get("/private-check").text
    assert "前 3 位" in page
    assert "<noscript>" in page
