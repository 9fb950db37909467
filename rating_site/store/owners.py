"""Who proved control of which addresses, and what follows for what they may see?"""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session, col, select

from rating_site.store import platforms
from rating_site.store.case_models import Appeal, Claim, Owner
from rating_site.store.models import Platform, Site
from rating_site.store.report_models import Report
from rating_site.trust.procedure import COUNTED


def by_key(session: Session, key_sha256: str) -> Owner | None:
    """The owner whom a key lets in."""
    return session.exec(select(Owner).where(Owner.key_sha256 == key_sha256)).first()


def claims(session: Session, owner_id: str) -> Sequence[Claim]:
    """What an owner claims, the newest first."""
    return session.exec(
        select(Claim).where(Claim.owner_id == owner_id).order_by(col(Claim.recorded_at).desc(), Claim.id)
    ).all()


def claim_of(session: Session, owner_id: str, claim_id: str) -> Claim | None:
    """A claim of this owner; None for anybody else's."""
    row = session.get(Claim, claim_id)
    return row if row is not None and row.owner_id == owner_id else None


def claims_at(session: Session, site: str) -> Sequence[Claim]:
    """Every claim on an address that was not given up."""
    return session.exec(
        select(Claim).where(Claim.site == site, Claim.state != "revoked").order_by(Claim.id)
    ).all()


def due(session: Session, now: datetime, limit: int = 200) -> Sequence[Claim]:
    """Proven claims whose proof has to be looked at again."""
    return session.exec(
        select(Claim)
        .where(Claim.state == "proven", col(Claim.due_at) <= now)
        .order_by(col(Claim.due_at), Claim.id)
        .limit(limit)
    ).all()


def scope(session: Session, owner_id: str) -> list[Platform]:
    """The platforms that have a proven address of this owner today, each once.

    An address that moved on takes its proof along; one that was closed proves nothing any more.
    """
    proven = [claim.site for claim in claims(session, owner_id) if claim.state == "proven"]
    found = [platforms.by_site(session, site) for site in proven]
    return list({platform.id: platform for platform in found if platform is not None}.values())


def site_of(session: Session, site: str) -> Site | None:
    """The row of an address that holds today."""
    return session.exec(select(Site).where(Site.site == site, col(Site.valid_until).is_(None))).first()


def reports_on(session: Session, platform: Platform, limit: int = 200) -> Sequence[Report]:
    """The public reports on a platform and on what merged into it, the newest first."""
    ids = platforms.ids_of(session, platform.id)
    return session.exec(
        select(Report)
        .where(
            col(Report.platform_id).in_(ids),
            Report.kind == "incident",
            col(Report.state).in_(COUNTED),
            col(Report.duplicate_of).is_(None),
        )
        .order_by(col(Report.recorded_at).desc(), Report.id)
        .limit(limit)
    ).all()


def report_for(session: Session, owner_id: str, report_id: str) -> Report | None:
    """A public report on a platform of this owner; None for any other."""
    row = session.get(Report, report_id)
    if row is None or row.platform_id is None or row.kind != "incident":
        return None
    platform = platforms.resolve(session, row.platform_id)
    mine = {one.id for one in scope(session, owner_id)}
    public = row.state in COUNTED and row.duplicate_of is None
    return row if public and platform is not None and platform.id in mine else None


def appeals(session: Session, owner_id: str) -> Sequence[Appeal]:
    """The appeals of an owner, the newest first."""
    return session.exec(
        select(Appeal).where(Appeal.owner_id == owner_id).order_by(col(Appeal.recorded_at).desc(), Appeal.id)
    ).all()
