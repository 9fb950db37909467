"""Who hears an appeal? Somebody who took no part; this page shows both sides and takes the decision."""

from flask import Response, abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from rating_site.actions import appeals_decide, viewing
from rating_site.actions.authority import may_decide
from rating_site.store import desk
from rating_site.store.case_models import Appeal
from rating_site.store.db import reading
from rating_site.store.models import Listing, Platform
from rating_site.store.report_models import Report
from rating_site.web import moderators_inputs as forms
from rating_site.web.guards import audience
from rating_site.web.moderators_door import me, moderators, tried
from rating_site.web.report_forms import Form, understand
from rating_site.web.services import services


@moderators.get("/appeals")
@audience("moderators")
def appeal_list() -> str:
    """All appeals, the open ones first."""
    with reading(services().database) as session:
        return render_template("staff/appeals.html", appeals=desk.appeals(session))


@moderators.get("/appeals/<id:appeal_id>")
@audience("moderators")
def appeal(appeal_id: str) -> str:
    """What is appealed, what the owner says, and the decision."""
    return _page(appeal_id, Form({}))


@moderators.post("/appeals/<id:appeal_id>")
@audience("moderators")
def decide_appeal(appeal_id: str) -> AnyResponse:
    """Decide as the third person."""
    form = understand(forms.Deciding, request.form)
    if form.value is None:
        return Response(_page(appeal_id, form), 422)
    told = form.value
    problem = tried(
        lambda session, safe, by, now: appeals_decide.decide(
            session, safe, appeal_id, by, told.upheld == "yes", told.reason, told.answer, now
        )
    )
    if problem:
        return Response(_page(appeal_id, Form(form.told, {"act": problem})), 409)
    return redirect(url_for(".appeal", appeal_id=appeal_id), 303)


@moderators.post("/appeals/<id:appeal_id>/original")
@audience("moderators")
def appeal_original(appeal_id: str) -> AnyResponse:
    """The appeal as it was typed; the view is an audit row."""
    opened: list[str] = []
    problem = tried(
        lambda session, safe, by, now: opened.append(viewing.appeal(session, safe, appeal_id, by, now))
    )
    if problem:
        return Response(_page(appeal_id, Form({}, {"act": problem})), 409)
    return Response(_page(appeal_id, Form({}), opened[0]))


def _page(appeal_id: str, form: Form[forms.Deciding], opened: str = "") -> str:
    with reading(services().database) as session:
        row = session.get(Appeal, appeal_id)
        if row is None:
            abort(404)
        barred = me() in appeals_decide.involved(session, row)
        return render_template(
            "staff/appeal.html",
            appeal=row,
            platform=session.get_one(Platform, row.platform_id),
            entry=session.get(Listing, row.listing_id) if row.listing_id else None,
            report=session.get(Report, row.report_id) if row.report_id else None,
            barred=barred or not may_decide(session, me(), row.platform_id),
            form=form,
            opened=opened,
        )
