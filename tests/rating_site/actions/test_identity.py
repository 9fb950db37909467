"""Merging, splitting and moving platforms carries reports and addresses along, and can be undone exactly."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from crawlers.identity import read_address
from rating_site.actions import audit, identity, moderation, platforms, scoring
from rating_site.actions.cases import NotAllowed
from rating_site.evidence.safe import Safe
from rating_site.store import platforms as known
from rating_site.store import scores
from rating_site.store.db import Database, reading, transaction
from tests.rating_site.actions.listed_shop import listed_shop
from tests.report_rows import a_safe, add_people, submitted_report


@pytest.fixture
def safe(tmp_path: Path) -> Safe:
    """The safe of this test."""
    return a_safe(tmp_path)


def shop(database: Database, host: str, now: datetime) -> str:
    with transaction(database) as session:
        return platforms.ensure(session, read_address(host), now).id


def merge(database: Database, old: str, into: str, now: datetime) -> None:
    with transaction(database) as session:
        identity.merge(session, old, into, "同一家店", "staff 1", now)


def counted(database: Database, platform_id: str) -> int:
    with reading(database) as session:
        latest = scores.latest(session, platform_id)
    return len(latest.facts["reports"]) if latest else 0


def test_reports_of_a_merged_platform_count_where_it_went_and_come_back(
    database: Database, safe: Safe, now: datetime
) -> None:
    by = add_people(database, now)[0]
    old, into = shop(database, "old.example", now), shop(database, "new.example", now)
    report = submitted_report(database, old, now)
    merge(database, old, into, now)
    with transaction(database) as session:
        moderation.accept(session, safe, report.id, by, "none", now)
    assert counted(database, into) == 1
    with transaction(database) as session:
        identity.split(session, old, "staff 1", now + timedelta(hours=1))
    assert (counted(database, into), counted(database, old)) == (0, 1)


def test_addresses_of_a_merged_platform_show_with_the_other(database: Database, now: datetime) -> None:
    one, two, three = (shop(database, host, now) for host in ("a.example", "b.example", "c.example"))
    merge(database, one, two, now)
    merge(database, two, three, now)
    with reading(database) as session:
        assert {site.site for site in known.sites(session, three)} == {"a.example", "b.example", "c.example"}
        found = known.by_site(session, "a.example")
    assert found is not None and found.id == three


def test_a_past_day_knows_nothing_of_a_later_merger(database: Database, safe: Safe, now: datetime) -> None:
    by = add_people(database, now)[0]
    old, into = shop(database, "old.example", now), shop(database, "new.example", now)
    report = submitted_report(database, old, now)
    with transaction(database) as session:
        moderation.accept(session, safe, report.id, by, "none", now)
    merge(database, old, into, now + timedelta(days=1))
    with reading(database) as session:
        assert scoring.facts_at(session, into, now).reports == ()
        assert len(scoring.facts_at(session, into, now + timedelta(days=2)).reports) == 1


def test_nobody_is_listed_or_delisted_by_a_merger_or_a_move(
    database: Database, safe: Safe, now: datetime
) -> None:
    listed, since = listed_shop(database, safe, add_people(database, now), now)
    other = shop(database, "other.example", since)
    for old, into in ((listed, other), (other, listed)):
        with pytest.raises(NotAllowed, match="listed"):
            merge(database, old, into, since)
    for site, into in (("shop.example", other), ("other.example", listed)):
        with pytest.raises(NotAllowed, match="listed"), transaction(database) as session:
            identity.move(session, site, into, "staff 1", since)


def test_a_moved_address_belongs_to_the_other_from_now_on(database: Database, now: datetime) -> None:
    one, other = shop(database, "a.example", now), shop(database, "b.example", now)
    later = now + timedelta(days=3)
    with transaction(database) as session:
        identity.move(session, "a.example", other, "staff 1", later)
    with reading(database) as session:
        [old] = known.sites(session, one)
        found = known.by_site(session, "a.example")
        assert (old.valid_from, old.valid_until) == (now, later) and found is not None and found.id == other
        assert audit.first_break(session) is None


@pytest.mark.parametrize(("old", "into"), [("a.example", "a.example"), ("a.example", "gone.example")])
def test_a_merger_needs_two_platforms(database: Database, now: datetime, old: str, into: str) -> None:
    one = shop(database, old, now)
    with pytest.raises((NotAllowed, LookupError)):
        merge(database, one, one if into == old else "nosuchid0000", now)


def test_a_merged_platform_is_not_merged_again(database: Database, now: datetime) -> None:
    one, two, three = (shop(database, host, now) for host in ("a.example", "b.example", "c.example"))
    merge(database, one, two, now)
    with pytest.raises(NotAllowed, match="already_merged"):
        merge(database, one, three, now)
    with pytest.raises(NotAllowed, match="same_platform"):
        merge(database, two, one, now)
