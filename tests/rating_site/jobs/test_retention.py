"""The daily round forgets rows and files, leaves what is needed, and may be cut off anywhere."""

import os
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlmodel import select

from rating_site.config import Settings, read_settings
from rating_site.jobs.retention import forget, keep_terms
from rating_site.store.case_models import Claim
from rating_site.store.db import Database, reading
from rating_site.store.models import Check
from rating_site.trust.clocks import ORIGINALS, PROOF
from tests.owner_rows import proven_owner
from tests.rating_site.web.sample_rows import HONEST, add_platform
from tests.report_rows import add_evidence, submitted_report


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return read_settings(data=tmp_path, secret_key="s" * 32)


def _kept(settings: Settings) -> set[str]:
    return {path.name for path in (settings.data / "evidence").iterdir()}


def _put(settings: Settings, now: datetime, age: timedelta = timedelta(days=2)) -> str:
    name = settings.safe.vault.put(b"picture")
    moment = (now - age).timestamp()
    os.utime(settings.data / "evidence" / name, (moment, moment))
    return name


def test_files_that_no_row_names_go_after_a_day(
    database: Database, settings: Settings, now: datetime
) -> None:
    report = submitted_report(database, add_platform(database, HONEST, now), now)
    known, copy = _put(settings, now), _put(settings, now)
    add_evidence(database, report.id, now, stored_as=known, public_as=copy)
    _put(settings, now)
    fresh = _put(settings, now, timedelta(minutes=5))
    forget(database, settings, now)
    assert _kept(settings) == {known, copy, fresh}


def test_the_originals_of_old_cases_leave_the_vault(
    database: Database, settings: Settings, now: datetime
) -> None:
    old = now - ORIGINALS.length - timedelta(days=1)
    report = submitted_report(
        database, add_platform(database, HONEST, old), old, safe=settings.safe, state="refuted"
    )
    original, copy = _put(settings, now), _put(settings, now)
    add_evidence(database, report.id, old, stored_as=original, public_as=copy)
    for _ in range(2):
        forget(database, settings, now)
    assert _kept(settings) == {copy}


def test_a_round_that_died_before_its_files_were_deleted_is_made_up_for(
    database: Database, settings: Settings, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = now - ORIGINALS.length - timedelta(days=1)
    report = submitted_report(
        database, add_platform(database, HONEST, old), old, safe=settings.safe, state="refuted"
    )
    add_evidence(database, report.id, old, stored_as=_put(settings, now))
    with monkeypatch.context() as patch:
        patch.setattr(type(settings.safe.vault), "delete", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            forget(database, settings, now)
    forget(database, settings, now)
    assert _kept(settings) == set()


def test_proofs_are_looked_at_again_every_month(
    database: Database, settings: Settings, now: datetime
) -> None:
    proven_owner(database, add_platform(database, HONEST, now), now)
    for moment in (now, now + PROOF.length, now + PROOF.length):
        keep_terms(database, settings, moment)
    with reading(database) as session:
        looks = [one for one in session.exec(select(Check)) if one.sources == ["owner_proof"]]
        assert len(looks) == 1
        assert session.exec(select(Claim)).one().due_at == now + PROOF.length + timedelta(days=1)
