"""Which platform is an address part of? Merge, split and move: every step is dated and can be undone."""

from datetime import datetime

from sqlmodel import Session, col, select

from rating_site.actions import audit, entries, proceedings
from rating_site.actions.cases import NotAllowed
from rating_site.store import changes, listings, locks, platforms
from rating_site.store.models import Alias, Platform, Site

LONGEST = 200


def merge(session: Session, old_id: str, into_id: str, reason: str, actor: str, now: datetime) -> Alias:
    """Let one platform answer as another: its page leads there and its reports count there.

    Refused while either is on the list or proposed for it: one person must not list or delist anybody so.
    """
    old, into = _both(session, old_id, into_id)
    reason = reason.strip()
    if not reason or len(reason) > LONGEST:
        raise NotAllowed("text_missing" if not reason else "text_too_long")
    for platform in (old, into):
        _refuse_listed(session, platform)
    row = Alias(old_platform_id=old.id, platform_id=into.id, reason=reason, effective_at=now, recorded_at=now)
    session.add(row)
    session.flush()
    audit.append(session, actor, "platform_merged", f"platform {old.id}", now, {"into": into.id})
    changes.record(session, "platform", old.id, merged_into=into.id)
    _changed(session, (old.id, into.id), now)
    return row


def split(session: Session, old_id: str, actor: str, now: datetime) -> Alias:
    """Undo a merger: the platform answers for itself again, with its addresses and reports."""
    locks.hold(session, f"platform {old_id}")
    row = session.exec(
        select(Alias).where(Alias.old_platform_id == old_id, col(Alias.undone_at).is_(None))
    ).first()
    if row is None:
        raise NotAllowed("not_merged")
    present = platforms.resolve(session, row.platform_id)
    if present is not None:
        _refuse_listed(session, present)
    row.undone_at = now
    session.flush()
    audit.append(session, actor, "platform_split", f"platform {old_id}", now, {"from": row.platform_id})
    changes.record(session, "platform", old_id, split_from=row.platform_id)
    _changed(session, (old_id, row.platform_id), now)
    return row


def move(session: Session, site: str, into_id: str, actor: str, now: datetime, holder_id: str = "") -> Site:
    """Give an address to another platform from now on; what was seen there before stays where it was.

    With `holder_id` LookupError where the address is not that platform's.
    """
    locks.hold(session, f"site {site}")
    row = session.exec(select(Site).where(Site.site == site, col(Site.valid_until).is_(None))).first()
    if row is None:
        raise LookupError(f"no site {site}")
    holder = platforms.resolve(session, row.platform_id)
    into = platforms.resolve(session, into_id)
    if holder is None or into is None or (holder_id and holder.id != holder_id):
        raise LookupError(f"no platform {into_id} or no site of {holder_id}")
    if holder.id == into.id:
        raise NotAllowed("same_platform")
    for platform in (holder, into):
        _refuse_listed(session, platform)
    row.valid_until = now
    session.flush()  # two open rows for one address would break the unique index
    fresh = Site(
        **row.model_dump(exclude={"id", "platform_id", "valid_from", "valid_until", "recorded_at"}),
        platform_id=into.id,
        valid_from=now,
        recorded_at=now,
    )
    session.add(fresh)
    session.flush()
    detail = {"from": holder.id, "site": site}
    audit.append(session, actor, "site_moved", f"platform {into.id}", now, detail)
    _changed(session, (holder.id, into.id), now)
    return fresh


def history(session: Session, platform_id: str) -> list[Alias]:
    """The mergers that a platform took part in, newest first."""
    return list(
        session.exec(
            select(Alias)
            .where((col(Alias.old_platform_id) == platform_id) | (col(Alias.platform_id) == platform_id))
            .order_by(col(Alias.effective_at).desc())
        ).all()
    )


def _both(session: Session, old_id: str, into_id: str) -> tuple[Platform, Platform]:
    for key in sorted((old_id, into_id)):
        locks.hold(session, f"platform {key}")
    old, into = (platforms.resolve(session, key) for key in (old_id, into_id))
    if old is None or into is None:
        raise LookupError(f"no platform {old_id if old is None else into_id}")
    if old.id != old_id:
        raise NotAllowed("already_merged")
    if old.id == into.id:
        raise NotAllowed("same_platform")
    return old, into


def _refuse_listed(session: Session, platform: Platform) -> None:
    entry = listings.current(session, platform.id)
    if (entry is not None and entry.state in listings.PUBLIC) or proceedings.open_proposal(
        session, platform.id
    ):
        raise NotAllowed("listed")


def _changed(session: Session, ids: tuple[str, str], now: datetime) -> None:
    for platform_id in ids:
        changes.record(session, "platform", platform_id)
        entries.judged_anew(session, platform_id, now)
