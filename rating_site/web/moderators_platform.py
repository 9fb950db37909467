"""What is decided about a platform, by whom, and what does the rule still ask for?"""

from collections.abc import Mapping
from typing import Any

from flask import Response, abort, redirect, render_template, request, url_for
from sqlmodel import Session
from werkzeug.wrappers import Response as AnyResponse

from rating_site.actions import authority, decisions, findings, identity, moderation, proceedings
from rating_site.store import desk, listings, platforms, reports
from rating_site.store.db import reading
from rating_site.store.models import Platform
from rating_site.web import moderators_inputs as forms
from rating_site.web.guards import audience
from rating_site.web.moderators_door import Act, first_problem, me, moderators, tried
from rating_site.web.report_forms import Form, understand
from rating_site.web.services import services

Sent = Mapping[str, Form[Any]]


@moderators.get("/platforms/<id:platform_id>")
@audience("moderators")
def case(platform_id: str) -> str | AnyResponse:
    """The case page of a platform; a merged one leads on."""
    with reading(services().database) as session:
        found = platforms.resolve(session, platform_id)
    if found is not None and found.id != platform_id:
        return redirect(url_for(".case", platform_id=found.id), 303)
    return page(platform_id, {})


@moderators.post("/platforms/<id:platform_id>/propose")
@audience("moderators")
def propose(platform_id: str) -> AnyResponse:
    """Propose an entry or its end; an entry is told to the platform at once."""
    form = understand(forms.Proposing, request.form)

    def do(session: Session, safe: Any, by: int, now: Any) -> None:
        told = form.value
        if told is not None:
            decisions.propose(session, safe, platform_id, told.kind, by, told.wording, now, told.reason)

    return answered(platform_id, "propose", "wording", form, do)


@moderators.post("/platforms/<id:platform_id>/establish")
@audience("moderators")
def establish(platform_id: str) -> AnyResponse:
    """Record what one person may establish alone."""
    form = understand(forms.Establishing, request.form)

    def do(session: Session, _safe: Any, by: int, now: Any) -> None:
        told = form.value
        if told is not None:
            findings.establish(
                session, platform_id, told.finding, by, told.text, now,
                source=told.source, happened_on=told.on,
            )  # fmt: skip

    return answered(platform_id, "establish", "text", form, do)


@moderators.post("/platforms/<id:platform_id>/note")
@audience("moderators")
def note_platform(platform_id: str) -> AnyResponse:
    """Remember something for the others."""
    form = understand(forms.Saying, request.form)

    def do(session: Session, _safe: Any, by: int, now: Any) -> None:
        if form.value is not None:
            subject = f"platform {decisions.held(session, platform_id).id}"
            moderation.add_note(session, subject, by, form.value.text, now)

    return answered(platform_id, "note", "text", form, do)


@moderators.post("/platforms/<id:platform_id>/recuse")
@audience("moderators")
def recuse(platform_id: str) -> AnyResponse:
    """Declare an interest: this person decides nothing here any more."""
    return answered(platform_id, "act", "act", Form({}), lambda session, _safe, by, now: authority.recuse(
        session, by, decisions.held(session, platform_id).id, now))  # fmt: skip


@moderators.post("/decisions/<int:decision_id>/confirm")
@audience("moderators")
def confirm(decision_id: int) -> AnyResponse:
    """Let a proposal take effect as the second person."""
    return answered(_platform_of(decision_id), "act", "act", Form({}), lambda session, safe, by, now: (
        decisions.confirm(session, safe, decision_id, by, now)))  # fmt: skip


@moderators.post("/decisions/<int:decision_id>/refuse")
@audience("moderators")
def refuse(decision_id: int) -> AnyResponse:
    """End a proposal without effect."""
    form = understand(forms.Refusing, request.form)

    def do(session: Session, _safe: Any, by: int, now: Any) -> None:
        if form.value is not None:
            decisions.refuse(session, decision_id, by, form.value.refusal, now)

    return answered(_platform_of(decision_id), "refuse", "refusal", form, do)


def answered(platform_id: str, what: str, field: str, form: Form[Any], do: Act) -> AnyResponse:
    """Do what a form of the case page says; what cannot be done comes back with its reason."""
    if form.problems:
        return Response(page(platform_id, {what: form}), 422)
    problem = tried(do)
    if problem:
        return Response(page(platform_id, {what: Form(form.told, {field: problem})}), 409)
    return redirect(url_for(".case", platform_id=platform_id, done=what), 303)


def page(platform_id: str, sent: Sent) -> str:
    """The case page; `sent` are forms that came back."""
    kit = services()
    with reading(kit.database) as session:
        platform = _existing(session, platform_id)
        ids = platforms.ids_of(session, platform.id)
        related = desk.links(session, platform.id)
        others = {
            key: session.get(Platform, key) for link in related for key in (link.platform_id, link.other_id)
        }
        return render_template(
            "staff/platform.html",
            platform=platform,
            sites=platforms.sites(session, platform.id),
            advice=proceedings.advice(session, platform.id, kit.clock()),
            listing_open=authority.listing_open(session),
            entry=listings.current(session, platform.id),
            past=listings.history(session, platform.id),
            proposal=proceedings.open_proposal(session, platform.id),
            made=desk.decisions(session, ids),
            notes=desk.notes(session, f"platform {platform.id}"),
            reports=reports.of_platforms(session, ids),
            links=[
                (link, others[link.other_id if link.platform_id == platform.id else link.platform_id])
                for link in related
            ],
            aliases=identity.history(session, platform.id),
            recused=not authority.may_decide(session, me(), platform.id),
            me=me(),
            alone=findings.ALONE,
            sent=sent,
            problem=first_problem(sent),
            blank=Form({}),
            done=request.args.get("done", ""),
        )


def _existing(session: Session, platform_id: str) -> Platform:
    found = platforms.resolve(session, platform_id)
    if found is None or found.id != platform_id:
        abort(404)
    return found


def _platform_of(decision_id: int) -> str:
    with reading(services().database) as session:
        row = desk.decision(session, decision_id)
    if row is None:
        abort(404)
    return row.platform_id
