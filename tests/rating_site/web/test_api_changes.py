"""A program that follows the changes misses nothing public and learns nothing internal."""

from datetime import datetime
from typing import Any

import pytest
from flask.testing import FlaskClient

from rating_site.store import changes
from rating_site.store.db import Database, transaction
from rating_site.store.models import Change
from rating_site.web.api_changes import kind_of
from tests.rating_site.web.sample_rows import HONEST, WORDING, add_listing

NOTED: tuple[tuple[str, dict[str, Any], str | None], ...] = (
    ("listing", {"listing": 1, "state": "listed"}, "listed"),
    ("listing", {"listing": 1, "state": "warned"}, "warned"),
    ("listing", {"listing": 1, "state": "watch"}, None),
    ("listing", {"listing": 1, "state": "delisted", "reason": "appeal"}, "delisted"),
    ("decision", {"decision": 1, "decided": "list"}, None),
    ("source", {"source": "wayback", "held_back": True}, None),
    ("score", {"state": "graded", "grade": "B"}, "judged"),
    ("terms", {"place": "/help", "first": True}, "terms"),
    ("report", {"report": "abc", "public": True}, "report"),
    ("report", {"report": "abc", "public": False}, "report_removed"),
    ("link", {"link": 1, "state": "accepted"}, "operators"),
    ("link", {"link": 1, "state": "revoked"}, "operators"),
    ("link", {"link": 1, "state": "refused"}, None),
    ("platform", {}, "platform"),
    ("platform", {"merged_into": "abc"}, "merged"),
    ("platform", {"split_from": "abc"}, "split"),
    ("something new", {"secret": 1}, None),
)


def note(database: Database, platform_id: str | None, kind: str, **payload: Any) -> None:
    with transaction(database) as session:
        changes.record(session, kind, platform_id, **payload)


def follow(client: FlaskClient, since: int, limit: int = 500) -> dict[str, Any]:
    answer: dict[str, Any] = client.get(f"/api/v1/changes?since={since}&limit={limit}").get_json()
    return answer


@pytest.mark.parametrize(("kind", "payload", "public"), NOTED)
def test_every_kind_of_change_is_public_by_a_closed_list(
    kind: str, payload: dict[str, Any], public: str | None, now: datetime
) -> None:
    assert kind_of(Change(seq=1, kind=kind, platform_id="x", payload=payload, recorded_at=now)) == public


def test_what_concerns_no_platform_is_not_public(now: datetime) -> None:
    assert kind_of(Change(seq=1, kind="score", platform_id=None, payload={}, recorded_at=now)) is None


def test_a_removal_names_the_sites_and_the_reason(
    client: FlaskClient, honest: str, database: Database
) -> None:
    start = follow(client, 0)["next"]
    note(database, honest, "listing", listing=1, state="delisted", reason="expired")
    (change,) = follow(client, start)["changes"]
    assert (change["kind"], change["sites"], change["reason"]) == ("delisted", [HONEST.host], "expired")


def test_neither_grades_nor_internal_numbers_get_out(
    client: FlaskClient, honest: str, database: Database
) -> None:
    start = follow(client, 0)["next"]
    for kind, payload, _public in NOTED:
        note(database, honest, kind, **payload)
    told = follow(client, start)["changes"]
    assert len(told) == sum(public is not None for _kind, _payload, public in NOTED)
    names = {"seq", "kind", "platform", "sites", "at", "reason", "report", "other"}
    assert all(set(one) == names for one in told)


def test_small_pages_lead_to_the_same_changes_over_what_is_not_public(
    client: FlaskClient, honest: str, database: Database
) -> None:
    for kind, payload, _public in NOTED:
        note(database, honest, kind, **payload)
    found: list[dict[str, Any]] = []
    cursor, more = 0, True
    while more:
        page = follow(client, cursor, 2)
        found, cursor, more = found + page["changes"], page["next"], page["more"]
    assert found == follow(client, 0)["changes"]


def test_nothing_new_keeps_the_cursor(client: FlaskClient, honest: str) -> None:
    last = follow(client, 0)["next"]
    assert follow(client, last) == {"changes": [], "next": last, "more": False}
    assert follow(client, last + 1000)["next"] == last


def test_an_entry_that_ended_is_told_by_its_end_alone(
    client: FlaskClient, database: Database, honest: str, now: datetime
) -> None:
    add_listing(database, honest, "listed", WORDING, now, ended_reason="delisted")
    with transaction(database) as session:
        changes.record(session, "listing", honest, listing=1, state="listed")
        changes.record(session, "listing", honest, listing=1, state="delisted", reason="delisted")
    kinds = [one["kind"] for one in client.get("/api/v1/changes?limit=500").get_json()["changes"]]
    assert "delisted" in kinds
    assert "listed" not in kinds
