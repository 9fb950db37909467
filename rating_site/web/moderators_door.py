"""How do moderators come in and out? By password and one-time code; here is also how they act on cases."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from flask import Blueprint, abort, render_template, request, url_for
from flask import redirect as go
from sqlmodel import Session
from werkzeug.wrappers import Response

from rating_site.actions import staff, staff_sessions
from rating_site.actions.cases import NotAllowed
from rating_site.evidence.safe import Safe
from rating_site.store.db import transaction
from rating_site.web import inputs
from rating_site.web.cookies import drop, held, keep
from rating_site.web.doors import keep_private
from rating_site.web.guards import STAFF_COOKIE, account, audience
from rating_site.web.limits import may_note_stranger, spend_sign_in
from rating_site.web.moderators_words import why_not
from rating_site.web.report_forms import Form
from rating_site.web.services import services
from rating_site.web.speech import gettext as _

moderators = Blueprint("moderators", __name__, url_prefix="/staff")
keep_private(moderators)
Act = Callable[[Session, Safe, int, datetime], object]
"""What a moderator does: gets session, safe, the number of the moderator and the present time."""


def tried(act: Act) -> str:
    """Do it in one transaction; gives "" or the sentence that says why it cannot be done now."""
    kit = services()
    try:
        with transaction(kit.database) as session:
            act(session, kit.settings.safe, me(), kit.clock())
    except LookupError:
        abort(404)
    except NotAllowed as refusal:
        return why_not(str(refusal))
    return ""


def first_problem(sent: Mapping[str, Form[Any]]) -> str:
    """What stands on top of a page whose forms came back; the form itself may not be offered any more."""
    return next((problem for form in sent.values() for problem in form.problems.values()), "")


def me() -> int:
    """The number of the member of staff who is signed in."""
    return account().id or 0


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
        token = staff.sign_in(
            session,
            sent.login,
            sent.password,
            sent.code,
            kit.clock(),
            length=kit.settings.staff_session,
            note_stranger=may_note_stranger,
        )
        if token is not None:
            staff_sessions.sign_out(session, held(STAFF_COOKIE), kit.clock())
    if token is None:
        wrong = _("账号、密码或动态码不对。动态码只能用一次，请等下一个。")
        return render_template("staff/sign_in.html", failed=wrong), 403
    response = go(url_for("moderators.home"), 303)
    keep(response, STAFF_COOKIE, token, kit.settings.staff_session)
    return response


@moderators.post("/sign-out")
@audience("moderators")
def sign_out() -> Response:
    """End this session on the server too, not only in the browser."""
    kit = services()
    with transaction(kit.database) as session:
        staff_sessions.sign_out(session, held(STAFF_COOKIE), kit.clock())
    response = go(url_for("moderators.sign_in"), 303)
    drop(response, STAFF_COOKIE)
    return response
