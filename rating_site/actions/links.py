"""Which platforms may have one operator? Shared identifiers suggest it, a moderator decides."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from sqlmodel import Session, col, select

from rating_site.actions import audit, scoring
from rating_site.actions.authority import actor, require
from rating_site.actions.cases import NotAllowed
from rating_site.store import bulk, changes, locks, observations
from rating_site.store.case_models import Claim, OperatorLink
from rating_site.trust.operators import POSSIBLE_AT_MOST, WEIGHTS, Link, Traits, find_links

_SHOWN_AS = {"icp": "displayed_filing", "icp_main": "displayed_filing"}
_ON_THE_PAGE = {"analytics": "analytics", "favicon": "favicon_sha256", "gateway_host": "gateway_host"}
"""Kinds of traits, and where the storefront's answer holds them."""
_CONFIRMED = ("verified", "verified_undisplayed")
_PAGE = 1000


def accept(session: Session, link_id: int, by: int, now: datetime) -> OperatorLink:
    """Confirm that two platforms have one operator; from now on a record is inherited, one hop far."""
    row = _held(session, link_id, by)
    if row.state == "accepted" or (row.state == "possible" and row.ended_at is not None):
        raise NotAllowed("decided_already")
    # What anybody can paste onto a page frames a rival as easily as it names a cheat.
    if row.relation != "same_operator" or row.probability <= POSSIBLE_AT_MOST:
        raise NotAllowed("link_without_proof")
    row.effective_at, row.ended_at = now, None
    _decided(session, row, "accepted", by, now)
    return row


def refuse(session: Session, link_id: int, by: int, now: datetime) -> OperatorLink:
    """Say that a possible link is none; it is not suggested again."""
    row = _held(session, link_id, by)
    if row.state != "possible":
        raise NotAllowed("decided_already")
    row.ended_at = now
    _decided(session, row, "refused", by, now)
    return row


def revoke(session: Session, link_id: int, by: int, now: datetime) -> OperatorLink:
    """Take an accepted link back; nothing is inherited any more."""
    row = _held(session, link_id, by)
    if row.state != "accepted":
        raise NotAllowed("decided_already")
    row.ended_at = now
    _decided(session, row, "revoked", by, now)
    return row


def possible(session: Session) -> tuple[Link, ...]:
    """Every link that the identifiers of today suggest; reads all platforms and writes nothing."""
    return find_links(list(_traits(session)))


def remember(session: Session, links: Sequence[Link], now: datetime) -> int:
    """Keep these suggestions; what a moderator decided stays. Gives how many changed."""
    changed = [row for link in links if (row := _remembered(session, link, now)) is not None]
    _judge_all(session, changed, now)
    return len(changed)


def forget(session: Session, links: Sequence[Link], now: datetime) -> int:
    """End the suggestions that are not among these any more; gives their number."""
    found = {(one.first, one.second, one.relation) for one in links}
    standing = select(OperatorLink).where(
        OperatorLink.state == "possible", col(OperatorLink.ended_at).is_(None)
    )
    gone = [
        row
        for row in session.exec(standing).all()
        if (row.platform_id, row.other_id, row.relation) not in found
    ]
    for row in gone:
        row.ended_at = now
    _judge_all(session, gone, now)
    return len(gone)


def _traits(session: Session) -> Iterable[Traits]:
    """What each platform shows, what the register confirmed for it, and who proved control of it."""
    owners: dict[str, set[str]] = {}
    for platform_id, owner_id in session.exec(
        select(Claim.platform_id, Claim.owner_id).where(Claim.state == "proven")
    ):
        owners.setdefault(platform_id, set()).add(owner_id)
    for span in bulk.spans(session, _PAGE):
        pages = observations.front_pages(session, span.first, span.last)
        for one in bulk.known(session, span):
            yield _traits_of(one, pages.get(one.id, {}), owners.get(one.id, set()))


def _traits_of(one: bulk.Known, front: Mapping[str, object], owners: set[str]) -> Traits:
    values: dict[str, set[str]] = {"owner_proof": owners}
    for kind, value in one.identifiers:
        values.setdefault(_SHOWN_AS.get(kind, kind), set()).add(value)
    filing = one.judged.filing if one.judged else {}
    record = filing.get("record") or {}
    if filing.get("verdict") in _CONFIRMED and record.get("main_licence"):
        values["filing_main"] = {str(record["main_licence"])}
        # Two natural persons may share a name; two companies may not.
        if record.get("nature") == "企业" and record.get("unit_name_hash"):
            values["filing_entity"] = {str(record["unit_name_hash"])}
    for kind, name in _ON_THE_PAGE.items():
        shown = front.get(name)
        values[kind] = {str(item) for item in (shown if isinstance(shown, list) else [shown]) if item}
    known = {kind: frozenset(held) for kind, held in values.items() if held and kind in WEIGHTS}
    return Traits(one.id, known)


def _remembered(session: Session, link: Link, now: datetime) -> OperatorLink | None:
    """The row of a suggestion where it is new or changed."""
    fresh = (round(link.probability, 4), _kinds(link))
    row = session.exec(
        select(OperatorLink).where(
            OperatorLink.platform_id == link.first,
            OperatorLink.other_id == link.second,
            OperatorLink.relation == link.relation,
        )
    ).first()
    if row is None:
        row = OperatorLink(
            platform_id=link.first,
            other_id=link.second,
            relation=link.relation,
            probability=fresh[0],
            evidence=fresh[1],
            recorded_at=now,
        )
        session.add(row)
        return row
    if row.state != "possible" or (row.ended_at is None and (row.probability, row.evidence) == fresh):
        return None
    row.ended_at, row.probability, row.evidence = None, *fresh
    return row


def _judge_all(session: Session, rows: Sequence[OperatorLink], now: datetime) -> None:
    session.flush()
    for platform_id in sorted({key for row in rows for key in (row.platform_id, row.other_id)}):
        scoring.rescore(session, platform_id, now)


def _kinds(link: Link) -> list[str]:
    """What they share, in kinds: snapshots keep no contacts."""
    return sorted({one.kind for one in link.evidence})


def _held(session: Session, link_id: int, by: int) -> OperatorLink:
    locks.hold(session, f"link {link_id}")
    row = session.get(OperatorLink, link_id)
    if row is None:
        raise LookupError(f"no link {link_id}")
    session.refresh(row)
    for platform_id in (row.platform_id, row.other_id):
        require(session, by, platform_id)
    return row


def _decided(session: Session, row: OperatorLink, state: str, by: int, now: datetime) -> None:
    row.state, row.decided_by = state, by
    session.flush()
    audit.append(session, actor(by), f"link_{state}", f"link {row.id}", now)
    for platform_id in (row.platform_id, row.other_id):
        changes.record(session, "link", platform_id, link=row.id, state=state)
    _judge_all(session, [row], now)
