"""Bringing platforms into being and keeping what they display."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from sqlmodel import Session, select

from crawlers.identity import Address
from rating_site.actions.ids import new_id
from rating_site.store import changes, locks, platforms
from rating_site.store.models import Identifier, Platform, Site


def ensure(session: Session, address: Address, now: datetime) -> Platform:
    """The platform at this address, made now where none has it: each host and shop path starts on its own."""
    locks.hold(session, f"site {address.site}")
    known = platforms.by_site(session, address.site)
    if known is not None:
        return known
    platform = Platform(id=new_id(), name=address.shown_host, effective_at=now, recorded_at=now)
    session.add(platform)
    session.flush()
    session.add(
        Site(
            platform_id=platform.id,
            site=address.site,
            scheme=address.scheme,
            host=address.host,
            port=address.port,
            shop_path=address.shop_path,
            registrable_domain=address.registrable_domain,
            shared_host=address.shared_host,
            valid_from=now,
            recorded_at=now,
        )
    )
    session.flush()
    changes.record(session, "platform", platform.id)
    return platform


def rename(session: Session, platform: Platform, name: str) -> None:
    """Call the platform what it calls itself."""
    name = name.strip()[:200]
    if name and name != platform.name:
        platform.name = name
        changes.record(session, "platform", platform.id)


def note_identifiers(
    session: Session, platform_id: str, observation_id: int, seen: Iterable[tuple[str, str]], at: datetime
) -> None:
    """Remember which contacts and numbers were displayed, and when first and last."""
    for kind, value in sorted(set(seen)):
        row = session.exec(
            select(Identifier).where(
                Identifier.platform_id == platform_id, Identifier.kind == kind, Identifier.value == value
            )
        ).first()
        if row is None:
            session.add(
                Identifier(
                    platform_id=platform_id,
                    kind=kind,
                    value=value,
                    first_seen=at,
                    last_seen=at,
                    observation_id=observation_id,
                )
            )
            changes.record(session, "platform", platform_id)
        else:
            row.last_seen = max(row.last_seen, at)


def displayed(value: Mapping[str, Any]) -> Iterable[tuple[str, str]]:
    """The (kind, value) pairs of a storefront answer by which a platform can be looked up."""
    for contact in value.get("contacts") or ():
        yield str(contact["kind"])[:20], str(contact["value"])[:200]
    for claim in (value.get("icp") or {}).get("claims") or ():
        if claim.get("valid"):
            yield "icp", str(claim["number"])[:200]
            if claim["main"] != claim["number"]:
                yield "icp_main", str(claim["main"])[:200]
