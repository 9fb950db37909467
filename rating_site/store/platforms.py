"""Which platform is meant, and what belongs to it?"""

from collections.abc import Sequence

from sqlmodel import Session, col, select

from rating_site.store.models import Alias, Identifier, Platform, Site


def resolve(session: Session, platform_id: str) -> Platform | None:
    """The platform an id stands for today; a merged id answers as the one it was merged into."""
    for _hop in range(5):
        alias = session.exec(
            select(Alias).where(Alias.old_platform_id == platform_id, col(Alias.undone_at).is_(None))
        ).first()
        if alias is None:
            return session.get(Platform, platform_id)
        platform_id = alias.platform_id
    return None


def by_site(session: Session, site: str) -> Platform | None:
    """The platform that has this address now (``host[:port][/shop/AB12]``)."""
    row = session.exec(select(Site).where(Site.site == site, col(Site.valid_until).is_(None))).first()
    return resolve(session, row.platform_id) if row else None


def sites(session: Session, platform_id: str) -> Sequence[Site]:
    """All addresses a platform has or had, the present ones first."""
    return session.exec(
        select(Site)
        .where(Site.platform_id == platform_id)
        .order_by(col(Site.valid_until).is_not(None), col(Site.valid_from))
    ).all()


def on_host(session: Session, host: str) -> Sequence[Platform]:
    """All platforms that have an address on this host now."""
    return session.exec(
        select(Platform)
        .join(Site)
        .where(Site.host == host, col(Site.valid_until).is_(None))
        .order_by(Site.site)
        .limit(200)
    ).all()


def identifiers(session: Session, platform_id: str) -> Sequence[Identifier]:
    """Contacts and numbers the platform displays."""
    return session.exec(
        select(Identifier)
        .where(Identifier.platform_id == platform_id)
        .order_by(Identifier.kind, Identifier.value)
    ).all()


def with_identifier(session: Session, kind: str, value: str) -> Sequence[Platform]:
    """Every platform that displays this contact or number; anybody can paste one."""
    return session.exec(
        select(Platform)
        .join(Identifier)
        .where(Identifier.kind == kind, Identifier.value == value)
        .order_by(Platform.id)
        .limit(200)
    ).all()


def page(session: Session, after: str = "", limit: int = 50) -> Sequence[Platform]:
    """Platforms in the order of their ids, `limit` of them after one id."""
    return session.exec(
        select(Platform).where(col(Platform.id) > after).order_by(Platform.id).limit(limit)
    ).all()
