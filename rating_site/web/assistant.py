"""How does a buyer get through a dispute, and what comes before paying? Answered, not stored, not logged."""

from datetime import datetime
from typing import Any, TypeVar

from flask import Blueprint, Response, render_template, request

from rating_site import answers
from rating_site.assistant import words
from rating_site.assistant.before import guide
from rating_site.assistant.channels import channels
from rating_site.assistant.ics import calendar
from rating_site.assistant.sources import sources
from rating_site.store.db import reading
from rating_site.store.models import Platform
from rating_site.web import inputs
from rating_site.web.assistant_answer import Answer, answer, as_text, meant, rule_of
from rating_site.web.assistant_inputs import About, Payment, Situation
from rating_site.web.guards import audience
from rating_site.web.report_forms import Form, understand
from rating_site.web.services import services

assistant = Blueprint("assistant", __name__)
assistant.add_app_template_global(as_text, "calendar_text")
Told = TypeVar("Told", Situation, Payment)
_PRIVATE = {"Cache-Control": "private, no-store"}
"""What somebody tells about a dispute stays in no cache."""


@assistant.get("/assistant")
@audience("buyers")
def begin() -> Response:
    """The empty form; the platform may come from its page."""
    return _empty("situation")


@assistant.post("/assistant")
@audience("buyers")
def result() -> Response:
    """The six steps for what was told, above the form with everything that was typed."""
    now = services().clock()
    form = _checked(understand(Situation, request.form), now)
    if form.value is None:
        return _page("situation", form, status=422)
    platform, found = _found(form.value, now)
    return _page("situation", form, platform=platform, answer=found)


@assistant.post("/assistant/deadlines.ics")
@audience("buyers")
def deadlines() -> Response:
    """The same limits for a calendar."""
    now = services().clock()
    form = _checked(understand(Situation, request.form), now)
    if form.value is None:
        return _page("situation", form, status=422)
    text = calendar(_found(form.value, now)[1].entries, now)
    headers = {**_PRIVATE, "Content-Disposition": 'attachment; filename="kajian-deadlines.ics"'}
    return Response(text, 200, headers, content_type="text/calendar; charset=utf-8")


@assistant.get("/before-paying")
@audience("buyers")
def before() -> Response:
    """What is bought, and who receives the money?"""
    return _empty("before")


@assistant.post("/before-paying")
@audience("buyers")
def before_answer() -> Response:
    """How both read, and until when this platform lets one ask for a resupply."""
    now = services().clock()
    form = _checked(understand(Payment, request.form), now)
    told = form.value
    if told is None:
        return _page("before", form, status=422)
    paid = told.paid_at or now
    with reading(services().database) as session:
        platform = meant(session, told.platform, told.q)
        rule = rule_of(session, platform.id, "resupply", paid, now, now) if platform else None
        state = answers.state_of(session, platform.id) if platform else ""
    return _page("before", form, paid=told, platform=platform, rule_found=rule, state=state)


def _empty(name: str) -> Response:
    """A form in which nothing was told but, perhaps, the platform from whose page one comes."""
    wish = inputs.read(About, request.args, 400)
    with reading(services().database) as session:
        platform = meant(session, wish.platform, "")
    return _page(name, Form({"platform": wish.platform if platform else ""}), platform=platform)


def _found(told: Situation, now: datetime) -> tuple[Platform | None, Answer]:
    """Which platform is meant, and the answer."""
    with reading(services().database) as session:
        platform = meant(session, told.platform, told.q)
        rule = None
        if platform is not None and told.paid_at is not None:
            event = told.asked_at or now
            rule = rule_of(session, platform.id, told.asked, told.paid_at, event, now, told.received_at)
    return platform, answer(told, rule, now)


def _checked(form: Form[Told], now: datetime) -> Form[Told]:
    """The form with the times that cannot be among its problems."""
    wrong = form.value.wrong_times(now) if form.value else {}
    return Form(form.told, wrong) if wrong else form


def _page(
    name: str, form: Form[Any], status: int = 200, platform: Platform | None = None, **shown: object
) -> Response:
    text = render_template(
        f"assistant/{name}.html",
        form=form,
        platform=platform,
        SAID=words,
        guide=guide(),
        sources=sources(),
        channels=channels(),
        # Its browser keeps downloads to itself.
        in_wechat="MicroMessenger" in request.user_agent.string,
        **shown,
    )
    return Response(text, status, _PRIVATE)
