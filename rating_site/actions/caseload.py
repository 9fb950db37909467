"""What do people know about a platform at a moment? Reports, replies, links and decisions as facts.

Everything is read from dated rows, so a past day gives the same facts whenever it is asked again: verdicts
and outcomes come from the events recorded by then, not from the report's present columns.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlmodel import Session, col, select

from rating_site.actions.course import DECIDING, UNDONE, Course
from rating_site.store import listings, platforms
from rating_site.store import reports as store
from rating_site.store.case_models import Decision, OperatorLink
from rating_site.store.models import Listing
from rating_site.store.report_models import Report, Reporter, ReportEvent
from rating_site.trust.case import Case
from rating_site.trust.facts import Facts, LinkFact, ReplyFact, ReporterFact, ReportFact
from rating_site.trust.procedure import COUNTED, VERDICTS
from rating_site.trust.signals import verified_reports


def with_cases(session: Session, facts: Facts, moment: datetime) -> Facts:
    """The facts of a platform, completed by everything that people reported and decided by a moment."""
    ids = platforms.ids_of(session, facts.platform_id, moment)
    counted = _reports(session, ids, moment)
    return replace(
        facts,
        reports=tuple(one.fact for one in counted),
        replies=tuple(reply for one in counted for reply in one.replies),
        reporters=_reporters(session, counted, moment),
        links=_links(session, facts.platform_id, moment),
        listing_state=standing(session, facts.platform_id, moment),
        prohibited_confirmed=_decided(session, ids, "prohibited", moment) is not None,
        alert_renewed_at=_decided(session, ids, "alert_renew", moment),
    )


@dataclass(frozen=True, slots=True)
class _Counted:
    fact: ReportFact
    replies: tuple[ReplyFact, ...]


def standing(session: Session, platform_id: str, moment: datetime) -> str:
    """The public listing state of a platform at a moment: none, warned or listed."""
    row = session.exec(
        select(Listing)
        .where(
            Listing.platform_id == platform_id,
            Listing.effective_at <= moment,
            col(Listing.ended_at).is_(None) | (col(Listing.ended_at) > moment),
        )
        .order_by(col(Listing.effective_at).desc(), col(Listing.id).desc())
    ).first()
    if row is None:
        return "none"
    return row.state if row.state in listings.PUBLIC else "none"


def _reports(session: Session, platform_ids: Sequence[str], moment: datetime) -> list[_Counted]:
    rows = session.exec(
        select(Report)
        .where(
            col(Report.platform_id).in_(platform_ids),
            Report.kind == "incident",
            col(Report.accepted_at) <= moment,
        )
        .order_by(Report.id)
    ).all()
    history = _history(session, [row.id for row in rows], moment)
    found = [_counted(row, history.get(row.id, [])) for row in rows]
    return [one for one in found if one is not None]


def _history(session: Session, ids: Sequence[str], moment: datetime) -> Mapping[str, list[ReportEvent]]:
    found: dict[str, list[ReportEvent]] = {}
    for chunk in (ids[start : start + 500] for start in range(0, len(ids), 500)):
        for event in session.exec(
            select(ReportEvent)
            .where(
                col(ReportEvent.report_id).in_(chunk),
                col(ReportEvent.kind).in_(DECIDING),
                ReportEvent.recorded_at <= moment,
            )
            .order_by(col(ReportEvent.id))
        ):
            found.setdefault(event.report_id, []).append(event)
    return found


def _counted(row: Report, events: Iterable[ReportEvent]) -> _Counted | None:
    """A report as its events up to the moment left it; None where it did not count then."""
    course = Course(row.evidence, row.payer_hash)
    replies: list[ReplyFact] = []
    for event in events:
        course.follow(event)
        if event.kind == "replied":
            replies.append(ReplyFact(row.id, event.recorded_at))
    if course.state not in COUNTED or course.duplicate:
        return None
    fact = ReportFact(
        id=row.id,
        at=row.effective_at,
        recorded_at=row.accepted_at or row.recorded_at,
        reporter=row.reporter_id,
        type=row.type,
        amount=row.amount_fen / 100 if row.amount_fen is not None else None,
        evidence=course.evidence,
        verdict=course.verdict,
        verdict_at=course.verdict_at,
        outcome=course.outcome,
        closed_at=course.closed_at if course.outcome != "open" else None,
        order=row.order_hash,
        payer=course.payer,
    )
    return _Counted(fact, tuple(replies))


def _reporters(session: Session, counted: Sequence[_Counted], moment: datetime) -> tuple[ReporterFact, ...]:
    wanted = sorted({one.fact.reporter for one in counted})
    facts = []
    for chunk in (wanted[start : start + 500] for start in range(0, len(wanted), 500)):
        people = session.exec(select(Reporter).where(col(Reporter.id).in_(chunk))).all()
        records = _records(session, chunk, moment)
        keys = _keys(session, chunk, moment)
        for person in sorted(people, key=lambda one: one.id):
            good, bad = records.get(person.id, (0, 0))
            facts.append(
                ReporterFact(
                    person.id,
                    person.recorded_at,
                    {name: frozenset(values) for name, values in keys.get(person.id, {}).items()},
                    good,
                    bad,
                )
            )
    return tuple(facts)


def _records(session: Session, ids: Sequence[str], moment: datetime) -> dict[str, tuple[int, int]]:
    """How many reports of each reporter, anywhere, were substantiated and refuted by then."""
    last: dict[tuple[str, str], str] = {}
    for person, report_id, kind in session.exec(
        select(Report.reporter_id, ReportEvent.report_id, ReportEvent.kind)
        .join(ReportEvent, col(ReportEvent.report_id) == col(Report.id))
        .where(
            col(Report.reporter_id).in_(ids),
            col(ReportEvent.kind).in_((*VERDICTS, UNDONE)),
            ReportEvent.recorded_at <= moment,
        )
        .order_by(col(ReportEvent.id))
    ):
        last[person, report_id] = kind
    found: dict[str, tuple[int, int]] = {}
    for (person, _report), kind in last.items():
        good, bad = found.get(person, (0, 0))
        found[person] = (good + (kind == "substantiated"), bad + (kind == "refuted"))
    return found


def _keys(session: Session, ids: Sequence[str], moment: datetime) -> dict[str, dict[str, set[str]]]:
    found: dict[str, dict[str, set[str]]] = {}
    owners = dict(
        session.exec(select(Report.id, Report.reporter_id).where(col(Report.reporter_id).in_(ids))).all()
    )
    for trait in store.traits(session, list(owners)):
        if trait.recorded_at <= moment:
            found.setdefault(owners[trait.report_id], {}).setdefault(trait.name, set()).add(trait.value)
    return found


def _links(session: Session, platform_id: str, moment: datetime) -> tuple[LinkFact, ...]:
    """Links that a moderator accepted are confirmed; the others only say "possible"."""
    rows = session.exec(
        select(OperatorLink)
        .where(
            (col(OperatorLink.platform_id) == platform_id) | (col(OperatorLink.other_id) == platform_id),
            OperatorLink.recorded_at <= moment,
        )
        .order_by(col(OperatorLink.id))
    ).all()
    found = []
    for row in rows:
        if row.ended_at is not None and row.ended_at <= moment:
            continue
        other = row.other_id if row.platform_id == platform_id else row.platform_id
        accepted = row.effective_at is not None and row.effective_at <= moment
        found.append(
            LinkFact(
                other,
                row.relation,
                row.probability,
                confirmed=accepted,
                standing=standing(session, other, moment),
                harm=_verified_harm(session, other, moment) if accepted else 0.0,
                evidence=tuple(row.evidence),
            )
        )
    return tuple(found)


def _verified_harm(session: Session, platform_id: str, moment: datetime) -> float:
    """From 0 to 1: what the checked reports about a platform alone weigh."""
    counted = _reports(session, platforms.ids_of(session, platform_id, moment), moment)
    alone = Facts(
        platform_id,
        reports=tuple(one.fact for one in counted),
        replies=tuple(reply for one in counted for reply in one.replies),
    )
    return -verified_reports(Case(alone, moment)).strength


def _decided(session: Session, ids: Sequence[str], kind: str, moment: datetime) -> datetime | None:
    """Since when the newest decision of this kind holds, None where none does."""
    row = session.exec(
        select(Decision)
        .where(
            col(Decision.platform_id).in_(ids),
            col(Decision.kind).in_((kind, f"{kind}_end")),
            col(Decision.effective_at) <= moment,
        )
        .order_by(col(Decision.effective_at).desc(), col(Decision.id).desc())
    ).first()
    return row.effective_at if row is not None and row.kind == kind else None
