"""What do moderators see? For now the door (password and one-time code) and a first page behind it."""

from flask import Blueprint, render_template, request, url_for
from flask import redirect as go
from werkzeug.wrappers import Response

from rating_site.actions import staff
from rating_site.store import listings
from rating_site.store.db import reading, transaction
from rating_site.web import inputs
from rating_site.web.guards import STAFF_COOKIE, account, audience
from rating_site.web.limits import spend_sign_in
from rating_site.web.services import services
from rating_site.web.speech import gettext as _

moderators = Blueprint("moderators", __name__, url_prefix="/staff")


@moderators.get("/sign-in")
@audience("moderators", signed_in=False)
def sign_in() -> str:
    """The door."""
    return render_template("staff/sign_in.html", failed=None)


@moderators.post("/sign-in")
@audience("moderators", signed_in=False)
def enter() -> Response | tuple[str, int]:
    """Try to sign in; a failure never says which of the three was wrong."""
    sent = inputs.read(inputs.SignIn, request.form)
    spend_sign_in(sent.login.lower())
    kit = services()
    with transaction(kit.database) as session:
        token = staff.sign_in(session, sent.login, sent.password, sent.code, kit.clock())
    if token is None:
        wrong = _("账号、密码或动态码不对。动态码只能用一次，请等下一个。")
        return render_template("staff/sign_in.html", failed=wrong), 403
    response = go(url_for("moderators.home"), 303)
    response.set_cookie(
        STAFF_COOKIE,
        token,
        max_age=int(staff.SESSION_LENGTH.total_seconds()),
        path="/staff",
        httponly=True,
        samesite="Strict",
        secure=kit.settings.mode == "production",
    )
    return response


@moderators.get("/")
@audience("moderators")
def home() -> str:
    """The first page after the door."""
    with reading(services().database) as session:
        entries = listings.public(session, 20)
    return render_template("staff/home.html", number=account().id, role=account().role, entries=entries)


@moderators.post("/sign-out")
@audience("moderators")
def sign_out() -> Response:
    """End this session on the server too, not only in the browser."""
    kit = services()
    with transaction(kit.database) as session:
        staff.sign_out(session, request.cookies.get(STAFF_COOKIE, ""), kit.clock())
    response = go(url_for("moderators.sign_in"), 303)
    response.delete_cookie(STAFF_COOKIE, path="/staff")
    return response
