"""A source out of its healthy range is held back; a few bad answers are not enough to say so."""

from datetime import UTC, datetime, timedelta

from crawlers.identity import read_address
from crawlers.observation import Outcome
from rating_site.actions import platforms
from rating_site.actions.ids import new_id
from rating_site.jobs.health import measure
from rating_site.store import sources
from rating_site.store.db import Database, reading, transaction
from rating_site.store.models import CrawlBatch, Observation


def _said(database: Database, now: datetime, outcome: Outcome, times: int) -> None:
    with transaction(database) as session:
        platform = platforms.ensure(session, read_address("shop.example"), now)
        batch = CrawlBatch(id=new_id(), kind="sweep", state="done", requested_at=now)
        session.add(batch)
        session.flush()
        session.add_all(
            Observation(
                batch_id=batch.id,
                target=str(number),
                platform_id=platform.id,
                source="domain_rdap",
                source_version=1,
                asked_at=now,
                url="https://rdap.example/",
                outcome=str(outcome),
                recorded_at=now,
            )
            for number in range(times)
        )


def test_many_failures_hold_a_source_back_until_it_answers_again(database: Database, now: datetime) -> None:
    _said(database, now, Outcome.UNREACHABLE, 30)
    assert measure(database, now) == ["domain_rdap"]
    with reading(database) as session:
        assert sources.held_back(session, datetime.now(UTC)) == {"domain_rdap"}
    tomorrow = now + timedelta(hours=25)
    _said(database, tomorrow, Outcome.ANSWERED, 30)
    assert measure(database, tomorrow) == []


def test_a_few_failures_say_nothing(database: Database, now: datetime) -> None:
    _said(database, now, Outcome.UNREACHABLE, 5)
    assert measure(database, now) == []


def test_our_own_refusals_do_not_count(database: Database, now: datetime) -> None:
    _said(database, now, Outcome.REFUSED, 50)
    _said(database, now, Outcome.ANSWERED, 25)
    assert measure(database, now) == []
