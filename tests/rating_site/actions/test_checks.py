"""A check is asked for once, worked on by one worker at a time, and survives its worker's death."""

from datetime import datetime, timedelta

import pytest

from crawlers.identity import read_address
from crawlers.observation import Observation, Outcome
from rating_site.actions import checks as do
from rating_site.store import checks
from rating_site.store.db import Database, reading, transaction
from rating_site.store.models import Check, CrawlBatch

LEASE = timedelta(seconds=30)


def _request(database: Database, now: datetime, typed: str = "shop.example") -> Check:
    with transaction(database) as session:
        return do.request(session, read_address(typed), now, join_minutes=10)


def _claim(database: Database, check: Check, now: datetime, owner: str = "worker 1") -> bool:
    with transaction(database) as session:
        return do.claim(session, check.batch_id, owner, now, LEASE) is not None


def test_the_same_address_joins_the_check_of_the_last_ten_minutes(database: Database, now: datetime) -> None:
    first = _request(database, now)
    assert _request(database, now + timedelta(minutes=9), "https://SHOP.example/x").id == first.id
    assert _request(database, now + timedelta(minutes=11)).id != first.id


def test_a_failed_check_is_not_joined(database: Database, now: datetime) -> None:
    first = _request(database, now)
    with transaction(database) as session:
        do.finish_batch(session, first.batch_id, now, "the crawler crashed")
    assert _request(database, now).id != first.id


@pytest.mark.parametrize(
    "typed", ["127.0.0.1", "http://2130706433/", "localhost", "[::1]", "10.0.0.8", "169.254.169.254"]
)
def test_private_addresses_are_refused_with_the_reason(database: Database, now: datetime, typed: str) -> None:
    with pytest.raises(do.Refused, match="address"):
        _request(database, now, typed)


def test_loopback_needs_an_explicit_permission(database: Database, now: datetime) -> None:
    with transaction(database) as session:
        check = do.request(session, read_address("127.0.0.1:5000"), now, join_minutes=10, allow_loopback=True)
    assert check.site == "127.0.0.1:5000"


def test_two_workers_never_hold_one_batch(database: Database, now: datetime) -> None:
    check = _request(database, now)
    assert _claim(database, check, now)
    assert not _claim(database, check, now, "worker 2")


def test_a_dead_workers_batch_is_offered_again_and_taken_over(database: Database, now: datetime) -> None:
    check = _request(database, now)
    _claim(database, check, now)
    later = now + LEASE + timedelta(seconds=1)
    with transaction(database) as session:
        assert [batch.id for batch in checks.abandoned(session, later)] == [check.batch_id]
    assert _claim(database, check, later, "worker 2")
    with transaction(database) as session:
        assert not do.renew(session, check.batch_id, "worker 1", later, LEASE)
        assert do.renew(session, check.batch_id, "worker 2", later, LEASE)


def test_a_batch_that_fails_too_often_is_closed(database: Database, now: datetime) -> None:
    check = _request(database, now)
    for attempt in range(do.MAX_ATTEMPTS):
        assert _claim(database, check, now + attempt * timedelta(minutes=1))
    with transaction(database) as session:
        assert not do.give_back(session, check.batch_id)


def test_a_step_that_was_answered_stays_answered(database: Database, now: datetime) -> None:
    check = _request(database, now)
    for outcome in (Outcome.ANSWERED, Outcome.UNREACHABLE):
        seen = Observation(
            target=check.id,
            source="platform_terms",
            source_version=1,
            asked_at=now,
            url="http://x/",
            outcome=outcome,
            reason="time-out",
        )
        with transaction(database) as session:
            do.note_step(session, check.id, seen)
    with reading(database) as session:
        states = {step.source: step.state for step in checks.steps(session, check.id)}
    assert states["platform_terms"] == "answered" and states["storefront"] == "waiting"


def test_a_failed_batch_closes_its_checks_with_the_reason(database: Database, now: datetime) -> None:
    check = _request(database, now)
    with transaction(database) as session:
        do.finish_batch(session, check.batch_id, now, "the crawler crashed")
    with reading(database) as session:
        row, batch = session.get(Check, check.id), session.get(CrawlBatch, check.batch_id)
        assert (
            row
            and batch
            and (row.state, batch.state, row.reason) == ("failed", "failed", "the crawler crashed")
        )


def test_a_batch_over_which_worker_after_worker_is_lost_is_parked_with_the_reason(
    database: Database, now: datetime
) -> None:
    check = _request(database, now)
    for number in range(do.MAX_CLAIMS):
        assert _claim(database, check, now + number * 2 * LEASE)
    with transaction(database) as session:
        do.note_trouble(session, check.batch_id, "MemoryError")
    assert not _claim(database, check, now + do.MAX_CLAIMS * 2 * LEASE)
    with reading(database) as session:
        (batch,) = checks.parked(session)
    assert (batch.state, batch.reason) == ("failed", "given up after 8 attempts: MemoryError")
