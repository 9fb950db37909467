"""Whom do we tell, and how? By mail where a contact is known; otherwise a person has to do it by hand."""

from collections.abc import Mapping
from datetime import datetime

import structlog
from sqlmodel import Session

from rating_site.actions import mail, owners
from rating_site.evidence.safe import Safe
from rating_site.evidence.sealing import UnsealError
from rating_site.store import platforms
from rating_site.store.report_models import Report

TRACKING, OWNERS = "/report/track", "/owner"
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
) -> bool:
    """Write to a platform: to its owner, else to an address it displays; False where none is known."""
    found = owners.contact_of(session, safe, platform_id)
    if found is None:
        return False
    address, language = found
    filled = {"platform": _name(session, platform_id), "link": owners.DASHBOARD, **values}
    mail.queue(session, safe, template, address, language, subject, filled, now)
    return True


def tell_reporter(
    session: Session, safe: Safe, report: Report, template: str, values: Mapping[str, str], now: datetime
) -> bool:
    """Write to the reporter, if they left an address; the tracking page says the same in any case."""
    if report.contact_sealed is None:
        return False
    subject = f"report {report.id}"
    try:
        address = safe.seal.open(report.contact_sealed, "contact")
    except UnsealError:
        # A contact that cannot be opened must not stop a decision.
        _log.warning("contact_unreadable", subject=subject)
        return False
    filled = {"platform": _name(session, report.platform_id), "link": TRACKING, **values}
    mail.queue(session, safe, template, address, report.language, subject, filled, now)
    return True


def _name(session: Session, platform_id: str | None) -> str:
    platform = platforms.resolve(session, platform_id) if platform_id else None
    return platform.name if platform else "-"
