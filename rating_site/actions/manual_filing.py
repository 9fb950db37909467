"""Looking a filing up by hand: anybody may ask for it, an operator enters what the register showed."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlmodel import Session, col, select

from crawlers.extract.icp_number import parse_icp_number
from rating_site.actions import audit, scoring
from rating_site.actions.checks import REGISTER
from rating_site.actions.ids import new_id
from rating_site.store import locks, platforms
from rating_site.store.models import CrawlBatch, ManualFiling, Observation, ScoreSnapshot, Site

OFFICIAL_PAGE = "https://beian.miit.gov.cn/"
VERSION = 1


def ask(session: Session, platform_id: str, now: datetime) -> ManualFiling | None:
    """Count one more wish for a look-up; None where filing says nothing about a shop on a shared host."""
    site = _filed_site(session, platform_id)
    if site is None or site.registrable_domain is None:
        return None
    locks.hold(session, f"manual filing {platform_id}")
    row = session.exec(
        select(ManualFiling).where(ManualFiling.platform_id == platform_id, ManualFiling.state == "open")
    ).first()
    if row is None:
        row = ManualFiling(
            platform_id=platform_id, registrable_domain=site.registrable_domain, requests=0, recorded_at=now
        )
        session.add(row)
    row.requests += 1
    session.flush()
    return row


def queue(session: Session, limit: int = 50) -> Sequence[ManualFiling]:
    """Open wishes, the most wanted and then the oldest first."""
    return session.exec(
        select(ManualFiling)
        .where(ManualFiling.state == "open")
        .order_by(col(ManualFiling.requests).desc(), col(ManualFiling.recorded_at))
        .limit(limit)
    ).all()


def answer(
    session: Session,
    registrable_domain: str,
    licence: str | None,
    screenshot_sha256: str,
    actor: str,
    now: datetime,
) -> ScoreSnapshot:
    """Enter what the official register showed: a licence number, or None for "no record".

    It becomes an observation like any other, so "no record" here too counts only after a second look hours
    later. Raises ValueError for an unknown domain, a number that is none, or a hash that is none.
    """
    if len(screenshot_sha256) != 64 or not all(char in "0123456789abcdef" for char in screenshot_sha256):
        raise ValueError("the screenshot's SHA-256 must be 64 hexadecimal digits")
    site = session.exec(
        select(Site).where(Site.registrable_domain == registrable_domain, col(Site.valid_until).is_(None))
    ).first()
    if site is None:
        raise ValueError(f"no platform is known at {registrable_domain}")
    records = [] if licence is None else [_record(registrable_domain, licence)]
    batch = CrawlBatch(id=new_id(), kind="manual", state="done", requested_at=now, finished_at=now)
    session.add(batch)
    session.flush()
    session.add(_observation(batch, site, records, screenshot_sha256, now))
    _close_wishes(session, site.platform_id, batch.id, screenshot_sha256, actor, now)
    audit.append(
        session, actor, "filing_looked_up", f"platform {site.platform_id}", now, {"found": bool(records)}
    )
    session.flush()
    return scoring.rescore(session, site.platform_id, now)


def _record(domain: str, licence: str) -> dict[str, Any]:
    claim = parse_icp_number(licence)
    if claim is None or not claim.valid:
        raise ValueError(f"{licence!r} is no valid licence number")
    return {
        "domain": domain,
        "main_licence": claim.main,
        "service_licence": claim.number,
        "limit_access": False,
    }


def _observation(
    batch: CrawlBatch, site: Site, records: list[dict[str, Any]], screenshot_sha256: str, now: datetime
) -> Observation:
    value = {"asked": site.registrable_domain, "by": "domain", "found": bool(records), "records": records}
    return Observation(
        batch_id=batch.id,
        target=batch.id,
        platform_id=site.platform_id,
        source=REGISTER,
        source_version=VERSION,
        asked_at=now,
        url=OFFICIAL_PAGE,
        outcome="answered" if records else "empty",
        value={**value, "canary_ok": True, "manual": True},
        excerpt="looked up by hand on the official page",
        raw_sha256=screenshot_sha256,
        recorded_at=now,
    )


def _close_wishes(
    session: Session, platform_id: str, batch_id: str, screenshot_sha256: str, actor: str, now: datetime
) -> None:
    wishes = select(ManualFiling).where(ManualFiling.platform_id == platform_id, ManualFiling.state == "open")
    for row in session.exec(wishes):
        row.state, row.answered_at, row.answered_by = "answered", now, actor
        row.batch_id, row.screenshot_sha256 = batch_id, screenshot_sha256


def _filed_site(session: Session, platform_id: str) -> Site | None:
    for site in platforms.sites(session, platform_id):
        if site.valid_until is None and not site.shared_host:
            return site
    return None
