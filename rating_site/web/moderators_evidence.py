"""How does a moderator look at a picture, and make the copy that everybody may see?"""

from flask import Response, abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from rating_site.actions import viewing
from rating_site.actions.authority import may_decide
from rating_site.evidence.kinds import kind_of
from rating_site.store.db import reading
from rating_site.store.report_models import Evidence, Report
from rating_site.web import moderators_inputs as forms
from rating_site.web.guards import audience
from rating_site.web.moderators_door import me, moderators, tried
from rating_site.web.report_forms import Form, understand
from rating_site.web.services import services

MEDIA = {"png": "image/png", "jpeg": "image/jpeg", "webp": "image/webp"}


@moderators.get("/evidence/<id:evidence_id>")
@audience("moderators")
def evidence(evidence_id: str) -> str:
    """A picture and the boxes over it."""
    return _page(evidence_id, Form({}))


@moderators.get("/evidence/<id:evidence_id>/original")
@audience("moderators")
def original(evidence_id: str) -> AnyResponse:
    """The private picture; each view is an audit row."""
    seen: list[bytes] = []
    problem = tried(
        lambda session, safe, by, now: seen.append(viewing.picture(session, safe, evidence_id, by, now)[1])
    )
    if problem:
        abort(403)
    return Response(seen[0], mimetype=MEDIA.get(kind_of(seen[0]), "application/octet-stream"))


@moderators.get("/evidence/<id:evidence_id>/copy")
@audience("moderators")
def copy(evidence_id: str) -> AnyResponse:
    """The copy as everybody sees it, also while the report is not public."""
    kit = services()
    with reading(kit.database) as session:
        name = _existing(session.get(Evidence, evidence_id)).public_as
    if name is None:
        abort(404)
    data = kit.settings.safe.vault.get(name)
    return Response(data, mimetype=MEDIA.get(kind_of(data), "application/octet-stream"))


@moderators.post("/evidence/<id:evidence_id>/publish")
@audience("moderators")
def publish_copy(evidence_id: str) -> AnyResponse:
    """Burn the boxes in."""
    form = understand(forms.Copying, request.form)
    if form.value is None:
        return Response(_page(evidence_id, form), 422)
    told = form.value
    problem = tried(
        lambda session, safe, by, now: viewing.publish(
            session, safe, evidence_id, by, told.boxes, told.nothing, now
        )
    )
    if problem:
        return Response(_page(evidence_id, Form(form.told, {"boxes": problem})), 409)
    return redirect(url_for(".evidence", evidence_id=evidence_id), 303)


@moderators.post("/evidence/<id:evidence_id>/withhold")
@audience("moderators")
def withhold_copy(evidence_id: str) -> AnyResponse:
    """Take the public copy away."""
    problem = tried(lambda session, safe, by, now: viewing.withhold(session, safe, evidence_id, by, now))
    if problem:
        return Response(_page(evidence_id, Form({}, {"boxes": problem})), 409)
    return redirect(url_for(".evidence", evidence_id=evidence_id), 303)


def _page(evidence_id: str, form: Form[forms.Copying]) -> str:
    with reading(services().database) as session:
        row = _existing(session.get(Evidence, evidence_id))
        report = session.get_one(Report, row.report_id)
        recused = not may_decide(session, me(), report.platform_id)
    return render_template("staff/evidence.html", one=row, report=report, recused=recused, form=form)


def _existing(row: Evidence | None) -> Evidence:
    if row is None or row.deleted_at is not None:
        abort(404)
    return row
