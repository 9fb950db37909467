"""Followers hear of entries, corrections and changed rules, and of nothing that may not be shown."""

from collections.abc import Callable
from datetime import datetime
from xml.etree import ElementTree

import pytest
from flask.testing import FlaskClient

from rating_site.store import changes
from rating_site.store.db import Database, transaction
from rating_site.store.models import Listing
from tests.rating_site.web.sample_rows import BAD, WORDING, Shop, add_listing, rename

_ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def bad(database: Database, add: Callable[[Shop], str], now: datetime) -> str:
    """A listed platform whose listing stands in the change log."""
    platform_id = add(BAD)
    add_listing(database, platform_id, "listed", WORDING, now)
    _changed(database, platform_id, "listed")
    return platform_id


def _changed(database: Database, platform_id: str, state: str) -> None:
    with transaction(database) as session:
        changes.record(session, "listing", platform_id, listing=1, state=state)


def _titles(client: FlaskClient, path: str = "/feeds/changes.atom") -> list[str]:
    root = ElementTree.fromstring(client.get(path).data)  # noqa: S314  # our own document
    return [str(entry.findtext(f"{_ATOM}title")) for entry in root.iter(f"{_ATOM}entry")]


def test_an_empty_feed_is_a_feed(client: FlaskClient) -> None:
    assert _titles(client) == []
    assert client.get("/feeds/changes.json").get_json()["items"] == []


def test_a_listing_is_told_with_its_wording(client: FlaskClient, bad: str) -> None:
    [item] = client.get("/feeds/changes.json").get_json()["items"]
    assert item["title"] == "跑路卡盟 被列入黑名单"
    assert WORDING in str(item)


def test_a_correction_is_told_and_the_old_words_go(
    client: FlaskClient, database: Database, bad: str, now: datetime
) -> None:
    with transaction(database) as session:
        entry = session.get(Listing, 1)
        assert entry is not None
        entry.ended_at, entry.ended_reason = now, "delisted"
        changes.record(session, "listing", bad, listing=1, state="delisted", reason="delisted")
    assert _titles(client)[0] == "跑路卡盟 已移出"
    assert WORDING not in client.get("/feeds/changes.atom").text


def test_a_platform_has_a_feed_of_its_own(client: FlaskClient, bad: str, honest: str) -> None:
    assert _titles(client, f"/platforms/{bad}/changes.atom") == ["跑路卡盟 被列入黑名单"]
    assert _titles(client, f"/platforms/{honest}/changes.atom") == []
    assert client.get("/platforms/0123456789ab/changes.atom").status_code == 404


def test_a_hostile_name_stays_text(client: FlaskClient, database: Database, bad: str, now: datetime) -> None:
    rename(database, bad, BAD.host, "]]><script>alert(1)</script>&\x01", now)
    assert "<script>" not in client.get("/feeds/changes.atom").text
    assert "<script>" in _titles(client)[0]


def test_an_unchanged_feed_is_not_sent_again(client: FlaskClient, bad: str) -> None:
    tag = client.get("/feeds/changes.atom").headers["ETag"]
    assert client.get("/feeds/changes.atom", headers={"If-None-Match": tag}).status_code == 304
