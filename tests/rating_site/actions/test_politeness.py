"""One crawler at a time asks a host, and what asks nobody there need not wait."""

from datetime import datetime, timedelta

import pytest

from crawlers.identity import read_address
from rating_site.actions import checks as do
from rating_site.store import checks
from rating_site.store.db import Database, reading, transaction
from rating_site.store.models import CrawlBatch, Site

LEASE = timedelta(seconds=30)


def _live(database: Database, now: datetime, typed: str) -> str:
    with transaction(database) as session:
        return do.request(session, read_address(typed), now, join_minutes=1).batch_id


def _sweep(database: Database, now: datetime, host: str, *sources: str) -> str:
    site = Site(platform_id=None, site=host, scheme="https", host=host, valid_from=now, recorded_at=now)  # type: ignore[arg-type]
    with transaction(database) as session:
        return do.plan(session, [(site, sources)], now).id


def _claim(database: Database, batch_id: str, now: datetime) -> bool:
    with transaction(database) as session:
        return do.claim(session, batch_id, f"worker of {batch_id}", now, LEASE) is not None


@pytest.mark.parametrize(
    ("typed", "starts"), [("a.shop.example.com", False), ("example.com", False), ("example.net", True)]
)
def test_a_second_crawl_of_a_domain_waits(
    database: Database, now: datetime, typed: str, starts: bool
) -> None:
    assert _claim(database, _live(database, now, "b.example.com"), now)
    assert _claim(database, _live(database, now, typed), now) is starts


def test_who_waited_is_offered_again_soon_and_starts_when_the_first_is_done(
    database: Database, now: datetime
) -> None:
    first, second = _live(database, now, "a.example.com"), _live(database, now, "b.example.com")
    later = now + 2 * do.BUSY
    assert _claim(database, first, now)
    assert not _claim(database, second, now)
    with transaction(database) as session:
        assert [batch.id for batch in checks.abandoned(session, later)] == [second]
        do.finish_batch(session, first, later)
    assert _claim(database, second, later)
    assert _attempts(database, second) == 1


def test_a_dead_workers_crawl_holds_nobody_up_for_longer_than_its_lease(
    database: Database, now: datetime
) -> None:
    assert _claim(database, _live(database, now, "a.example.com"), now)
    second = _live(database, now, "b.example.com")
    assert _claim(database, second, now + LEASE + timedelta(seconds=1))


def test_asking_a_register_about_a_host_disturbs_nobody_there(database: Database, now: datetime) -> None:
    assert _claim(database, _live(database, now, "a.example.com"), now)
    assert _claim(database, _sweep(database, now, "a.example.com", "icp_filing", "domain_rdap"), now)
    assert not _claim(database, _sweep(database, now, "a.example.com", "platform_terms"), now)


def test_two_that_were_abandoned_do_not_block_each_other(database: Database, now: datetime) -> None:
    batches = [_live(database, now, f"{name}.example.com") for name in "ab"]
    assert _claim(database, batches[0], now)
    later = now + 2 * LEASE
    with transaction(database) as session:
        for batch_id in batches:
            batch = session.get(CrawlBatch, batch_id)
            assert batch
            batch.state = "running"
            do.offer(batch, later)
        for check in (one for batch_id in batches for one in checks.of_batch(session, batch_id)):
            check.state = "running"
    assert [_claim(database, batch_id, later) for batch_id in batches] == [True, False]


def _attempts(database: Database, batch_id: str) -> int:
    with reading(database) as session:
        batch = session.get(CrawlBatch, batch_id)
        assert batch is not None
        return batch.attempts
