"""A clock that jumps a day ahead and back runs no periodic job twice for one moment and locks nothing up."""

from collections import Counter
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlmodel import select

from crawlers.identity import read_address
from rating_site.actions import checks as act
from rating_site.actions.mail import queue
from rating_site.config import Settings
from rating_site.jobs.mail import send_due
from rating_site.jobs.periodic import Periodic
from rating_site.jobs.queue import open_queues, sweep
from rating_site.store.case_models import Mail
from rating_site.store.db import Database, reading, transaction
from rating_site.store.models import CrawlBatch
from tests.report_rows import a_safe

pytestmark = pytest.mark.all
DAY, LEASE = timedelta(days=1), timedelta(seconds=30)


class Scheduler(Periodic):
    """Periodic work that only notes when it ran, by a clock that the test turns."""

    def __init__(self, database: Database, folder: Path, ran: Counter[tuple[str, datetime]]) -> None:
        super().__init__(Settings(data=folder), database, clock=lambda: self.now)
        self.now = datetime.min
        self._work = tuple((name, every, self._noted(name, every)) for name, every, _work in self._work)
        self._ran = ran

    def _noted(self, name: str, every: timedelta) -> "Noting":
        return Noting(self, name, every)


class Noting:
    """Instead of a job: counts it with the moment it was due for."""

    def __init__(self, scheduler: Scheduler, name: str, every: timedelta) -> None:
        self._scheduler, self._name, self._every = scheduler, name, every

    def __call__(self, now: datetime) -> None:
        midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
        due_at = midnight + (now - midnight) // self._every * self._every
        self._scheduler._ran[(self._name, due_at)] += 1


def _hour(scheduler: Scheduler, start: datetime) -> None:
    for minute in range(60):
        scheduler.now = start + timedelta(minutes=minute)
        scheduler.step()


@pytest.mark.parametrize("jump", [DAY, -DAY])
def test_no_moment_is_served_twice(
    database: Database, tmp_path: Path, now: datetime, jump: timedelta
) -> None:
    ran: Counter[tuple[str, datetime]] = Counter()
    steady, jumping = Scheduler(database, tmp_path, ran), Scheduler(database, tmp_path, ran)
    for start in (now, now + jump, now + timedelta(minutes=30), now + DAY):
        _hour(jumping, start)
        _hour(steady, start if start < now + DAY else now)
    assert {times for times in ran.values()} == {1}
    minutes = {due_at for name, due_at in ran if name == "plan_due"}
    assert minutes >= {now + timedelta(minutes=minute) for minute in range(90)}


def test_a_batch_leased_by_a_clock_a_day_ahead_is_offered_again_at_once(
    database: Database, tmp_path: Path, now: datetime
) -> None:
    with transaction(database) as session:
        check = act.request(session, read_address("shop.example"), now, join_minutes=10)
        assert act.claim(session, check.batch_id, "ahead", now + DAY, LEASE) is not None
    assert sweep(database, open_queues(Settings(data=tmp_path)), now) == 1
    with transaction(database) as session:
        assert act.claim(session, check.batch_id, "right", now, LEASE) is not None
        assert not act.renew(session, check.batch_id, "ahead", now, LEASE)
    with reading(database) as session:
        assert session.get_one(CrawlBatch, check.batch_id).lease_until == now + LEASE


def test_an_offer_by_a_clock_a_day_ahead_does_not_keep_the_sweeper_away(
    database: Database, tmp_path: Path, now: datetime
) -> None:
    with transaction(database) as session:
        act.request(session, read_address("shop.example"), now + DAY, join_minutes=10)
    assert sweep(database, open_queues(Settings(data=tmp_path)), now) == 1


def test_a_message_leased_by_a_clock_a_day_ahead_is_sent_once(
    database: Database, tmp_path: Path, now: datetime
) -> None:
    settings = Settings(data=tmp_path, secret_key="s" * 32)
    values = {"question": "?", "platform": "x", "link": "/report/track"}
    with transaction(database) as session:
        queue(session, a_safe(tmp_path), "question", "a@b.example", "zh", "report x", values, now)
    with transaction(database) as session:
        session.exec(select(Mail)).one().lease_until = now + DAY
    assert (send_due(database, settings, now), send_due(database, settings, now + DAY)) == (1, 0)
    assert len(list((tmp_path / "outbox").glob("*.eml"))) == 1
