"""What does a moderator do with one report? Every act is a form of its page, which says what is wrong."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask import Response, abort, redirect, render_template, request, url_for
from sqlmodel import Session
from werkzeug.wrappers import Response as AnyResponse

from rating_site.actions import duplicates, moderation, publication, viewing
from rating_site.actions.authority import may_decide
from rating_site.actions.viewing import Originals
from rating_site.evidence.safe import Safe
from rating_site.store import desk, platforms, report_likeness, reports
from rating_site.store.db import reading
from rating_site.store.models import Platform
from rating_site.store.report_models import Report
from rating_site.trust.procedure import next_states
from rating_site.web import moderators_inputs as forms
from rating_site.web.guards import audience
from rating_site.web.inputs import Input
from rating_site.web.moderators_door import first_problem, me, moderators, tried
from rating_site.web.moderators_words import REJECTIONS
from rating_site.web.report_forms import Form, understand
from rating_site.web.services import services

Sent = Mapping[str, Form[Any]]
Doing = Callable[[Session, Safe, str, int, Any, Any], object]


@dataclass(frozen=True, slots=True)
class Act:
    """A form of the page: what it sends, which field shows a refusal, and what it does."""

    model: type[Input]
    field: str
    do: Doing


ACTS: Mapping[str, Act] = {
    "accept": Act(forms.Accepting, "evidence", lambda session, safe, report, by, told, now: moderation.accept(
        session, safe, report, by, told.evidence, now)),
    "ask": Act(forms.Saying, "text", lambda session, safe, report, by, told, now: moderation.ask(
        session, safe, report, by, told.text, now)),
    "reject": Act(forms.Rejecting, "reason", lambda session, safe, report, by, told, now: moderation.reject(
        session, safe, report, by, told.reason, told.text, now)),
    "notify": Act(Input, "act", lambda session, safe, report, by, _told, now: moderation.notify(
        session, safe, report, by, now)),
    "judge": Act(forms.Judging, "verdict", lambda session, safe, report, by, told, now: moderation.judge(
        session, safe, report, by, told.verdict, told.evidence, now, payer=told.payer, text=told.text)),
    "undo": Act(forms.Saying, "text", lambda session, safe, report, by, told, now: moderation.undo(
        session, safe, report, by, told.text, now)),
    "note": Act(forms.Saying, "text", lambda session, _safe, report, by, told, now: moderation.add_note(
        session, f"report {moderation.mine(session, report, by).id}", by, told.text, now)),
    "merge": Act(forms.Merging, "other", lambda session, _safe, report, by, told, now: duplicates.merge(
        session, report, told.other, by, now)),
    "separate": Act(Input, "act", lambda session, _safe, report, by, _told, now: duplicates.separate(
        session, report, by, now)),
    "hide": Act(forms.Hiding, "passages", lambda session, _safe, report, by, told, now: publication.hide(
        session, report, by, told.passages.split("\n"), now)),
}  # fmt: skip
"""What can be done with a report, by the name in the address."""


@moderators.get("/reports/<id:report_id>")
@audience("moderators")
def report(report_id: str) -> str:
    """Everything about one report but its originals, which are opened on purpose."""
    return _page(report_id, {})


@moderators.post("/reports/<id:report_id>/originals")
@audience("moderators")
def originals(report_id: str) -> AnyResponse:
    """The texts as they were typed; the view is an audit row."""
    opened: list[Originals] = []
    problem = tried(
        lambda session, safe, by, now: opened.append(viewing.texts(session, safe, report_id, by, now))
    )
    if problem:
        return _refused(report_id, "act", "act", problem)
    return Response(_page(report_id, {}, opened[0]))


@moderators.post("/reports/<id:report_id>/events/<int:event_id>/show")
@audience("moderators")
def show_event(report_id: str, event_id: int) -> AnyResponse:
    """Let everybody read an answer that waited for a person."""
    problem = tried(lambda session, _safe, by, now: publication.show(session, report_id, event_id, by, now))
    return _refused(report_id, "act", "act", problem) if problem else _done(report_id, "show")


@moderators.post(f"/reports/<id:report_id>/<any({', '.join(ACTS)}):what>")
@audience("moderators")
def act(report_id: str, what: str) -> AnyResponse:
    """Do one thing; what cannot be done comes back with its reason and everything that was typed."""
    form = understand(ACTS[what].model, request.form)
    if form.value is None:
        return Response(_page(report_id, {what: form}), 422)
    problem = tried(
        lambda session, safe, by, now: ACTS[what].do(session, safe, report_id, by, form.value, now)
    )
    if problem:
        return _refused(report_id, what, ACTS[what].field, problem, form.told)
    return _done(report_id, what)


@moderators.get("/reports/<id:report_id>/beside/<id:other_id>")
@audience("moderators")
def beside(report_id: str, other_id: str) -> str:
    """Two reports side by side, to see whether they tell of one order."""
    with reading(services().database) as session:
        sides = [(_existing(session, key), reports.evidence(session, key)) for key in (report_id, other_id)]
    return render_template("staff/beside.html", sides=sides)


def _refused(
    report_id: str, what: str, field: str, problem: str, told: Mapping[str, str] | None = None
) -> AnyResponse:
    return Response(_page(report_id, {what: Form(told or {}, {field: problem})}), 409)


def _done(report_id: str, what: str) -> AnyResponse:
    return redirect(url_for(".report", report_id=report_id, done=what), 303)


def _page(report_id: str, sent: Sent, opened: Originals | None = None) -> str:
    kit = services()
    with reading(kit.database) as session:
        row = _existing(session, report_id)
        platform = platforms.resolve(session, row.platform_id) if row.platform_id else None
        return render_template(
            "staff/report.html",
            report=row,
            platform=platform,
            recused=not may_decide(session, me(), row.platform_id),
            events=reports.events(session, row.id),
            files=reports.evidence(session, row.id),
            notes=desk.notes(session, f"report {row.id}"),
            alike=_alike(session, row, platform),
            following=() if row.duplicate_of else next_states(row.state),
            sent=sent,
            problem=first_problem(sent),
            blank=Form({"evidence": row.evidence}),
            rejections={code: REJECTIONS[code] for code in moderation.REJECTIONS},
            opened=opened,
            done=request.args.get("done", ""),
        )


def _alike(session: Session, row: Report, platform: Platform | None) -> Sequence[str]:
    """Other reports about the same platform that share an order, a picture or a text."""
    found = dict.fromkeys(
        report_likeness.with_order(session, row.order_hash, row.id) if row.order_hash else ()
    )
    for trait in reports.traits(session, [row.id]):
        if trait.name in ("image", "text"):
            found |= dict.fromkeys(report_likeness.sharing(session, trait.name, [trait.value], row.id))
    same = [session.get(Report, key) for key in found]
    ids = platforms.ids_of(session, platform.id) if platform else ()
    return [one.id for one in same if one is not None and one.platform_id in ids]


def _existing(session: Session, report_id: str) -> Report:
    row = session.get(Report, report_id)
    if row is None or row.state == "draft":
        abort(404)
    return row
