"""What does a reporter see and do afterwards, with the tracking code?"""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from flask import Response, json, redirect, render_template, request, url_for
from sqlmodel import Session
from werkzeug.wrappers import Response as AnyResponse

from rating_site.actions import reporting_after as after
from rating_site.actions import reporting_files
from rating_site.actions.cases import NotAllowed
from rating_site.actions.ids import code_sha256
from rating_site.actions.reporting_erasure import own_data
from rating_site.store import reports
from rating_site.store.db import reading, transaction
from rating_site.web import inputs
from rating_site.web import report_inputs as pages
from rating_site.web.cookies import drop
from rating_site.web.guards import CODE_COOKIE, audience, report
from rating_site.web.limits import spend_report_step
from rating_site.web.report_door import KEY_COOKIE, hold_code, reporters, way
from rating_site.web.report_forms import Form, understand
from rating_site.web.report_platform import title
from rating_site.web.report_uploads import Unfit, delete, keep_with, sent_files
from rating_site.web.services import services
from rating_site.web.speech import gettext as _

SEEN = ("everyone", "parties", "reporter")


@reporters.get("/track")
@audience("reporters", signed_in=False)
def track() -> str:
    """Where a tracking code is typed."""
    return render_template("reports/track.html", form=Form({}))


@reporters.post("/track")
@audience("reporters", signed_in=False)
def open_report() -> AnyResponse:
    """Open a report by its code; from then on this browser holds it."""
    spend_report_step("code")
    form = understand(pages.CodeTyped, request.form)
    found = None
    if form.value is not None:
        with reading(services().database) as session:
            found = reports.by_tracking(session, code_sha256(form.value.code))
    if form.value is None or found is None:
        wrong: Form[pages.CodeTyped] = Form(form.told, {"code": _("没有这个查询码，请核对后再试。")})
        return Response(render_template("reports/track.html", form=wrong), 422)
    answer = way(found)
    hold_code(answer, form.value.code)
    return answer


@reporters.get("/mine")
@audience("reporters")
def mine() -> AnyResponse:
    """How the report stands, and everything that can be done with it."""
    return _page(Form({}))


@reporters.post("/mine/add")
@audience("reporters")
def add() -> AnyResponse:
    """Add words or pictures; they answer a question where one is open."""
    spend_report_step("follow-up")
    form = understand(pages.Addition, request.form)
    if form.value is None:
        return _page(form)
    told, kit = form.value, services()
    try:
        files = sent_files(told)
        if not told.text and not files:
            return _page(Form(form.told, {"text": _("请填写文字或选择图片。")}))
        keep_with(
            files,
            lambda session: after.add(session, kit.settings.safe, report().id, told.text, files, kit.clock()),
        )
    except Unfit as advice:
        return _page(Form(form.told, {"files": str(advice)}))
    except NotAllowed:
        return _page(Form(form.told, {"files": _("现在不能补充，或者文件已经满了。")}))
    return redirect(url_for(".mine", _anchor="events"), 303)


@reporters.post("/mine/outcome")
@audience("reporters")
def say_outcome() -> AnyResponse:
    """Say how the order ended."""
    told = inputs.read(pages.Ending, request.form)
    return _act(lambda session, now: after.say_outcome(session, report().id, told.outcome, now))


@reporters.post("/mine/proposal")
@audience("reporters")
def answer_proposal() -> AnyResponse:
    """Confirm or contest what the platform says about the outcome."""
    told = inputs.read(pages.Answering, request.form)
    safe = services().settings.safe
    return _act(
        lambda session, now: after.answer_proposal(
            session, safe, report().id, told.agrees == "yes", told.text, now
        )
    )


@reporters.post("/mine/withdraw")
@audience("reporters")
def withdraw() -> AnyResponse:
    """Take the report back, and say in private why."""
    form = understand(pages.Leaving, request.form)
    if form.value is None:
        return _page(form)
    why = form.value.pressure
    return _leave(lambda session, now: after.withdraw(session, report().id, why, now))


@reporters.post("/mine/erase")
@audience("reporters")
def erase() -> AnyResponse:
    """Be forgotten."""
    form = understand(pages.Erasing, request.form)
    if form.value is None:
        return _page(Form(form.told, {"erase": _("请先勾选确认。")}))
    safe = services().settings.safe
    return _leave(lambda session, now: after.erase(session, safe, report().id, now))


@reporters.post("/forget")
@audience("reporters", signed_in=False)
def forget() -> AnyResponse:
    """Take the code and the key out of this browser; the report stays."""
    answer = redirect(url_for(".track"), 303)
    drop(answer, CODE_COOKIE, KEY_COOKIE)
    return answer


@reporters.get("/mine/data.json")
@audience("reporters")
def data() -> Response:
    """Everything we hold about this report, for its reporter."""
    with reading(services().database) as session:
        held = own_data(session, services().settings.safe, report())
    text = json.dumps(held, ensure_ascii=False, indent=1, default=str)
    name = f'attachment; filename="kajian-report-{report().id}.json"'
    return Response(text, mimetype="application/json", headers={"Content-Disposition": name})


def _act(act: Callable[[Session, datetime], object]) -> AnyResponse:
    """Do one thing in one transaction; what cannot be done any more leads back to the page."""
    kit = services()
    spend_report_step("follow-up")
    try:
        with transaction(kit.database) as session:
            act(session, kit.clock())
    except NotAllowed:
        return _page(Form({}, {"act": _("现在的状态不能这样操作，请看下面的最新情况。")}))
    return redirect(url_for(".mine"), 303)


def _leave(act: Callable[[Session, datetime], tuple[str, ...]]) -> AnyResponse:
    """The same for what takes files away: they leave the vault once nothing names them any more."""
    names: list[str] = []
    answer = _act(lambda session, now: names.extend(act(session, now)))
    delete(names)
    return answer


def _page(form: Form[Any]) -> AnyResponse:
    if report().state == "draft":
        return way(report())
    with reading(services().database) as session:
        held = reports.by_tracking(session, report().tracking_sha256) or report()
        text = render_template(
            "reports/mine.html",
            form=form,
            report=held,
            title=title(session, held),
            events=reports.events(session, held.id, SEEN),
            files=reporting_files.of_reporter(session, held.id),
            proposal=reports.proposal(session, held.id),
        )
    return Response(text, 422 if form.problems else 200)
