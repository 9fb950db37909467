"""How does an owner object to an entry or a verdict? With a text; a third person decides within 14 days."""

from datetime import datetime

from sqlmodel import Session, col, select

from rating_site.actions import audit, mail, owners
from rating_site.actions.cases import NotAllowed
from rating_site.actions.ids import new_id
from rating_site.evidence.safe import Safe
from rating_site.redact.masking import redact
from rating_site.store import listings, locks, platforms
from rating_site.store import owners as known
from rating_site.store.case_models import Appeal, Owner
from rating_site.store.models import Platform
from rating_site.trust.clocks import APPEAL

LONGEST = 4000
AGAINST_OWNERS = ("substantiated", "unsubstantiated")
"""Verdicts that leave something standing against a platform; a refuted report does not."""


def against_listing(
    session: Session, safe: Safe, owner_id: str, platform_id: str, text: str, now: datetime
) -> Appeal:
    """Object to the entry that stands; LookupError where the platform is not this owner's."""
    platform = next((one for one in known.scope(session, owner_id) if one.id == platform_id), None)
    if platform is None:
        raise LookupError(f"no platform {platform_id}")
    entry = listings.current(session, platform.id)
    if entry is None or entry.state not in listings.PUBLIC:
        raise NotAllowed("not_listed")
    row = _appeal(owner_id, platform, now)
    row.listing_id, row.first_by, row.second_by = entry.id, entry.decided_by_1, entry.decided_by_2
    return _submit(session, safe, row, platform, text, now)


def against_verdict(
    session: Session, safe: Safe, owner_id: str, report_id: str, text: str, now: datetime
) -> Appeal:
    """Object to the verdict on a report; LookupError where it is not about a platform of this owner."""
    report = known.report_for(session, owner_id, report_id)
    platform = platforms.resolve(session, report.platform_id) if report and report.platform_id else None
    if report is None or platform is None:
        raise LookupError(f"no report {report_id}")
    if report.state not in AGAINST_OWNERS:
        raise NotAllowed("no_verdict")
    row = _appeal(owner_id, platform, now)
    row.report_id, row.first_by = report.id, report.verdict_by
    return _submit(session, safe, row, platform, text, now)


def _appeal(owner_id: str, platform: Platform, now: datetime) -> Appeal:
    return Appeal(
        id=new_id(),
        platform_id=platform.id,
        owner_id=owner_id,
        due_by=now + APPEAL.length,
        recorded_at=now,
    )


def _submit(
    session: Session, safe: Safe, row: Appeal, platform: Platform, text: str, now: datetime
) -> Appeal:
    """One appeal about one thing at a time, whoever of the owners sends it."""
    text = text.strip()
    if not text or len(text) > LONGEST:
        raise NotAllowed("text_too_long" if text else "text_missing")
    locks.hold(session, f"appeals {platform.id}")
    open_one = session.exec(
        select(Appeal).where(
            Appeal.platform_id == platform.id,
            Appeal.state == "open",
            col(Appeal.listing_id) == row.listing_id,
            col(Appeal.report_id) == row.report_id,
        )
    ).first()
    if open_one is not None:
        raise NotAllowed("appeal_open")
    row.text_sealed, row.text = safe.seal.close(text, "appeal"), redact(text).text
    session.add(row)
    session.flush()
    audit.append(session, "owner", "appealed", f"appeal {row.id}", now)
    values = {"platform": platform.name, "due_by": mail.moment(row.due_by)}
    owner = session.get_one(Owner, row.owner_id)
    owners.tell(session, safe, owner, "appeal_arrived", f"appeal {row.id}", values, now)
    return row
