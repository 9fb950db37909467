"""How does somebody tell us about an order? The pages of the form; each is kept when it is sent."""

from collections.abc import Callable
from typing import Any

from flask import Response, redirect, render_template, request, url_for
from sqlmodel import Session
from werkzeug.wrappers import Response as AnyResponse

from rating_site.actions import reporting
from rating_site.actions.cases import NotAllowed
from rating_site.actions.reporting import Story
from rating_site.evidence.safe import Safe
from rating_site.store.db import reading, transaction
from rating_site.store.report_models import Report
from rating_site.web import inputs
from rating_site.web import report_inputs as pages
from rating_site.web.guards import audience, held_report, report
from rating_site.web.i18n import language
from rating_site.web.limits import spend_report_step
from rating_site.web.report_door import elsewhere, hold_code, reporters, way
from rating_site.web.report_forms import (
    Form,
    order_of,
    told_contact,
    told_order,
    told_story,
    understand,
    wrong_times,
)
from rating_site.web.report_platform import Choice, choose, title
from rating_site.web.services import services


@reporters.get("")
@audience("reporters", signed_in=False)
def begin() -> str:
    """Whom is it about? The platform may come from its page or from a search."""
    wish = inputs.read(pages.Beginning, request.args, 400)
    choice = Choice()
    if wish.platform or wish.q:
        with reading(services().database) as session:
            choice = choose(session, wish)
    return render_template("reports/begin.html", wish=wish, choice=choice, held=_held())


@reporters.post("")
@audience("reporters", signed_in=False)
def save_platform() -> AnyResponse:
    """Keep whom it is about, in the draft of this browser or in a new one."""
    wish = inputs.read(pages.Beginning, request.form)
    with reading(services().database) as session:
        choice = choose(session, wish)
    if not choice.decided:
        status = 200 if choice.several else 422
        return Response(render_template("reports/begin.html", wish=wish, choice=choice, held=_held()), status)
    kept, code = _place(wish.kind, choice)
    response = redirect(url_for(".good" if kept.kind == "went_well" else ".story"), 303)
    if code:
        hold_code(response, code)
    return response


@reporters.get("/story")
@audience("reporters")
def story() -> AnyResponse:
    """What happened?"""
    return show("story", Form(told_story(services().settings.safe, report())))


@reporters.post("/story")
@audience("reporters")
def save_story() -> AnyResponse:
    """Keep what happened."""
    form = understand(pages.StoryPage, request.form)
    if form.value is None:
        return show("story", form)
    told = Story(**form.value.model_dump())
    return kept_by(lambda session, safe: reporting.tell(session, safe, report().id, told), "order")


@reporters.get("/order")
@audience("reporters")
def order() -> AnyResponse:
    """Which order was it?"""
    return show("order", Form(told_order(services().settings.safe, report())))


@reporters.post("/order")
@audience("reporters")
def save_order() -> AnyResponse:
    """Keep the facts of the order."""
    form = understand(pages.OrderPage, request.form)
    wrong = wrong_times(form.value, services().clock()) if form.value else form.problems
    if form.value is None or wrong:
        return show("order", Form(form.told, wrong))
    told = order_of(form.value)
    return kept_by(lambda session, safe: reporting.order(session, safe, report().id, told), "evidence")


@reporters.get("/contact")
@audience("reporters")
def contact() -> AnyResponse:
    """May we write?"""
    return show("contact", Form(told_contact(services().settings.safe, report())))


@reporters.post("/contact")
@audience("reporters")
def save_contact() -> AnyResponse:
    """Keep how to reach the reporter, or that nobody should."""
    form = understand(pages.ContactPage, request.form)
    if form.value is None:
        return show("contact", form)
    email, now = form.value.email, services().clock()
    return kept_by(lambda session, safe: reporting.reach(session, safe, report().id, email, now), "check")


def show(step: str, form: Form[Any], **more: object) -> AnyResponse:
    """A page of the form, or the way to the page where this report stands."""
    away = elsewhere(report(), step)
    if away is not None:
        return away
    with reading(services().database) as session:
        name = title(session, report())
    text = render_template(f"reports/{step}.html", form=form, report=report(), title=name, step=step, **more)
    return Response(text, 422 if form.problems else 200)


def kept_by(act: Callable[[Session, Safe], object], following: str) -> AnyResponse:
    """Do one step in one transaction and go on; a form that comes twice is led to where the report stands."""
    kit = services()
    try:
        with transaction(kit.database) as session:
            act(session, kit.settings.safe)
    except NotAllowed:
        return way(report())
    return redirect(url_for(f".{following}"), 303)


def _place(kind: str, choice: Choice) -> tuple[Report, str]:
    """Keep the choice in the draft that this browser holds, else in a new one, whose code is given too."""
    kit, held, code = services(), held_report(), ""
    if held is None or held.state != "draft":
        held = None
        spend_report_step("begin")
    platform_id = choice.platform.id if choice.platform else None
    with transaction(kit.database) as session:
        if held is None:
            held, code = reporting.begin(session, kind, language(), kit.clock())
        return reporting.place(session, held.id, kind, platform_id, choice.address), code


def _held() -> tuple[Report, str] | None:
    """The report whose code this browser holds, and how its platform is called."""
    held = held_report()
    if held is None:
        return None
    with reading(services().database) as session:
        return held, title(session, held)
