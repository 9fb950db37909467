"""How is a report sent? A last look, proof of work or of patience, and the code to keep."""

from collections.abc import Callable
from typing import Any

from flask import Response, abort, json, redirect, render_template, request, url_for
from sqlmodel import Session
from werkzeug.wrappers import Response as AnyResponse

from rating_site.abuse.challenge import puzzle
from rating_site.actions import reporting, reporting_files
from rating_site.actions.cases import NotAllowed
from rating_site.actions.challenges import UsedBefore
from rating_site.actions.checks import Refused
from rating_site.actions.reporting_erasure import delete_draft
from rating_site.actions.reporting_send import Sending, Sent, UnknownKey, send
from rating_site.store.db import reading, transaction
from rating_site.web.cookies import drop, held, keep
from rating_site.web.guards import CODE_COOKIE, audience, report
from rating_site.web.limits import spend_report
from rating_site.web.report_door import (
    FRESH_KEY_COOKIE,
    FRESH_KEY_SHOWN,
    KEY_COOKIE,
    KEY_KEPT,
    origin,
    reporters,
    way,
)
from rating_site.web.report_forms import Form, order_of, told_order, understand, wrong_times
from rating_site.web.report_inputs import FileChoice, GoodPage, SendPage
from rating_site.web.report_proof import NotSent, proof, signing, token
from rating_site.web.report_steps import show
from rating_site.web.report_uploads import Unfit, delete, keep_with, sent_files
from rating_site.web.services import services
from rating_site.web.speech import gettext as _

_Page = Callable[[Form[Any]], AnyResponse]


@reporters.get("/challenge")
@audience("reporters", signed_in=False)
def challenge() -> Response:
    """A puzzle for the browser."""
    kit = services()
    return Response(json.dumps(puzzle(signing("challenge"), kit.clock())), mimetype="application/json")


@reporters.get("/check")
@audience("reporters")
def check() -> AnyResponse:
    """Everything as others will see it, before it is sent."""
    return _last_page(Form({}))


@reporters.post("/check")
@audience("reporters")
def send_report() -> AnyResponse:
    """Send it."""
    form = understand(SendPage, request.form)
    if report().state != "draft":
        return _sent_before()
    if form.value is None:
        return _last_page(form)
    return _sent_or(form, _last_page)


@reporters.get("/good")
@audience("reporters")
def good() -> AnyResponse:
    """An order that went well, on one page."""
    return _good_page(Form(told_order(services().settings.safe, report())))


@reporters.post("/good")
@audience("reporters")
def save_good() -> AnyResponse:
    """Keep the facts and the pictures, then send."""
    if report().state != "draft":
        return _sent_before()
    facts, sending = understand(GoodPage, request.form), understand(SendPage, request.form)
    told = {**sending.told, **facts.told}
    problems = {**facts.problems, **sending.problems}
    if facts.value is not None:
        problems |= wrong_times(facts.value, services().clock())
    if facts.value is None or sending.value is None or problems:
        return _good_page(Form(told, problems))
    try:
        _keep_good(facts.value)
    except Unfit as advice:
        return _good_page(Form(told, {"files": str(advice)}))
    except NotAllowed:
        return way(report())
    return _sent_or(Form(told, {}, sending.value), _good_page)


@reporters.get("/done")
@audience("reporters")
def done() -> AnyResponse:
    """The tracking code, and a fresh reporter key once: to be written down or printed."""
    if report().state == "draft":
        return way(report())
    answer = Response(
        render_template(
            "reports/done.html",
            report=report(),
            code=held(CODE_COOKIE),
            key=held(FRESH_KEY_COOKIE),
        )
    )
    drop(answer, FRESH_KEY_COOKIE)
    return answer


@reporters.post("/discard")
@audience("reporters")
def discard() -> AnyResponse:
    """Throw a draft away, with its pictures."""
    try:
        with transaction(services().database) as session:
            names = delete_draft(session, report().id)
    except NotAllowed:
        return way(report())
    except LookupError:
        abort(404)
    delete(names)
    answer = redirect(url_for(".begin"), 303)
    drop(answer, CODE_COOKIE)
    return answer


def _sent_before() -> AnyResponse:
    """The answer to a button that was pressed twice: the code, as the first answer would have shown it."""
    return redirect(url_for(".done"), 303)


def _sent_or(form: Form[SendPage], page: _Page) -> AnyResponse:
    """To the code where the report was sent, else the page again with the reason."""
    assert form.value is not None  # noqa: S101  # both callers checked the form
    try:
        sent = _send(form.value)
    except NotSent as reason:
        return page(Form(form.told, reason.problems))
    except NotAllowed:
        return _sent_before()
    answer = redirect(url_for(".done"), 303)
    _keep_keys(answer, form.value, sent)
    return answer


def _send(told: SendPage) -> Sent:
    kit, where = services(), origin()
    sending = Sending(
        origin=where,
        solved=proof(report(), told),
        key=_key(told),
        new_key=told.key_choice == "new",
        publish=told.publish,
        doubts=["honeypot"] if told.website else [],
        per_platform=kit.settings.reports_per_platform,
        allow_loopback=kit.settings.crawl.allow_loopback,
    )
    try:
        with transaction(kit.database) as session:
            sent = send(session, kit.settings.safe, report().id, sending, kit.clock())
            # Counted last: whoever mistyped a key has not used up a report, and a refusal keeps the draft.
            spend_report(where.device)
    except UsedBefore as error:
        raise NotSent({"sending": _("请再提交一次。")}) from error
    except UnknownKey as error:
        raise NotSent({"key": _("没有这个密钥，请核对，或者选择不用密钥。")}) from error
    except Refused as error:
        raise NotSent({"sending": _("这个地址指向内部网络或本机，不是公开的网站。")}) from error
    if sent.batch_id:
        kit.offer(sent.batch_id, "live")
    return sent


def _key(told: SendPage) -> str:
    """The reporter key that is meant: typed, or kept in this browser."""
    return {"typed": told.key, "kept": held(KEY_COOKIE)}.get(told.key_choice, "")


def _keep_keys(answer: AnyResponse, told: SendPage, sent: Sent) -> None:
    if sent.new_key:
        keep(answer, FRESH_KEY_COOKIE, sent.new_key, FRESH_KEY_SHOWN)
    key = sent.new_key or _key(told)
    if told.keep_key and key:
        keep(answer, KEY_COOKIE, key, KEY_KEPT)


def _keep_good(facts: GoodPage) -> None:
    """The order and its pictures, in one transaction."""
    kit = services()
    files = sent_files(FileChoice(kind="payment"))

    def act(session: Session) -> tuple[str, ...]:
        kept = reporting.order(session, kit.settings.safe, report().id, order_of(facts))
        return reporting_files.attach(session, kept, files, kit.clock())

    keep_with(files, act)


def _last_page(form: Form[Any]) -> AnyResponse:
    gap = reporting.missing(report())
    if report().state == "draft" and gap:
        return redirect(url_for(".begin" if gap[0] == "platform" else f".{gap[0]}"), 303)
    return show("check", form, **_around(form))


def _good_page(form: Form[Any]) -> AnyResponse:
    return show("good", form, **_around(form))


def _around(form: Form[Any]) -> dict[str, object]:
    """What both last pages show beside the form."""
    with reading(services().database) as session:
        files = reporting_files.of_reporter(session, report().id)
    held_key = bool(held(KEY_COOKIE))
    return {"files": files, "started": token(report(), form.told), "held_key": held_key}
