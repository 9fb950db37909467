"""How does an owner come in? With a key that was shown once, held in a cookie that only these pages get."""

from datetime import timedelta

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from rating_site.actions.ids import code_sha256
from rating_site.store import owners as store
from rating_site.store.db import reading
from rating_site.web.cookies import drop, keep
from rating_site.web.doors import keep_private
from rating_site.web.guards import OWNER_COOKIE, audience, held_owner
from rating_site.web.limits import spend_owner_step
from rating_site.web.owner_inputs import KeyTyped
from rating_site.web.report_forms import Form, understand
from rating_site.web.services import services
from rating_site.web.speech import gettext as _

owners = Blueprint("owners", __name__, url_prefix="/owner")
keep_private(owners, uploads=["owners.reply"])
FRESH_COOKIE = "kajian_owner_new"
KEPT = timedelta(days=180)


@owners.get("/sign-in")
@audience("owners", signed_in=False)
def sign_in() -> Response | str:
    """The door; whoever holds a key already goes on."""
    if held_owner() is not None:
        return redirect(url_for(".dashboard"), 303)
    return render_template("owners/sign_in.html", form=Form({}))


@owners.post("/sign-in")
@audience("owners", signed_in=False)
def enter() -> Response | tuple[str, int]:
    """Try a key; a wrong one is told as wrong and nothing more."""
    spend_owner_step("key")
    form = understand(KeyTyped, request.form)
    key = form.value.key if form.value else ""
    with reading(services().database) as session:
        known = store.by_key(session, code_sha256(key)) if key else None
    if known is None:
        problems = form.problems or {"key": _("没有这个站长密钥，请核对。")}
        return render_template("owners/sign_in.html", form=Form(form.told, problems)), 422
    response = redirect(url_for(".dashboard"), 303)
    keep(response, OWNER_COOKIE, key, KEPT)
    return response


@owners.post("/sign-out")
@audience("owners", signed_in=False)
def sign_out() -> Response:
    """Forget the key in this browser."""
    response = redirect(url_for("buyers.home"), 303)
    drop(response, OWNER_COOKIE, FRESH_COOKIE)
    return response
