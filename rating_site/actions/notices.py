"""Whom do we tell, and how? By mail where a contact is known; otherwise a person has to do it by hand."""

from collections.abc import Mapping
from datetime import datetime

import structlog
from sqlmodel import Session, col, select

from rating_site.actions import mail
from rating_site.evidence.safe import Safe
from rating_site.evidence.sealing import UnsealError
from rating_site.store import platforms
from rating_site.store.case_models import Claim, Owner
from rating_site.store.report_models import Report

TRACKING, OWNERS = "/reports/track", "/owners/"
"""The doors of reporters and owners: a message never holds a code or a key."""
_log = structlog.get_logger()


def tell_owners(
    session: Session,
    safe: Safe,
    platform_id: str,
    template: str,
    subject: str,
    values: Mapping[str, str],
    now: datetime,
) -> int:
    """Write to everybody who proved control of an address of this platform; gives how many that were."""
    owners = session.exec(
        select(Owner)
        .join(Claim)
        .where(
            col(Claim.platform_id).in_(platforms.ids_of(session, platform_id)),
            Claim.state == "proven",
            col(Owner.contact_sealed).is_not(None),
        )
        .distinct()
    ).all()
    filled = {"platform": _name(session, platform_id), "link": OWNERS, **values}
    return sum(
        _send(session, safe, owner.contact_sealed, owner.language, template, subject, filled, now)
        for owner in owners
    )


def tell_reporter(
    session: Session, safe: Safe, report: Report, template: str, values: Mapping[str, str], now: datetime
) -> bool:
    """Write to the reporter, if they left an address; the tracking page says the same in any case."""
    filled = {"platform": _name(session, report.platform_id), "link": TRACKING, **values}
    subject = f"report {report.id}"
    return _send(session, safe, report.contact_sealed, report.language, template, subject, filled, now)


def _send(
    session: Session,
    safe: Safe,
    contact: bytes | None,
    language: str,
    template: str,
    subject: str,
    values: dict[str, str],
    now: datetime,
) -> bool:
    """A contact that cannot be opened or written to must not stop a decision."""
    if contact is None:
        return False
    try:
        address = safe.seal.open(contact, "contact")
    except UnsealError:
        _log.warning("contact_unreadable", subject=subject)
        return False
    if not mail.is_address(address):
        return False
    mail.queue(session, safe, template, address, language, subject, values, now)
    return True


def _name(session: Session, platform_id: str | None) -> str:
    platform = platforms.resolve(session, platform_id) if platform_id else None
    return platform.name if platform else "-"
