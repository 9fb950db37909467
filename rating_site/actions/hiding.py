"""How is a report's text put away while a notice is decided, and brought back exactly as it was?

What moderators had masked by hand would be lost if the text were masked anew: so the public text itself is
sealed into the event that says that it was hidden.
"""

import json
from datetime import datetime

from sqlmodel import Session

from rating_site.actions import cases, notices
from rating_site.evidence.safe import Safe
from rating_site.store import reports, rights
from rating_site.store.case_models import RightsNotice

COUNTERING = "/report/counter"
"""Where the reporter reads the notice and objects."""
_PURPOSE = "event"


def put_away(session: Session, safe: Safe, row: RightsNotice, by: str, now: datetime) -> None:
    """Empty what everybody reads of the report that a notice is about, and tell its reporter."""
    report = cases.locked(session, row.report_id or "")
    if rights.put_away(session, report.id) is not None:
        return  # another notice has hidden it already
    files = reports.evidence(session, report.id)
    detail: dict[str, object] = {
        "notice": row.id,
        "copies": {one.id: one.public_as for one in files if one.public_as},
    }
    event = cases.note(
        session, None, report, "hidden", by, now, reason="rights", seen_by="everyone", detail=detail
    )
    event.text_sealed = safe.seal.close(json.dumps([report.story, report.reply_told]), _PURPOSE)
    report.story = report.reply_told = ""
    for one in files:
        one.public_as = None
    cases.published(session, report, now)
    notices.tell_reporter(session, safe, report, "report_hidden", {"link": COUNTERING}, now)


def bring_back(session: Session, safe: Safe, row: RightsNotice, by: str, now: datetime) -> None:
    """Show it again; of a report that was withdrawn or erased meanwhile nothing is left."""
    report = cases.locked(session, row.report_id or "")
    session.flush()
    if rights.hiding(session, report.id) is not None:
        return  # another notice still hides it
    away = rights.put_away(session, report.id)
    if away is not None and away.text_sealed is not None:
        report.story, report.reply_told = json.loads(safe.seal.open(away.text_sealed, _PURPOSE))
        away.text_sealed = None
        for one in reports.evidence(session, report.id):
            one.public_as = away.detail["copies"].get(one.id, one.public_as)
    detail: dict[str, object] = {"notice": row.id}
    cases.note(session, None, report, "shown_again", by, now, seen_by="everyone", detail=detail)
    cases.published(session, report, now)
