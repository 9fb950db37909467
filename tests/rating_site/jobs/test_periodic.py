"""Periodic work runs once per due moment, however many schedulers there are."""

import os
from datetime import UTC, datetime
from pathlib import Path

from sqlmodel import select

from rating_site.config import Settings
from rating_site.jobs.periodic import Periodic, drop_old_files
from rating_site.store.db import Database, reading
from rating_site.store.models import PeriodicRun

JOBS = {
    "plan_due", "mail", "links", "listing_duty", "health",
    "webhook_logs", "terms", "retention", "raw_retention",
}  # fmt: skip


def test_two_schedulers_run_each_moment_once(database: Database, tmp_path: Path) -> None:
    settings = Settings(data=tmp_path)
    for _ in range(2):
        for scheduler in (Periodic(settings, database), Periodic(settings, database)):
            scheduler.step()
    with reading(database) as session:
        rows = session.exec(select(PeriodicRun)).all()
    assert len({(row.name, row.due_at) for row in rows}) == len(rows)
    assert {row.name for row in rows} == JOBS


def test_only_old_raw_answers_are_dropped(tmp_path: Path) -> None:
    for name, modified in (("old", 1_000_000), ("new", 2_000_000)):
        path = tmp_path / "ab" / name
        path.parent.mkdir(exist_ok=True)
        path.touch()
        os.utime(path, (modified, modified))
    assert drop_old_files(tmp_path, datetime.fromtimestamp(1_500_000, UTC)) == 1
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == ["new"]
