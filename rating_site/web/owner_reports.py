"""How does an owner answer one report? With words and pictures, a proposed outcome, or an appeal."""

from collections.abc import Callable
from typing import Any

from flask import Response, abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from rating_site.actions import appeals, replies
from rating_site.actions.cases import NotAllowed
from rating_site.evidence.sealing import UnsealError
from rating_site.store import owners as store
from rating_site.store import reports
from rating_site.store.db import reading, transaction
from rating_site.store.report_models import Report
from rating_site.trust.procedure import OPEN_FOR_REPLY
from rating_site.web import owner_inputs as forms
from rating_site.web.guards import audience, owner
from rating_site.web.limits import spend_owner_step
from rating_site.web.owner_door import owners
from rating_site.web.owner_pages import why_not
from rating_site.web.report_events import event_words
from rating_site.web.report_forms import Form, understand
from rating_site.web.report_uploads import Unfit, keep_with, sent_files
from rating_site.web.services import services

SEEN = ("everyone", "parties")
"""Events that an owner may read."""


@owners.get("/reports/<id:report_id>")
@audience("owners")
def see_report(report_id: str) -> str:
    """One report about a platform of this owner, as far as owners may read it."""
    return _page(report_id, {})


@owners.post("/reports/<id:report_id>/reply")
@audience("owners")
def reply(report_id: str) -> AnyResponse:
    """Answer it."""
    spend_owner_step("say")
    _expect_mine(report_id)
    form = understand(forms.ReplyForm, request.form)
    if form.value is None:
        return _again(report_id, "reply", form)
    kit, told = services(), form.value
    try:
        files = sent_files(told)
        keep_with(
            files,
            lambda session: replies.reply(
                session, kit.settings.safe, owner().id, report_id, told.text, files, kit.clock()
            ),
        )
    except Unfit as advice:
        return _again(report_id, "reply", Form(form.told, {"files": str(advice)}))
    except LookupError:
        abort(404)
    except NotAllowed as refusal:
        return _again(report_id, "reply", Form(form.told, {"text": why_not(str(refusal))}))
    return redirect(url_for(".see_report", report_id=report_id, done="reply"), 303)


@owners.post("/reports/<id:report_id>/outcome")
@audience("owners")
def propose(report_id: str) -> AnyResponse:
    """Say how the order was solved."""
    spend_owner_step("say")
    form = understand(forms.OutcomeForm, request.form)
    if form.value is None:
        return _again(report_id, "outcome", form)
    told = (form.value.outcome, form.value.remark)
    return _done(report_id, "outcome", form, replies.propose_outcome, told)


@owners.post("/reports/<id:report_id>/appeal")
@audience("owners")
def appeal_report(report_id: str) -> AnyResponse:
    """Object to the verdict."""
    spend_owner_step("say")
    form = understand(forms.AppealForm, request.form)
    if form.value is None:
        return _again(report_id, "appeal", form)
    return _done(report_id, "appeal", form, appeals.against_verdict, (form.value.appeal,))


def _done(
    report_id: str, what: str, form: Form[Any], act: Callable[..., object], told: tuple[str, ...]
) -> AnyResponse:
    """Act in one transaction; back to the report, or to the form with why it cannot be done now."""
    kit = services()
    try:
        with transaction(kit.database) as session:
            act(session, kit.settings.safe, owner().id, report_id, *told, kit.clock())
    except LookupError:
        abort(404)
    except NotAllowed as refusal:
        return _again(report_id, what, Form(form.told, {what: why_not(str(refusal))}))
    return redirect(url_for(".see_report", report_id=report_id, done=what), 303)


def _again(report_id: str, what: str, form: Form[Any]) -> Response:
    return Response(_page(report_id, {what: form}), 422)


def _page(report_id: str, sent: dict[str, Form[Any]]) -> str:
    """The page of a report; `sent` is a form that came back."""
    with reading(services().database) as session:
        row = store.report_for(session, owner().id, report_id)
        if row is None:
            abort(404)
        events = reports.events(session, row.id, SEEN)
        files = reports.evidence(session, row.id)
        proposal = reports.proposal(session, row.id)
    return render_template(
        "owners/report.html",
        report=row,
        order=_order(row),
        events=[(event, event_words(event)) for event in events],
        files=files,
        proposal=proposal,
        open_for_reply=row.state in OPEN_FOR_REPLY,
        open_for_appeal=row.state in appeals.AGAINST_OWNERS,
        sent=sent,
        done=request.args.get("done", ""),
    )


def _order(row: Report) -> str:
    """The whole order number only where the reporter wants the owner to see it."""
    if not row.owner_sees_order or row.order_sealed is None:
        return row.order_shown
    try:
        return services().settings.safe.seal.open(row.order_sealed, "order")
    except UnsealError:
        return row.order_shown


def _expect_mine(report_id: str) -> None:
    """404 before anything is read, kept or said."""
    with reading(services().database) as session:
        if store.report_for(session, owner().id, report_id) is None:
            abort(404)
