"""How does a reporter add pictures to a draft, take them out, and look at their own?"""

from collections.abc import Sequence

from flask import Response, abort, redirect, render_template, request, url_for
from sqlmodel import Session
from werkzeug.wrappers import Response as AnyResponse

from rating_site.actions import audit, reporting, reporting_files
from rating_site.actions.cases import NotAllowed
from rating_site.actions.reporting_files import Kept
from rating_site.store.db import reading, transaction
from rating_site.store.report_models import Evidence
from rating_site.web import inputs
from rating_site.web.guards import audience, report
from rating_site.web.report_door import elsewhere, reporters, way
from rating_site.web.report_inputs import FileChoice
from rating_site.web.report_platform import title
from rating_site.web.report_uploads import Unfit, delete, keep_with, sent_files
from rating_site.web.services import services
from rating_site.web.speech import gettext as _

_SANDBOX = "default-src 'none'; sandbox"


@reporters.get("/evidence")
@audience("reporters")
def evidence() -> AnyResponse:
    """The pictures so far, and room for more."""
    return _page("")


@reporters.post("/evidence")
@audience("reporters")
def save_evidence() -> AnyResponse:
    """Take pictures in and go on, or come back for more; with advice where one cannot be taken."""
    choice = inputs.read(FileChoice, request.form)
    try:
        files = sent_files(choice)
        keep_with(files, lambda session: _attach(session, files, goes_on=choice.next))
    except Unfit as advice:
        return _page(str(advice))
    except NotAllowed:
        return _page(_("一份举报最多 %(count)s 个文件。", count=reporting_files.MOST_FILES))
    return redirect(url_for(".contact" if choice.next else ".evidence"), 303)


@reporters.post("/evidence/<id:evidence_id>/delete")
@audience("reporters")
def remove_evidence(evidence_id: str) -> AnyResponse:
    """Take a picture out of the draft, and out of the vault."""
    try:
        with transaction(services().database) as session:
            name = reporting_files.detach(session, report().id, evidence_id)
    except LookupError:
        abort(404)
    except NotAllowed:
        return way(report())
    delete([name] if name else [])
    return redirect(url_for(".evidence"), 303)


@reporters.get("/evidence/<id:evidence_id>")
@audience("reporters")
def view_evidence(evidence_id: str) -> Response:
    """One of the reporter's own pictures; every look at an original is logged."""
    kit = services()
    with transaction(kit.database) as session:
        row = session.get(Evidence, evidence_id)
        if row is None or row.report_id != report().id or row.given_by != "reporter" or not row.stored_as:
            abort(404)
        audit.append(session, "reporter", "evidence_seen", f"evidence {row.id}", kit.clock())
    answer = Response(kit.settings.safe.vault.get(row.stored_as), mimetype=row.media_type)
    answer.headers["Content-Security-Policy"] = _SANDBOX
    answer.headers["Content-Disposition"] = "inline"
    return answer


def _attach(session: Session, files: Sequence[Kept], *, goes_on: bool) -> tuple[str, ...]:
    draft = reporting.draft(session, report().id)
    if goes_on:
        reporting.pass_evidence(draft)
    return reporting_files.attach(session, draft, files, services().clock())


def _page(problem: str) -> AnyResponse:
    away = elsewhere(report(), "evidence")
    if away is not None:
        return away
    with reading(services().database) as session:
        files = reporting_files.of_reporter(session, report().id)
        name = title(session, report())
    text = render_template(
        "reports/evidence.html", report=report(), title=name, step="evidence", files=files, problem=problem
    )
    return Response(text, 422 if problem else 200)
