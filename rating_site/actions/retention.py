"""What do we forget, and when? Everything that names or could name a person goes when its clock has run out.

Every function may run again at any time and forgets a limited number at once; those that give up files give
their names in the vault, which the caller deletes after the transaction.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, delete, select, update

from rating_site.actions.ids import new_id
from rating_site.actions.reporting_erasure import delete_draft
from rating_site.store import reports, rights
from rating_site.store.case_models import Appeal, Claim, Mail, Owner, RightsNotice, UsedChallenge
from rating_site.store.models import StaffSession
from rating_site.store.report_models import Evidence, Report, ReportEvent, Trait
from rating_site.trust.clocks import DRAFTS, MAILS, ORIGINALS, TRAITS
from rating_site.trust.procedure import VERDICTS

FADING = ("device", "prefix")
"""Traits that say where somebody sat; the others are of what was sent and stay."""
_HASH = 64
"""The length of a keyed hash; the labels that take its place are shorter."""
_LABEL = 24
_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Forgotten:
    """How many rows were treated, and which files in the vault they gave up."""

    rows: int
    files: tuple[str, ...]


def drop_drafts(session: Session, now: datetime) -> Forgotten:
    """Delete reports that nobody finished."""
    old = session.exec(
        select(Report.id)
        .where(Report.state == "draft", Report.recorded_at < now - DRAFTS.length)
        .limit(_AT_ONCE)
    ).all()
    names = [name for report_id in old for name in delete_draft(session, report_id)]
    return Forgotten(len(old), tuple(names))


def drop_traits(session: Session, now: datetime) -> int:
    """Forget devices and networks; gives how many values went.

    What several reports share becomes a random label, so that "these acted as one" stays and the value goes.
    A younger report of the group keeps its value until its own time comes, with the label beside it.
    """
    old = session.exec(
        select(Trait)
        .where(col(Trait.name).in_(FADING), Trait.recorded_at < now - TRAITS.length)
        .order_by(col(Trait.id))
    ).all()
    groups: dict[tuple[str, str], list[Trait]] = defaultdict(list)
    for trait in old:
        if len(trait.value) == _HASH:
            groups[trait.name, trait.value].append(trait)
    for (name, value), fading in groups.items():
        younger = session.exec(
            select(Trait).where(
                Trait.name == name,
                Trait.value == value,
                Trait.recorded_at >= now - TRAITS.length,
            )
        ).all()
        _fade(session, fading, younger)
    session.flush()
    return len(groups)


def drop_originals(session: Session, now: datetime) -> Forgotten:
    """Drop the sealed texts and pictures of reports that were closed long ago; masked texts stay."""
    limit = now - ORIGINALS.length
    closed = (
        col(Report.state).in_((*VERDICTS, "rejected"))
        | (col(Report.outcome) != "open") & (col(Report.outcome_at) < limit)
        | (col(Report.kind) == "went_well") & (col(Report.state) == "accepted")
    )
    pictured = select(Evidence.report_id).where(col(Evidence.stored_as).is_not(None))
    held = (
        col(Report.story_sealed).is_not(None)
        | col(Report.contact_sealed).is_not(None)
        | col(Report.order_sealed).is_not(None)
        | col(Report.id).in_(pictured)
    )
    rows = session.exec(select(Report).where(closed, Report.state_at < limit, held).limit(_AT_ONCE)).all()
    names = [name for report in rows for name in _drop_sealed(session, report)]
    return Forgotten(len(rows), tuple(names))


def drop_statements(session: Session, now: datetime) -> int:
    """Drop the originals of appeals and of notices of violated rights that were decided long ago."""
    limit = now - ORIGINALS.length
    appeals = session.exec(
        select(Appeal).where(col(Appeal.decided_at) < limit, col(Appeal.text_sealed).is_not(None))
    ).all()
    notices = session.exec(
        select(RightsNotice).where(
            col(RightsNotice.decided_at) < limit,
            col(RightsNotice.state).not_in(rights.WAITING),
            col(RightsNotice.person_sealed).is_not(None),
        )
    ).all()
    for appeal in appeals:
        appeal.text_sealed = None
    for notice in notices:
        notice.person_sealed = notice.text_sealed = notice.counter_sealed = None
    return len(appeals) + len(notices)


def drop_passing(session: Session, now: datetime) -> None:
    """Delete what was only needed for a while: messages, used proofs of work, ended staff sessions."""
    session.exec(delete(Mail).where(col(Mail.recorded_at) < now - MAILS.length))
    session.exec(delete(UsedChallenge).where(col(UsedChallenge.expires_at) < now))
    session.exec(delete(StaffSession).where(col(StaffSession.expires_at) < now))


def drop_unproven_owners(session: Session, now: datetime) -> int:
    """Forget who claimed a shop, never showed control of anything, and left it at that."""
    limit = now - DRAFTS.length
    showed = select(Claim.owner_id).where(
        col(Claim.proven_at).is_not(None) | (col(Claim.recorded_at) >= limit)
    )
    gone = session.exec(
        select(Owner.id).where(
            Owner.recorded_at < limit,
            col(Owner.id).not_in(showed),
            col(Owner.id).not_in(select(Appeal.owner_id)),
        )
    ).all()
    session.exec(delete(Claim).where(col(Claim.owner_id).in_(gone)))
    session.exec(delete(Owner).where(col(Owner.id).in_(gone)))
    return len(gone)


def known_files(session: Session) -> set[str]:
    """The names in the vault that some row still needs."""
    rows = session.exec(select(Evidence.stored_as, Evidence.public_as)).all()
    return {name for row in rows for name in row if name} | rights.copies_put_away(session)


def _fade(session: Session, fading: Sequence[Trait], younger: Sequence[Trait]) -> None:
    """Delete what only one report has; put a label in the place of what several share."""
    if len({one.report_id for one in (*fading, *younger)}) == 1:
        for trait in fading:
            session.delete(trait)
        return
    label = new_id(_LABEL)
    for trait in fading:
        trait.value = label
    for trait in younger:
        session.add(
            Trait(report_id=trait.report_id, name=trait.name, value=label, recorded_at=trait.recorded_at)
        )


def _drop_sealed(session: Session, report: Report) -> list[str]:
    """The originals go, what everybody may see stays; gives the names of the private pictures."""
    report.story_sealed = report.reply_sealed = report.order_sealed = report.contact_sealed = None
    report.owner_sees_order = False
    session.exec(update(ReportEvent).where(col(ReportEvent.report_id) == report.id).values(text_sealed=None))
    names = []
    for one in reports.evidence(session, report.id):
        if one.stored_as:
            names.append(one.stored_as)
            one.stored_as = None
    return names
