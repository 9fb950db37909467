"""A lease holds until it ends, and never longer than leases last."""

from datetime import datetime, timedelta

import pytest
from sqlmodel import select

from rating_site.store import leases
from rating_site.store.db import Database, reading, transaction
from rating_site.store.models import CrawlBatch


@pytest.mark.parametrize(
    ("minutes", "expected"), [(None, False), (-1, False), (0, False), (1, True), (60, True), (61, False)]
)
def test_a_condition_and_its_opposite_agree_with_the_function(
    database: Database, now: datetime, minutes: int | None, expected: bool
) -> None:
    until = None if minutes is None else now + timedelta(minutes=minutes)
    with transaction(database) as session:
        session.add(CrawlBatch(id="b", kind="live", state="queued", requested_at=now, lease_until=until))
    with reading(database) as session:
        held = session.exec(select(CrawlBatch).where(leases.held(CrawlBatch.lease_until, now))).all()
        free = session.exec(select(CrawlBatch).where(leases.free(CrawlBatch.lease_until, now))).all()
    assert leases.holds(until, now) == expected == bool(held) == (not free)
