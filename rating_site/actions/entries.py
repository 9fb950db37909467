"""How does an entry begin and end? One transaction takes it to, or away from, every output."""

from datetime import datetime

from sqlalchemy import func
from sqlmodel import Session, col, select

from rating_site.actions import audit, scoring
from rating_site.store import changes, listings, platforms
from rating_site.store.case_models import Decision, OperatorLink
from rating_site.store.models import Listing
from rating_site.trust.clocks import REVIEW

STATE_OF = {"warn": "warned", "list": "listed"}


def begin(session: Session, decision: Decision, now: datetime) -> Listing:
    """Put a confirmed decision on the list; the entry of before is superseded by this version."""
    standing = listings.current(session, decision.platform_id)
    if standing is not None:
        standing.ended_at, standing.ended_reason = now, "superseded"
    newest = select(func.max(Listing.version)).where(Listing.platform_id == decision.platform_id)
    row = Listing(
        platform_id=decision.platform_id,
        state=STATE_OF[decision.kind],
        wording=decision.wording,
        reasons=decision.reasons,
        decided_by_1=decision.proposed_by,
        decided_by_2=decision.confirmed_by,
        effective_at=now,
        recorded_at=now,
        review_by=(now + REVIEW.length).date(),
        version=(session.exec(newest).one() or 0) + 1,
    )
    session.add(row)
    session.flush()
    changes.record(session, "listing", row.platform_id, listing=row.id, state=row.state)
    judged_anew(session, row.platform_id, now)
    return row


def end(session: Session, entry: Listing, reason: str, actor: str, now: datetime) -> None:
    """Take an entry off the list; its tombstone says why: delisted, appeal, expired or suspended."""
    entry.ended_at, entry.ended_reason = now, reason
    session.flush()
    audit.append(session, actor, "entry_ended", f"listing {entry.id}", now, {"reason": reason})
    changes.record(session, "listing", entry.platform_id, listing=entry.id, state="delisted", reason=reason)
    judged_anew(session, entry.platform_id, now)


def judged_anew(session: Session, platform_id: str, now: datetime) -> None:
    """Judge a platform and those that share its operator: what they inherit depends on its standing."""
    session.flush()
    links = session.exec(
        select(OperatorLink).where(
            (col(OperatorLink.platform_id) == platform_id) | (col(OperatorLink.other_id) == platform_id),
            col(OperatorLink.ended_at).is_(None),
        )
    ).all()
    others = {link.other_id if link.platform_id == platform_id else link.platform_id for link in links}
    for key in (platform_id, *sorted(others)):
        present = platforms.resolve(session, key)
        if present is not None:
            scoring.rescore(session, present.id, now)
