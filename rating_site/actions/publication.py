"""What of a text may everybody read? A moderator hides passages or lets a reply through."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session

from rating_site.actions import audit, cases
from rating_site.actions.authority import actor
from rating_site.actions.cases import NotAllowed
from rating_site.actions.moderation import mine
from rating_site.store import reports
from rating_site.store.report_models import Report, ReportEvent

HIDDEN = "■■■"
MOST_PASSAGES, LONGEST_PASSAGE = 30, 500


def hide(session: Session, report_id: str, by: int, passages: Sequence[str], now: datetime) -> Report:
    """Mask passages in every public text of a report, wherever they stand; NotAllowed for one not found."""
    report = mine(session, report_id, by)
    wanted = [passage.strip() for passage in passages if passage.strip()]
    if not wanted or len(wanted) > MOST_PASSAGES or max(map(len, wanted)) > LONGEST_PASSAGE:
        raise NotAllowed("no_passage")
    events = reports.events(session, report.id)
    for passage in sorted(wanted, key=len, reverse=True):
        if not any(passage in text for text in (report.story, report.reply_told, *(e.text for e in events))):
            raise NotAllowed("passage_not_found")
        report.story = report.story.replace(passage, HIDDEN)
        report.reply_told = report.reply_told.replace(passage, HIDDEN)
        for event in events:
            event.text = event.text.replace(passage, HIDDEN)
    audit.append(session, actor(by), "passages_hidden", f"report {report.id}", now, {"number": len(wanted)})
    cases.published(session, report, now)
    return report


def show(session: Session, report_id: str, event_id: int, by: int, now: datetime) -> ReportEvent:
    """Let everybody read a text that waited for a person; LookupError where it is no text of this report."""
    report = mine(session, report_id, by)
    event = session.get(ReportEvent, event_id)
    if event is None or event.report_id != report.id or event.seen_by != "parties":
        raise LookupError(f"no waiting event {event_id}")
    event.seen_by = "everyone"
    audit.append(session, actor(by), "text_shown", f"report {report.id}", now, {"event": event_id})
    cases.published(session, report, now)
    return event
