"""Each source is asked again after its own interval, and only then."""

from datetime import datetime, timedelta

from crawlers.identity import read_address
from crawlers.registry import all_sources
from rating_site.actions import platforms
from rating_site.jobs import freshness
from rating_site.store import checks
from rating_site.store.db import Database, reading, transaction
from tests import builders


def _asked(database: Database, now: datetime, host: str = "shop.example") -> None:
    with transaction(database) as session:
        platform = platforms.ensure(session, read_address(host), now)
        freshness.note(session, platform.id, [builders.storefront("t", now), builders.registration("t", now)])


def test_nothing_is_due_right_after_a_check(database: Database, now: datetime) -> None:
    _asked(database, now)
    assert freshness.plan_due(database, now + timedelta(minutes=5), 20) == []


def test_a_source_is_due_after_its_interval_and_planned_once(database: Database, now: datetime) -> None:
    _asked(database, now)
    later = now + all_sources()["storefront"].interval
    [batch_id] = freshness.plan_due(database, later, 20)
    assert freshness.plan_due(database, later, 20) == []
    with reading(database) as session:
        [check] = checks.of_batch(session, batch_id)
        assert (check.site, check.sources) == ("shop.example", ["storefront"])


def test_due_platforms_are_gathered_into_batches(database: Database, now: datetime) -> None:
    for number in range(5):
        _asked(database, now, f"shop{number}.example")
    assert len(freshness.plan_due(database, now + timedelta(days=400), 2)) == 3
