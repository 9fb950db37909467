"""May this platform be listed today, and what is missing? The published rule, run over what is recorded."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session, col, select

from rating_site.actions import scoring
from rating_site.store import listings, platforms
from rating_site.store.case_models import Decision
from rating_site.store.models import Listing
from rating_site.store.report_models import Report, ReportEvent
from rating_site.trust.alert import WINDOW
from rating_site.trust.blacklist import Advice, Entry, Proceeding, judge_listing

RISK_LASTS = WINDOW
"""Money is at risk "now" for as long as orders of a burst belong together."""


def advice(session: Session, platform_id: str, now: datetime, deciders: Sequence[int] = ()) -> Advice:
    """What the rule says about a platform today, if these people decided."""
    facts = scoring.facts_at(session, platform_id, now)
    return judge_listing(facts, proceeding(session, platform_id, now, deciders), now)


def proceeding(session: Session, platform_id: str, now: datetime, deciders: Sequence[int] = ()) -> Proceeding:
    """What people have established about a platform beside the reports.

    The notice that counts is that of the open proposal: a platform that only knows of the reports has not
    been heard about an entry.
    """
    made = decided(session, platform_id, now)
    proposal = open_proposal(session, platform_id)
    told = proposal.detail if proposal is not None and proposal.kind != "delist" else {}
    risk = made.get("money_at_risk")
    return Proceeding(
        official_notice="official_notice" in made,
        own_purchase_failed="own_purchase" in made,
        money_at_risk=risk is not None and now - risk < RISK_LASTS,
        notified_at=_moment(told.get("notified_at")),
        answered_at=_moment(told.get("answered_at")),
        answer_accepted=_answer_holds(session, platform_id, made, now),
        deciders=frozenset(map(str, deciders)),
        entry=_entry(listings.current(session, platform_id)),
    )


def decided(session: Session, platform_id: str, now: datetime) -> dict[str, datetime]:
    """When a decision of each kind was made last, of those that took effect."""
    rows = session.exec(
        select(Decision)
        .where(
            col(Decision.platform_id).in_(platforms.ids_of(session, platform_id)),
            Decision.state == "effective",
            col(Decision.effective_at) <= now,
        )
        .order_by(col(Decision.effective_at), col(Decision.id))
    ).all()
    return {row.kind: row.effective_at for row in rows if row.effective_at is not None}


def open_proposal(session: Session, platform_id: str) -> Decision | None:
    """The proposal that waits for a second person."""
    return session.exec(
        select(Decision).where(Decision.platform_id == platform_id, Decision.state == "proposed")
    ).first()


def _answer_holds(session: Session, platform_id: str, made: dict[str, datetime], now: datetime) -> bool:
    """An answer that convinced us speaks about what was known then, not about what came to light later."""
    at = made.get("answer_accepted")
    if at is None:
        return False
    later = [made[kind] for kind in ("own_purchase", "official_notice") if kind in made]
    newest = session.exec(
        select(ReportEvent.recorded_at)
        .join(Report, col(Report.id) == col(ReportEvent.report_id))
        .where(
            col(Report.platform_id).in_(platforms.ids_of(session, platform_id)),
            ReportEvent.kind == "substantiated",
            ReportEvent.recorded_at <= now,
        )
        .order_by(col(ReportEvent.recorded_at).desc())
    ).first()
    return all(moment <= at for moment in (*later, *([newest] if newest else [])))


def _entry(row: Listing | None) -> Entry | None:
    if row is None or row.state not in listings.PUBLIC:
        return None
    return Entry(row.state, row.effective_at, row.review_by)


def _moment(text: object) -> datetime | None:
    return datetime.fromisoformat(text) if isinstance(text, str) else None
