"""The numbers about ourselves follow from the rows, and nothing is divided by nothing."""

from datetime import datetime, timedelta

from rating_site.store.case_models import Appeal, Decision, RightsNotice
from rating_site.store.db import Database, reading, transaction
from rating_site.store.report_models import ReportEvent
from rating_site.store.transparency import Transparency, transparency
from tests.owner_rows import proven_owner
from tests.rating_site.web.sample_rows import HONEST, WORDING, add_listing, add_platform
from tests.report_rows import submitted_report


def _numbers(database: Database, now: datetime) -> Transparency:
    with reading(database) as session:
        return transparency(session, now)


def _act(database: Database, report_id: str, kind: str, at: datetime, actor: str = "staff 1") -> None:
    with transaction(database) as session:
        session.add(ReportEvent(report_id=report_id, kind=kind, actor=actor, recorded_at=at))


def test_an_empty_installation_has_no_shares(database: Database, now: datetime) -> None:
    assert _numbers(database, now) == Transparency()


def test_the_median_takes_the_first_act_on_each_report(database: Database, now: datetime) -> None:
    platform = add_platform(database, HONEST, now)
    for hours in (2, 4, 9):
        report = submitted_report(database, platform, now)
        _act(database, report.id, "accepted", now + timedelta(hours=hours))
        _act(database, report.id, "refuted", now + timedelta(hours=10 * hours))
    numbers = _numbers(database, now)
    assert (numbers.hours_to_first_decision, numbers.hours_to_verdict) == (4.0, 40.0)
    assert numbers.actions == {"accepted": 3, "refuted": 3}


def test_what_reporters_do_is_no_decision_of_ours(database: Database, now: datetime) -> None:
    report = submitted_report(database, add_platform(database, HONEST, now), now)
    _act(database, report.id, "rejected", now, actor="reporter")
    assert _numbers(database, now).actions == {}


def test_shares_of_machines_of_reversals_and_of_stale_entries(database: Database, now: datetime) -> None:
    platform = add_platform(database, HONEST, now)
    owner = proven_owner(database, platform, now)
    add_listing(database, platform, "listed", WORDING, now)
    with transaction(database) as session:
        for kind in ("expire", "money_at_risk", "own_purchase", "official_notice"):
            session.add(
                Decision(
                    platform_id=platform, kind=kind, state="effective", effective_at=now, recorded_at=now
                )
            )
        for number, state in enumerate(("upheld", "rejected", "open")):
            session.add(
                Appeal(
                    id=f"appeal{number}",
                    platform_id=platform,
                    owner_id=owner,
                    state=state,
                    due_by=now,
                    recorded_at=now,
                )
            )
        session.add(
            RightsNotice(id="n1", tracking_sha256="x", kind="personal", page="p", due_by=now, recorded_at=now)
        )
    numbers = _numbers(database, now)
    assert (numbers.automated_share, numbers.overturned_share, numbers.stale_share) == (0.25, 0.5, 0.0)
    assert (numbers.appeals, numbers.appeals_decided, numbers.notices) == (3, 2, {"received": 1})
    assert _numbers(database, now + timedelta(days=200)).stale_share == 1.0


def test_months_are_told_in_shanghai_time(database: Database, now: datetime) -> None:
    platform = add_platform(database, HONEST, now)
    submitted_report(database, platform, datetime.fromisoformat("2026-10-31T17:00:00+00:00"))
    assert [(row.month, row.reports) for row in _numbers(database, now).months] == [("2026-11", 1)]
