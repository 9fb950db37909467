"""How does a program report an incident for somebody, and read what was reported? The form's own actions."""

from typing import get_args

from flask import url_for
from sqlmodel import Session
from werkzeug.exceptions import Conflict, Forbidden

from rating_site.abuse.challenge import Solved, Unsolved, solved
from rating_site.actions import reporting
from rating_site.actions.challenges import UsedBefore
from rating_site.actions.checks import Refused
from rating_site.actions.reporting_send import Sending, Sent, UnknownKey, send
from rating_site.store import platforms, report_pages, reports
from rating_site.store.db import reading, transaction
from rating_site.store.report_models import Report, ReportEvent
from rating_site.terms.calendar import local
from rating_site.web import api_reports_models as forms
from rating_site.web.api import PLATFORM_PATH, api
from rating_site.web.api_platforms import resolved
from rating_site.web.cursors import read_cursor, write_cursor
from rating_site.web.errors import InputError
from rating_site.web.limits import spend_report, spend_report_step
from rating_site.web.report_door import origin
from rating_site.web.report_forms import wrong_times
from rating_site.web.report_inputs import Beginning
from rating_site.web.report_platform import Choice, choose
from rating_site.web.report_proof import signing
from rating_site.web.services import services

_ROOM = 64 * 1024
_KINDS = get_args(forms.EventKind)
_BY = {"reporter": "reporter", "owner": "platform", "system": "system"}


@api.operation(
    "GET",
    "/platforms/<id:platform_id>/reports",
    forms.PlatformReports,
    query=forms.ReportsQuery,
    path=PLATFORM_PATH,
    problems=(400, 404),
)
def platform_reports(platform_id: str, query: forms.ReportsQuery) -> forms.PlatformReports:
    """What was reported about a platform: masked, with its course and outcome, without who reported it."""
    before = read_cursor(query.cursor) if query.cursor else None
    with reading(services().database) as session:
        found = resolved(session, platform_id)
        rows = reports.public(session, platforms.ids_of(session, found.id), query.limit + 1, before)
        shown = rows[: query.limit]
        events = report_pages.public_events(session, [row.id for row in shown], _KINDS)
    last = shown[-1] if len(rows) > len(shown) else None
    return forms.PlatformReports(
        platform=found.id,
        reports=[_public(row, events.get(row.id, [])) for row in shown],
        next=write_cursor(last.recorded_at, last.id) if last else None,
    )


@api.operation(
    "POST",
    "/reports",
    forms.ReportReceived,
    status=201,
    body=forms.NewReport,
    problems=(400, 403, 409, 413, 415, 422),
    room=_ROOM,
)
def submit_report(body: forms.NewReport) -> forms.ReportReceived:
    """Report an incident, as the form does: it is read by a moderator and sent to the platform for an answer.

    Solve GET /challenge and send the solution with it, else the report is held for a moderator's first look.
    Pictures are added on the page, with the tracking code. A few reports a day per person are taken.
    """
    kit = services()
    spend_report_step("begin")
    wrong = wrong_times(body.order, kit.clock())
    if wrong:
        raise InputError([(f"order.{name}", text) for name, text in wrong.items()])
    proof = _proof(body.challenge)
    with reading(kit.database) as session:
        choice = _choice(session, body)
    sent, code = _sent(body, choice, proof)
    if sent.batch_id:
        kit.offer(sent.batch_id, "live")
    return forms.ReportReceived.model_validate(
        {
            "id": sent.report.id,
            "state": sent.report.state,
            "tracking_code": code,
            "reporter_key": sent.new_key or None,
            "page": url_for("reporters.track"),
        }
    )


def _proof(challenge: str) -> Solved | None:
    """A wrong solution is told, so that nobody's report is held by mistake."""
    if not challenge:
        return None
    try:
        return solved(challenge, signing("challenge"), services().clock())
    except Unsolved as error:
        raise InputError([("challenge", f"the solution is {error.reason}")]) from error


def _choice(session: Session, body: forms.NewReport) -> Choice:
    choice = choose(session, Beginning(platform=body.platform, q=body.q))
    if choice.several:
        ids = ", ".join(platform.id for platform in choice.several)
        raise InputError([("q", f"several platforms are meant, name one in platform: {ids}")])
    if not choice.decided:
        raise InputError([("platform" if body.platform else "q", choice.problem)])
    return choice


def _sent(body: forms.NewReport, choice: Choice, proof: Solved | None) -> tuple[Sent, str]:
    """The report as it was taken in, and its tracking code; whatever is refused leaves nothing behind."""
    kit = services()
    try:
        with transaction(kit.database) as session:
            report, code = _told(session, body, choice)
            sent = send(session, kit.settings.safe, report.id, _sending(body, proof), kit.clock())
            spend_report("")
    except UsedBefore as error:
        raise Conflict(str(error)) from error
    except UnknownKey as error:
        raise InputError([("key", str(error))]) from error
    except Refused as error:
        raise Forbidden(f"refused for safety: {error}") from error
    return sent, code


def _told(session: Session, body: forms.NewReport, choice: Choice) -> tuple[Report, str]:
    kit = services()
    report, code = reporting.begin(session, "incident", body.language, kit.clock())
    platform_id = choice.platform.id if choice.platform else None
    reporting.place(session, report.id, "incident", platform_id, choice.address)
    reporting.tell(session, kit.settings.safe, report.id, reporting.Story(**body.story.model_dump()))
    reporting.order(session, kit.settings.safe, report.id, reporting.Order(**body.order.model_dump()))
    reporting.reach(session, kit.settings.safe, report.id, body.email, kit.clock())
    return report, code


def _sending(body: forms.NewReport, proof: Solved | None) -> Sending:
    settings = services().settings
    return Sending(
        origin=origin(),
        solved=proof,
        key=body.key,
        new_key=body.new_key,
        publish=body.publish,
        per_platform=settings.reports_per_platform,
        allow_loopback=settings.crawl.allow_loopback,
    )


def _public(row: Report, events: list[ReportEvent]) -> forms.PublicReport:
    gone = row.outcome == "withdrawn" or row.erased_at is not None
    same = ("id", "kind", "type", "cause", "product", "channel", "amount_fen", "evidence", "state", "outcome")
    return forms.PublicReport.model_validate(
        {name: getattr(row, name) for name in same}
        | {
            "minutes": row.minutes,
            "happened": local(row.effective_at).date(),
            "recorded": local(row.recorded_at).date(),
            "story": "" if gone else row.story,
            "reply_told": "" if gone else row.reply_told,
            "taken_back": gone,
            "events": [_event(event, gone) for event in events],
        }
    )


def _event(event: ReportEvent, gone: bool) -> dict[str, object]:
    by = _BY.get(event.actor, "moderator")
    return {"at": event.recorded_at, "kind": event.kind, "by": by, "text": "" if gone else event.text}
