"""What has to be asked again later, because one answer alone proves nothing?"""

from datetime import datetime, timedelta

from sqlmodel import Session

from rating_site.actions import checks as do_checks
from rating_site.store import checks, platforms
from rating_site.store.models import ScoreSnapshot
from rating_site.trust.register import CONFIRM_AFTER

_MARGIN = timedelta(minutes=10)


def ask_register(
    session: Session, platform_id: str, now: datetime, not_before: datetime | None = None
) -> None:
    """Have the ICP register asked about a platform, unless such a question is open already."""
    if checks.has_open(session, platform_id, do_checks.REGISTER):
        return
    for site in platforms.sites(session, platform_id):
        if site.valid_until is None and site.registrable_domain and not site.shared_host:
            do_checks.plan(session, [(site, [do_checks.REGISTER])], now, not_before)
            return


def confirm_empty(session: Session, snapshot: ScoreSnapshot, now: datetime) -> None:
    """Ask again, hours later, where the register answered an empty list: it may have been throttling."""
    filing = snapshot.facts.get("filing") or {}
    if filing.get("attempt") == "empty_unconfirmed":
        ask_register(session, snapshot.platform_id, now, now + CONFIRM_AFTER + _MARGIN)
