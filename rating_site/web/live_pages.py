"""How does a buyer start a live check and watch it? Works by reloading; with htmx only the steps move."""

from flask import Blueprint, Response, abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from rating_site.actions.checks import Refused
from rating_site.lookup import recognise
from rating_site.store import checks
from rating_site.store.db import reading
from rating_site.store.models import Check
from rating_site.web import inputs
from rating_site.web.errors import InputError, page
from rating_site.web.guards import audience
from rating_site.web.live import start
from rating_site.web.services import services
from rating_site.web.speech import gettext as _

live_pages = Blueprint("live_pages", __name__)


@live_pages.post("/checks")
@audience("buyers")
def begin() -> AnyResponse:
    """Start or join a live check of the typed address and go to its page."""
    text = inputs.read(inputs.Typed, request.form).q
    try:
        address = recognise(text).address
    except ValueError as error:
        raise InputError([("q", str(error))]) from error
    if address is None:
        return page(
            422, _("这不是网址"), _("立即体检需要一个网址，例如 shop.example。名称、QQ 号和备案号请用搜索。")
        )
    try:
        check = start(address)
    except Refused:
        return page(403, _("为安全起见，不检查这个地址"), _("它指向内部网络或本机，不是公开的网站。"))
    return redirect(url_for(".watch", check_id=check.id), 303)


@live_pages.get("/checks/<id:check_id>")
@audience("buyers")
def watch(check_id: str) -> AnyResponse:
    """The steps as they happen; a finished check leads on to the platform's page."""
    return _show(check_id, "check.html")


@live_pages.get("/checks/<id:check_id>/steps")
@audience("buyers")
def steps(check_id: str) -> AnyResponse:
    """The part of the page that htmx replaces each second."""
    return _show(check_id, "check_steps.html")


def _show(check_id: str, template: str) -> AnyResponse:
    with reading(services().database) as session:
        check = session.get(Check, check_id)
        if check is None:
            abort(404)
        rows = checks.steps(session, check_id)
    if check.state == "done" and check.platform_id:
        return _lead_on(url_for("buyers.platform", platform_id=check.platform_id), template)
    return Response(render_template(template, check=check, steps=rows, moving=check.state in checks.OPEN))


def _lead_on(target: str, template: str) -> AnyResponse:
    """A plain redirect for the page; htmx would follow it inside the fragment, so it is told by a header."""
    if template == "check.html":
        return redirect(target, 303)
    return Response(status=200, headers={"HX-Redirect": target})
