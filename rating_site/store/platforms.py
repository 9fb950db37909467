"""Which platform is meant, and what belongs to it?"""

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlmodel import Session, col, select

from rating_site.store.models import Alias, Identifier, Platform, Site

_HOPS = 5
"""So many mergers in a row are followed."""


def resolve(session: Session, platform_id: str) -> Platform | None:
    """The platform an id stands for today; a merged id answers as the one it was merged into."""
    for _hop in range(_HOPS):
        alias = session.exec(
            select(Alias).where(Alias.old_platform_id == platform_id, col(Alias.undone_at).is_(None))
        ).first()
        if alias is None:
            return session.get(Platform, platform_id)
        platform_id = alias.platform_id
    return None


def ids_of(session: Session, platform_id: str, moment: datetime | None = None) -> tuple[str, ...]:
    """A platform's id and those that had been merged into it, directly or not, at a moment or now."""
    undone = col(Alias.undone_at)
    held = (
        (undone.is_(None),)
        if moment is None
        else (col(Alias.effective_at) <= moment, undone.is_(None) | (undone > moment))
    )
    found, fresh = {platform_id}, {platform_id}
    for _hop in range(_HOPS):
        rows = session.exec(
            select(Alias.old_platform_id).where(col(Alias.platform_id).in_(fresh), *held)
        ).all()
        fresh = set(rows) - found
        found |= fresh
        if not fresh:
            break
    return (platform_id, *sorted(found - {platform_id}))


def by_site(session: Session, site: str) -> Platform | None:
    """The platform that has this address now (``host[:port][/shop/AB12]``)."""
    row = session.exec(select(Site).where(Site.site == site, col(Site.valid_until).is_(None))).first()
    return resolve(session, row.platform_id) if row else None


def sites(session: Session, platform_id: str) -> Sequence[Site]:
    """All addresses a platform has or had, those of platforms merged into it too, the present ones first."""
    return session.exec(
        select(Site)
        .where(col(Site.platform_id).in_(ids_of(session, platform_id)))
        .order_by(col(Site.valid_until).is_not(None), col(Site.valid_from))
    ).all()


def sites_at(session: Session, platform_id: str, moment: datetime) -> Sequence[Site]:
    """The addresses a platform had at a moment."""
    return session.exec(
        select(Site)
        .where(
            Site.platform_id == platform_id,
            Site.valid_from <= moment,
            col(Site.valid_until).is_(None) | (col(Site.valid_until) > moment),
        )
        .order_by(col(Site.valid_from))
    ).all()


def on_host(session: Session, host: str) -> Sequence[Platform]:
    """All platforms that have an address on this host now."""
    rows = session.exec(
        select(Platform)
        .join(Site)
        .where(Site.host == host, col(Site.valid_until).is_(None))
        .order_by(Site.site)
        .limit(200)
    ).all()
    return _today(session, rows)


def identifiers(session: Session, platform_id: str) -> Sequence[Identifier]:
    """Contacts and numbers the platform displays."""
    return session.exec(
        select(Identifier)
        .where(Identifier.platform_id == platform_id)
        .order_by(Identifier.kind, Identifier.value)
    ).all()


def with_identifier(session: Session, kind: str, value: str) -> Sequence[Platform]:
    """Every platform that displays this contact or number; anybody can paste one."""
    rows = session.exec(
        select(Platform)
        .join(Identifier)
        .where(Identifier.kind == kind, Identifier.value == value)
        .order_by(Platform.id)
        .limit(200)
    ).all()
    return _today(session, rows)


def page(session: Session, after: str = "", limit: int = 50) -> Sequence[Platform]:
    """Platforms in the order of their ids, `limit` of them after one id."""
    return session.exec(
        select(Platform).where(col(Platform.id) > after).order_by(Platform.id).limit(limit)
    ).all()


def _today(session: Session, rows: Iterable[Platform]) -> list[Platform]:
    """What these rows stand for today, each once: merged ones are answered by what they became."""
    known = {row.id for row in rows}
    merged = set(
        session.exec(
            select(Alias.old_platform_id).where(
                col(Alias.old_platform_id).in_(known), col(Alias.undone_at).is_(None)
            )
        )
    )
    found = [resolve(session, row.id) if row.id in merged else row for row in rows]
    return list({row.id: row for row in found if row is not None}.values())
