"""Who runs a shop, and how do they show it? Claims are free, a proof is looked at by the crawler."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from rating_site.actions import audit, mail
from rating_site.actions.cases import NotAllowed
from rating_site.actions.ids import code_sha256, new_code, new_id
from rating_site.evidence.safe import Safe
from rating_site.evidence.sealing import UnsealError
from rating_site.store import owners, platforms
from rating_site.store.case_models import Claim, Owner
from rating_site.store.models import Identifier, Site

MOST_CLAIMS = 20
DASHBOARD = "/owner"
"""Where owners come in; a message never holds their key."""
_LIVE = ("pending", "failed", "proven", "lapsed")


@dataclass(frozen=True, slots=True)
class Begun:
    """A claim that was started; `key` is the new owner's key, shown once, empty for a known owner."""

    claim: Claim
    key: str


def methods_of(site: Site) -> tuple[str, ...]:
    """How control of an address can be shown. A shop without its own host can only speak in its own texts."""
    return ("notice",) if site.shop_path else ("file", "meta", "dns")


def begin(
    session: Session,
    safe: Safe,
    owner: Owner | None,
    site: Site,
    method: str,
    email: str,
    language: str,
    now: datetime,
) -> Begun:
    """Start a claim on an address; the same claim again is the one there is.

    NotAllowed for a method that proves nothing there, no address or too many claims.
    """
    if method not in methods_of(site):
        raise NotAllowed("wrong_method")
    key = ""
    if owner is None:
        key = new_code()
        owner = Owner(id=new_id(), key_sha256=code_sha256(key), language=language, recorded_at=now)
        session.add(owner)
        session.flush()
    if email:
        set_contact(session, safe, owner, email, now)
    return Begun(_claim(session, owner, site, method, now), key)


def set_contact(session: Session, safe: Safe, owner: Owner, email: str, now: datetime) -> None:
    """Where an owner wants to be written to; an empty address means nowhere."""
    if email and not mail.is_address(email):
        raise NotAllowed("no_address")
    row = session.merge(owner)
    row.contact_sealed = safe.seal.close(email, "contact") if email else None
    audit.append(session, "owner", "contact_changed", f"owner {row.id}", now)


def revoke(session: Session, owner_id: str, claim_id: str, now: datetime) -> None:
    """Give a claim up; LookupError where it is not this owner's."""
    claim = owners.claim_of(session, owner_id, claim_id)
    if claim is None:
        raise LookupError(f"no claim {claim_id}")
    claim.state, claim.due_at = "revoked", None
    audit.append(session, "owner", "claim_revoked", f"claim {claim.id}", now)


def contact_of(session: Session, safe: Safe, platform_id: str) -> tuple[str, str] | None:
    """Where to write to a platform, and in which language: its owner's address, else one it displays."""
    ids = platforms.ids_of(session, platform_id)
    for owner in _proven(session, ids):
        address = _opened(safe, owner)
        if address:
            return address, owner.language
    shown = session.exec(
        select(Identifier.value)
        .where(col(Identifier.platform_id).in_(ids), Identifier.kind == "email")
        .order_by(col(Identifier.last_seen).desc(), Identifier.value)
        .limit(5)
    ).all()
    fits = [value for value in shown if mail.is_address(value)]
    return (fits[0], "zh") if fits else None


def tell(
    session: Session,
    safe: Safe,
    owner: Owner,
    template: str,
    subject: str,
    values: Mapping[str, str],
    now: datetime,
) -> bool:
    """Write to one owner, where they left an address."""
    to = _opened(safe, owner)
    if to:
        filled = {"link": DASHBOARD, **values}
        mail.queue(session, safe, template, to, owner.language, subject, filled, now)
    return bool(to)


def _claim(session: Session, owner: Owner, site: Site, method: str, now: datetime) -> Claim:
    mine = owners.claims(session, owner.id)
    for known in mine:
        if (known.site, known.method) == (site.site, method) and known.state in _LIVE:
            return known
    if len(mine) >= MOST_CLAIMS:
        raise NotAllowed("too_many_claims")
    claim = Claim(
        id=new_id(),
        owner_id=owner.id,
        platform_id=site.platform_id,
        site=site.site,
        method=method,
        token=new_id(20),
        recorded_at=now,
    )
    session.add(claim)
    session.flush()
    audit.append(session, "owner", "claim_begun", f"claim {claim.id}", now, {"method": method})
    return claim


def _proven(session: Session, platform_ids: tuple[str, ...]) -> list[Owner]:
    rows = session.exec(
        select(Owner)
        .join(Claim)
        .where(col(Claim.platform_id).in_(platform_ids), Claim.state == "proven")
        .order_by(col(Claim.proven_at), Owner.id)
    ).all()
    return list(rows)


def _opened(safe: Safe, owner: Owner) -> str:
    if owner.contact_sealed is None:
        return ""
    try:
        return safe.seal.open(owner.contact_sealed, "contact")
    except UnsealError:
        return ""
