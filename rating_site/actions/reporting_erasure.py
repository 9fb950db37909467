"""What is left when a reporter goes, and what do they get when they ask for their data?

The row stays under its pseudonym, so that past scores can be replayed; who it was can no longer be found out.
"""

from datetime import datetime
from typing import Any

from sqlmodel import Session, select

from rating_site.actions import cases
from rating_site.actions.ids import new_id
from rating_site.evidence.safe import Safe
from rating_site.store import reports
from rating_site.store.report_models import Evidence, Report, Reporter, ReportEvent, Trait

_LABEL = 24
_PLAIN = (
    "id", "kind", "platform_id", "address", "type", "cause", "product", "amount_fen", "channel",
    "order_state", "asked", "order_shown", "owner_sees_order", "ordered_at", "paid_at", "asked_at",
    "answered_at", "delivered_at", "minutes", "language", "consents", "state", "reason", "state_at",
    "evidence", "outcome", "outcome_at", "pressure", "verdict", "verdict_at", "effective_at",
    "recorded_at", "erased_at",
)  # fmt: skip


def drop_texts(session: Session, report: Report) -> None:
    """Delete what the reporter wrote, sealed and public, and how to reach them; answers of others stay."""
    report.story_sealed = report.reply_sealed = report.contact_sealed = None
    report.story = report.reply_told = ""
    for event in reports.events(session, report.id):
        if event.actor == "reporter" or event.kind == "hidden":
            event.text_sealed, event.text = None, ""
    session.flush()


def drop_files(session: Session, report: Report, now: datetime) -> tuple[str, ...]:
    """Mark the reporter's files as deleted; gives the names that the caller removes from the vault."""
    names = []
    for row in reports.evidence(session, report.id):
        if row.given_by == "reporter":
            names += [name for name in (row.stored_as, row.public_as) if name]
            row.stored_as = row.public_as = row.phash = None
            row.sha256, row.deleted_at = new_id(_LABEL), now
    session.flush()
    return tuple(names)


def drop_traits(session: Session, report: Report) -> None:
    """Put a random label in the place of each trait's value, in every report that shares it.

    "These acted as one" stays, as past scores need it; a device or a text can no longer be matched.
    """
    for trait in reports.traits(session, [report.id]):
        label = new_id(_LABEL)
        shared = select(Trait).where(Trait.name == trait.name, Trait.value == trait.value)
        for one in session.exec(shared).all():
            one.value = label
    session.flush()


def delete_draft(session: Session, report_id: str) -> tuple[str, ...]:
    """Remove a draft altogether; gives the names that the caller removes from the vault afterwards."""
    report = cases.locked(session, report_id)
    if report.state != "draft":
        raise cases.NotAllowed("this report was sent already")
    rows = session.exec(select(Evidence).where(Evidence.report_id == report.id)).all()
    for row in rows:
        session.delete(row)
    session.flush()
    reporter = session.get_one(Reporter, report.reporter_id)
    session.delete(report)
    session.flush()
    session.delete(reporter)
    return tuple(row.stored_as for row in rows if row.stored_as)


def own_data(session: Session, safe: Safe, report: Report) -> dict[str, Any]:
    """Everything we hold about a report that its reporter may read, with their own words in clear."""
    sealed = {
        "story": report.story_sealed,
        "reply": report.reply_sealed,
        "order": report.order_sealed,
        "contact": report.contact_sealed,
    }
    words = {name: safe.seal.open(text, name) if text else None for name, text in sealed.items()}
    events = reports.events(session, report.id, ("everyone", "parties", "reporter"))
    return {
        "report": {name: getattr(report, name) for name in _PLAIN},
        "own_words": words,
        "public_words": {"story": report.story, "reply": report.reply_told},
        "files": [_file(row) for row in reports.evidence(session, report.id) if row.given_by == "reporter"],
        "events": [_event(safe, event) for event in events],
        "traits": sorted({trait.name for trait in reports.traits(session, [report.id])}),
    }


def _file(row: Evidence) -> dict[str, Any]:
    kept = ("id", "kind", "sha256", "media_type", "width", "height", "recorded_at")
    return {name: getattr(row, name) for name in kept}


def _event(safe: Safe, event: ReportEvent) -> dict[str, Any]:
    own = event.actor == "reporter" and event.text_sealed is not None
    text = safe.seal.open(event.text_sealed, "event") if own and event.text_sealed else event.text
    return {
        "kind": event.kind,
        "by": event.actor,
        "reason": event.reason,
        "text": text,
        "at": event.recorded_at,
    }
