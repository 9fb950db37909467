"""How do moderators treat notices of violated rights? Both sides, a decision with its reason, its undoing."""

from flask import Response, abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from rating_site.actions import audit, rights
from rating_site.actions.authority import actor, may_decide
from rating_site.store import rights as store
from rating_site.store.case_models import RightsNotice
from rating_site.store.db import reading, transaction
from rating_site.store.models import Platform
from rating_site.store.report_models import Report
from rating_site.web.guards import audience
from rating_site.web.moderators_door import me, moderators, tried
from rating_site.web.report_forms import Form, understand
from rating_site.web.rights_inputs import Returning, Ruling
from rating_site.web.services import services


@moderators.get("/rights")
@audience("moderators")
def rights_list() -> str:
    """Notices that wait, the nearest deadline first, and those that were decided."""
    with reading(services().database) as session:
        return render_template(
            "staff/rights_list.html", waiting=store.waiting(session), settled=store.settled(session)
        )


@moderators.get("/rights/<id:notice_id>")
@audience("moderators")
def rights_notice(notice_id: str) -> str:
    """A notice and the report it is about; who sent it is opened on request only."""
    return _page(notice_id, Form({}))


@moderators.post("/rights/<id:notice_id>/person")
@audience("moderators")
def rights_person(notice_id: str) -> str:
    """Who sent it and the words as they came; the view is an audit row."""
    kit = services()
    with transaction(kit.database) as session:
        row = _row(session.get(RightsNotice, notice_id))
        if not may_decide(session, me(), row.platform_id):
            abort(403)
        audit.append(session, actor(me()), "rights_viewed", f"rights {row.id}", kit.clock())
        opened = {**rights.person(kit.settings.safe, row)}
        if row.text_sealed is not None:
            opened["text"] = kit.settings.safe.seal.open(row.text_sealed, "rights")
    return _page(notice_id, Form({}), opened)


@moderators.post("/rights/<id:notice_id>/hide")
@audience("moderators")
def rights_hide(notice_id: str) -> AnyResponse:
    """Hide the report's text until the decision."""
    problem = tried(lambda session, safe, by, now: rights.hide(session, safe, notice_id, by, now))
    return _back(notice_id, problem)


@moderators.post("/rights/<id:notice_id>")
@audience("moderators")
def rights_decide(notice_id: str) -> AnyResponse:
    """Decide it."""
    form = understand(Ruling, request.form)
    if form.value is None:
        return Response(_page(notice_id, form), 422)
    told = form.value
    problem = tried(
        lambda session, safe, by, now: rights.decide(
            session, safe, notice_id, by, told.upheld == "yes", told.reason, told.answer, now
        )
    )
    return _back(notice_id, problem, form.told)


@moderators.post("/rights/<id:notice_id>/restore")
@audience("moderators")
def rights_restore(notice_id: str) -> AnyResponse:
    """Take a decision back that upheld the notice."""
    form = understand(Returning, request.form)
    if form.value is None:
        return Response(_page(notice_id, form), 422)
    answer = form.value.answer
    problem = tried(lambda session, safe, by, now: rights.restore(session, safe, notice_id, by, answer, now))
    return _back(notice_id, problem, form.told)


def _back(notice_id: str, problem: str, told: object = None) -> AnyResponse:
    if problem:
        kept = told if isinstance(told, dict) else {}
        return Response(_page(notice_id, Form(kept, {"act": problem})), 409)
    return redirect(url_for(".rights_notice", notice_id=notice_id), 303)


def _row(found: RightsNotice | None) -> RightsNotice:
    if found is None:
        abort(404)
    return found


def _page(notice_id: str, form: Form[Ruling] | Form[Returning], opened: dict[str, str] | None = None) -> str:
    with reading(services().database) as session:
        row = _row(session.get(RightsNotice, notice_id))
        return render_template(
            "staff/rights.html",
            notice=row,
            platform=session.get(Platform, row.platform_id) if row.platform_id else None,
            report=session.get(Report, row.report_id) if row.report_id else None,
            barred=not may_decide(session, me(), row.platform_id),
            form=form,
            opened=opened or {},
        )
