"""Moderators move reports along; a verdict that is taken back leaves no trace in the score."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlmodel import select

from crawlers.identity import read_address
from rating_site.actions import audit, authority, cases, moderation, platforms
from rating_site.actions.cases import NotAllowed
from rating_site.evidence.safe import Safe
from rating_site.store import changes, scores
from rating_site.store.db import Database, reading, transaction
from rating_site.store.models import Audit
from rating_site.store.report_models import Report
from rating_site.trust.clocks import REPLY
from tests.report_rows import a_safe, add_people, submitted_report


@pytest.fixture
def safe(tmp_path: Path) -> Safe:
    """The safe of this test."""
    return a_safe(tmp_path)


@pytest.fixture
def shop(database: Database, now: datetime) -> str:
    """A platform nothing is known about."""
    with transaction(database) as session:
        return platforms.ensure(session, read_address("shop.example"), now).id


@pytest.fixture
def people(database: Database, now: datetime) -> list[int]:
    """Three moderators."""
    return add_people(database, now)


def told(database: Database, safe: Safe, shop: str, by: int, now: datetime) -> str:
    """An accepted report of which the platform knows."""
    report = submitted_report(database, shop, now)
    with transaction(database) as session:
        moderation.accept(session, safe, report.id, by, "payment_record", now)
        moderation.notify(session, safe, report.id, by, now)
    return report.id


def penalty(database: Database, shop: str) -> tuple[float, ...]:
    """What the newest score takes off, part by part."""
    with reading(database) as session:
        latest = scores.latest(session, shop)
    return tuple(part["points"] for part in latest.contributions) if latest else ()


def row(database: Database, report_id: str) -> Report:
    with reading(database) as session:
        found = session.get(Report, report_id)
    assert found is not None
    return found


def test_an_accepted_report_counts_and_is_told_to_the_consumers(
    database: Database, safe: Safe, shop: str, people: list[int], now: datetime
) -> None:
    report = submitted_report(database, shop, now)
    with transaction(database) as session:
        moderation.accept(session, safe, report.id, people[0], "screenshot", now)
    with reading(database) as session:
        latest = scores.latest(session, shop)
        kinds = [change.kind for change in changes.since(session, 0)]
    assert latest is not None and [one["evidence"] for one in latest.facts["reports"]] == ["screenshot"]
    assert "report" in kinds and row(database, report.id).accepted_at == now


def test_a_notice_starts_the_platforms_time(
    database: Database, safe: Safe, shop: str, people: list[int], now: datetime
) -> None:
    found = row(database, told(database, safe, shop, people[0], now))
    assert (found.state, found.notified_at, found.reply_by) == ("platform_notified", now, now + REPLY.length)


def test_a_verdict_changes_the_score_and_taking_it_back_restores_it(
    database: Database, safe: Safe, shop: str, people: list[int], now: datetime
) -> None:
    report = told(database, safe, shop, people[0], now)
    before = penalty(database, shop)
    with transaction(database) as session:
        moderation.judge(
            session, safe, report, people[0], "substantiated", "screenshot", now, payer="支付宝 a"
        )
    assert penalty(database, shop) != before
    with transaction(database) as session:
        moderation.undo(session, safe, report, people[1], "看错了凭证", now)
    found = row(database, report)
    assert penalty(database, shop) == before
    assert (found.state, found.evidence, found.payer_hash) == ("platform_notified", "payment_record", None)


def test_a_past_day_is_judged_by_what_was_known_then(
    database: Database, safe: Safe, shop: str, people: list[int], now: datetime
) -> None:
    from rating_site.actions.scoring import facts_at

    report = told(database, safe, shop, people[0], now)
    later = now + timedelta(days=1)
    with transaction(database) as session:
        moderation.judge(session, safe, report, people[0], "refuted", "none", later)
        then, today = (facts_at(session, shop, day).reports[0] for day in (now, later))
    assert (then.evidence, then.verdict) == ("payment_record", None)
    assert (today.evidence, today.verdict) == ("none", "refuted")


def test_a_question_takes_the_report_back_until_it_is_answered(
    database: Database, safe: Safe, shop: str, people: list[int], now: datetime
) -> None:
    report = submitted_report(database, shop, now)
    with transaction(database) as session:
        moderation.accept(session, safe, report.id, people[0], "none", now)
        moderation.ask(session, safe, report.id, people[0], "订单号的后四位是什么？", now)
    with reading(database) as session:
        latest = scores.latest(session, shop)
    assert latest is not None and latest.facts["reports"] == []


@pytest.mark.parametrize("reason", moderation.REJECTIONS)
def test_a_rejection_names_a_published_reason(
    database: Database, safe: Safe, shop: str, people: list[int], now: datetime, reason: str
) -> None:
    report = submitted_report(database, shop, now)
    with transaction(database) as session:
        moderation.reject(session, safe, report.id, people[0], reason, "", now)
    assert (row(database, report.id).state, row(database, report.id).reason) == ("rejected", reason)


def test_a_rejection_without_a_reason_is_refused(
    database: Database, safe: Safe, shop: str, people: list[int], now: datetime
) -> None:
    report = submitted_report(database, shop, now)
    with pytest.raises(NotAllowed, match="unknown_code"), transaction(database) as session:
        moderation.reject(session, safe, report.id, people[0], "because", "", now)
    assert row(database, report.id).state == "submitted"


def test_the_recused_decide_nothing(
    database: Database, safe: Safe, shop: str, people: list[int], now: datetime
) -> None:
    report = submitted_report(database, shop, now)
    with transaction(database) as session:
        authority.recuse(session, people[0], shop, now)
    with pytest.raises(NotAllowed, match="recused"), transaction(database) as session:
        moderation.accept(session, safe, report.id, people[0], "none", now)


def test_no_verdict_falls_before_the_platform_was_told(
    database: Database, safe: Safe, shop: str, people: list[int], now: datetime
) -> None:
    report = submitted_report(database, shop, now)
    with pytest.raises(NotAllowed), transaction(database) as session:
        moderation.judge(session, safe, report.id, people[0], "substantiated", "none", now)
    assert row(database, report.id).verdict is None


def test_a_draft_is_nobodys_business(
    database: Database, safe: Safe, shop: str, people: list[int], now: datetime
) -> None:
    report = submitted_report(database, shop, now, state="draft")
    with pytest.raises(LookupError), transaction(database) as session:
        moderation.accept(session, safe, report.id, people[0], "none", now)


def test_a_payer_is_recognised_however_it_is_typed(safe: Safe) -> None:
    one, other = (moderation.payer_hash(safe, typed) for typed in ("Ａ 1234", "a1234"))
    assert one == other and len(one) == 64


def test_every_step_is_in_the_audit_log(
    database: Database, safe: Safe, shop: str, people: list[int], now: datetime
) -> None:
    report = told(database, safe, shop, people[0], now)
    with transaction(database) as session:
        cases.set_outcome(session, cases.locked(session, report), "refunded", "reporter", now)
        moderation.add_note(session, f"report {report}", people[0], "电话 13800138000 已核对", now)
    with reading(database) as session:
        assert audit.first_break(session) is None
        actions = session.exec(select(Audit.action)).all()
    assert {"report_accepted", "report_platform_notified", "report_outcome", "noted"} <= set(actions)
