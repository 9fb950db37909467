"""Who may decide about a platform? Active staff without an interest in it; numbers, never names."""

from datetime import datetime

from sqlalchemy import func
from sqlmodel import Session, col, select

from rating_site.actions import audit
from rating_site.actions.cases import NotAllowed
from rating_site.store import platforms
from rating_site.store.case_models import Recusal
from rating_site.store.models import Account

FEWEST = 3
"""Two decide and a third hears the appeal: with fewer people nobody is listed."""


def actor(account_id: int) -> str:
    """How a member of staff is called in events and in the audit log."""
    return f"staff {account_id}"


def listing_open(session: Session) -> bool:
    """Whether there are people enough to list anybody."""
    active = select(func.count(col(Account.id))).where(col(Account.active).is_(True))
    return session.exec(active).one() >= FEWEST


def may_decide(session: Session, account_id: int, platform_id: str | None) -> bool:
    """Whether this person is active and declared no interest in the platform or in what merged into it."""
    account = session.get(Account, account_id)
    if account is None or not account.active:
        return False
    if platform_id is None:
        return True
    present = platforms.resolve(session, platform_id)
    ids = (platform_id, *(platforms.ids_of(session, present.id) if present else ()))
    return not session.exec(
        select(Recusal).where(Recusal.account_id == account_id, col(Recusal.platform_id).in_(ids))
    ).first()


def require(session: Session, account_id: int, platform_id: str | None) -> None:
    """NotAllowed where this person may not decide here."""
    if not may_decide(session, account_id, platform_id):
        raise NotAllowed("recused")


def recuse(session: Session, account_id: int, platform_id: str, now: datetime) -> None:
    """Declare an interest in a platform; it cannot be taken back, for who would judge that?"""
    if session.get(Recusal, (account_id, platform_id)) is None:
        session.add(Recusal(account_id=account_id, platform_id=platform_id, recorded_at=now))
        audit.append(session, actor(account_id), "recused", f"platform {platform_id}", now)
