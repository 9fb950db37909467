"""Programs that keep a copy of the blacklist learn of entries and of their ends."""

from datetime import datetime, timedelta

from flask.testing import FlaskClient
from sqlmodel import select

from rating_site.store.db import Database, transaction
from rating_site.store.models import Listing
from tests.rating_site.web.sample_rows import (
    BAD,
    HONEST,
    WORDING,
    YOUNG,
    add_listing,
    add_platform,
)


def get(client: FlaskClient, path: str) -> dict[str, list[dict[str, object]]]:
    answer: dict[str, list[dict[str, object]]] = client.get(f"/api/v1{path}").get_json()
    return answer


def test_an_entry_is_told_with_reason_dates_and_version(
    client: FlaskClient, honest: str, database: Database, now: datetime
) -> None:
    add_listing(database, honest, "warned", WORDING, now)
    (entry,) = get(client, "/listings")["listings"]
    assert (entry["platform"], entry["sites"], entry["wording"]) == (honest, [HONEST.host], WORDING)
    assert (entry["state"], entry["reasons"], entry["version"]) == ("warned", ["independent_reporters"], 1)
    assert entry["since"] == entry["decided"] == "2026-11-18T04:00:00Z" and entry["review_by"] == "2027-02-18"


def test_a_renewed_entry_stands_since_the_first_one(
    client: FlaskClient, honest: str, database: Database, now: datetime
) -> None:
    add_listing(database, honest, "warned", WORDING, now - timedelta(days=5))
    add_listing(database, honest, "listed", WORDING, now)
    with transaction(database) as session:
        first, second = session.exec(select(Listing).order_by(Listing.id)).all()  # type: ignore[arg-type]
        first.ended_at, first.ended_reason = second.effective_at, "superseded"
    (entry,) = get(client, "/listings")["listings"]
    assert (entry["since"], entry["decided"]) == ("2026-11-13T04:00:00Z", "2026-11-18T04:00:00Z")
    assert get(client, "/tombstones")["tombstones"] == []


def test_entries_are_filtered_and_come_by_pages(
    client: FlaskClient, database: Database, now: datetime
) -> None:
    for shop, state in ((HONEST, "warned"), (YOUNG, "listed"), (BAD, "listed")):
        add_listing(database, add_platform(database, shop, now), state, WORDING, now)
    assert [one["name"] for one in get(client, "/listings?state=listed")["listings"]] == [
        YOUNG.name,
        BAD.name,
    ]
    page = client.get("/api/v1/listings?limit=2").get_json()
    rest = get(client, f"/listings?limit=2&cursor={page['next']}")
    assert [one["name"] for one in rest["listings"]] == [BAD.name] and rest["next"] is None


def test_what_only_moderators_watch_is_told_nowhere(
    client: FlaskClient, honest: str, database: Database, now: datetime
) -> None:
    add_listing(database, honest, "watch", WORDING, now)
    assert WORDING not in client.get("/api/v1/listings").text + client.get("/api/v1/tombstones").text


def test_an_entry_that_ended_leaves_a_tombstone_without_its_words(
    client: FlaskClient, honest: str, database: Database, now: datetime
) -> None:
    add_listing(database, honest, "listed", WORDING, now, "appeal")
    (stone,) = get(client, "/tombstones")["tombstones"]
    assert (stone["platform"], stone["was"], stone["reason"]) == (honest, "listed", "appeal")
    assert stone["sites"] == [HONEST.host] and stone["ended"] == "2026-11-20T04:00:00Z"
    assert WORDING not in client.get("/api/v1/tombstones").text


def test_a_follower_hears_of_each_end_once(client: FlaskClient, database: Database, now: datetime) -> None:
    for shop, later in ((HONEST, 0), (YOUNG, 0), (BAD, 1)):
        ended = now + timedelta(seconds=later)
        add_listing(database, add_platform(database, shop, now), "listed", WORDING, ended, "delisted")
    page = client.get("/api/v1/tombstones?limit=2").get_json()
    rest = client.get(f"/api/v1/tombstones?cursor={page['last']}").get_json()
    assert page["more"] and [one["name"] for one in rest["tombstones"]] == [BAD.name]
    nothing = client.get(f"/api/v1/tombstones?cursor={rest['last']}").get_json()
    assert (nothing["tombstones"], nothing["last"], nothing["more"]) == ([], rest["last"], False)


def test_whoever_is_listed_again_has_no_tombstone(
    client: FlaskClient, honest: str, database: Database, now: datetime
) -> None:
    add_listing(database, honest, "listed", WORDING, now, "delisted")
    add_listing(database, honest, "warned", WORDING, now)
    assert get(client, "/tombstones")["tombstones"] == []
