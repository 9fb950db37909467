"""How does anybody say that a page violates their rights, and follow what becomes of it?"""

from datetime import timedelta

from flask import Blueprint, Response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from rating_site.actions import rights as act
from rating_site.actions.cases import NotAllowed
from rating_site.actions.ids import code_sha256
from rating_site.store import rights as store
from rating_site.store.case_models import RightsNotice
from rating_site.store.db import reading, transaction
from rating_site.web import inputs
from rating_site.web.cookies import held, keep
from rating_site.web.doors import keep_private
from rating_site.web.guards import audience
from rating_site.web.i18n import language
from rating_site.web.limits import spend_notice
from rating_site.web.report_forms import Form, understand
from rating_site.web.rights_inputs import About, CodeTyped, NoticeForm
from rating_site.web.services import services
from rating_site.web.speech import gettext as _

rights = Blueprint("rights", __name__, url_prefix="/rights")
keep_private(rights)
COOKIE = "kajian_notice"
_KEPT = timedelta(days=30)


@rights.get("")
@audience("buyers")
def form() -> str:
    """The form for a notice, about a platform or a report that a link may name."""
    about = inputs.read(About, request.args, 400)
    page = url_for("buyers.platform", platform_id=about.platform, _external=True) if about.platform else ""
    told = {"platform": about.platform, "report": about.report, "page": page}
    return render_template("rights/form.html", form=Form(told))


@rights.post("")
@audience("buyers")
def submit() -> AnyResponse:
    """Take the notice in; the next page shows the tracking code."""
    sent = understand(NoticeForm, request.form)
    if sent.value is None or sent.value.website:
        problems = sent.problems or {"text": _("没有收到，请再试一次。")}
        return Response(render_template("rights/form.html", form=Form(sent.told, problems)), 422)
    spend_notice("notice")
    kit = services()
    with transaction(kit.database) as session:
        _row, code = act.submit(session, kit.settings.safe, _told(sent.value), kit.clock())
    response = redirect(url_for(".mine", fresh="1"), 303)
    keep(response, COOKIE, code, _KEPT)
    return response


@rights.get("/track")
@audience("buyers")
def track() -> str:
    """Where a tracking code is typed."""
    return render_template("rights/track.html", form=Form({}))


@rights.post("/track")
@audience("buyers")
def enter() -> AnyResponse:
    """Open a notice by its code."""
    spend_notice("code")
    sent = understand(CodeTyped, request.form)
    if sent.value is None or _find(sent.value.code) is None:
        problems = sent.problems or {"code": _("没有这个查询码，请核对后再试。")}
        return Response(render_template("rights/track.html", form=Form(sent.told, problems)), 422)
    response = redirect(url_for(".mine"), 303)
    keep(response, COOKIE, sent.value.code, _KEPT)
    return response


@rights.get("/mine")
@audience("buyers")
def mine() -> AnyResponse:
    """How a notice stands, for whoever holds its code."""
    code = held(COOKIE)
    row = _find(code)
    if row is None:
        return redirect(url_for(".track"), 303)
    shown = code if request.args.get("fresh") else ""
    return Response(render_template("rights/mine.html", notice=row, code=shown))


@rights.post("/mine/lawsuit")
@audience("buyers")
def lawsuit() -> AnyResponse:
    """Say that a court or an authority has the case."""
    row = _find(held(COOKIE))
    if row is None:
        return redirect(url_for(".track"), 303)
    kit = services()
    try:
        with transaction(kit.database) as session:
            act.lawsuit(session, row.id, kit.clock())
    except NotAllowed:
        return redirect(url_for(".mine"), 303)
    return redirect(url_for(".mine"), 303)


def _find(code: str) -> RightsNotice | None:
    if not code:
        return None
    with reading(services().database) as session:
        return store.by_tracking(session, code_sha256(code))


def _told(sent: NoticeForm) -> act.Told:
    return act.Told(
        kind=sent.kind,
        page=sent.page,
        name=sent.name,
        email=sent.email,
        basis=sent.basis,
        text=sent.text,
        platform_id=sent.platform or None,
        report_id=sent.report or None,
        language=language(),
    )
