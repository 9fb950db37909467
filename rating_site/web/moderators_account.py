"""What can members of staff do with their own account? Take a new password, see where they are signed in."""

from collections.abc import Mapping

from flask import redirect as go
from flask import render_template, request, url_for
from werkzeug.wrappers import Response

from rating_site.actions import staff, staff_sessions
from rating_site.actions.passwords import WeakPassword
from rating_site.store.db import reading, transaction
from rating_site.web.cookies import held, keep
from rating_site.web.guards import STAFF_COOKIE, account, audience
from rating_site.web.limits import spend_sign_in
from rating_site.web.moderators_door import me, moderators
from rating_site.web.moderators_inputs import NewPassword, OneCode
from rating_site.web.moderators_words import WEAK_PASSWORDS
from rating_site.web.report_forms import Form, understand
from rating_site.web.services import services
from rating_site.web.speech import gettext as _


@moderators.get("/account")
@audience("moderators")
def own_account() -> str:
    """The open sessions, and the way to a new password."""
    return _page({}, done="done" in request.args)


@moderators.post("/account/password")
@audience("moderators")
def new_password() -> Response | tuple[str, int]:
    """Change it; every session ends and this browser gets a fresh one."""
    form, kit = understand(NewPassword, request.form), services()
    if form.value is None:
        return _page(form.problems), 422
    told = form.value
    if told.again != told.new:
        return _page({"again": _("两次输入的新密码不一样。")}), 422
    spend_sign_in(account().login)
    try:
        with transaction(kit.database) as session:
            token = staff.change_password(
                session,
                me(),
                told.password,
                told.code,
                told.new,
                kit.clock(),
                length=kit.settings.staff_session,
            )
    except WeakPassword as weak:
        return _page({"new": str(WEAK_PASSWORDS[weak.why])}), 422
    if token is None:
        return _page({"password": _("原密码或动态码不对。动态码只能用一次，请等下一个。")}), 422
    response = go(url_for(".own_account", done="1"), 303)
    keep(response, STAFF_COOKIE, token, kit.settings.staff_session)
    return response


@moderators.post("/account/sessions/end")
@audience("moderators")
def end_other_sessions() -> Response | tuple[str, int]:
    """End all sessions but the one of this browser."""
    form, kit = understand(OneCode, request.form), services()
    if form.value is None:
        return _page({"end": form.problems["code"]}), 422
    spend_sign_in(account().login)
    with transaction(kit.database) as session:
        ended = staff.end_others(session, me(), held(STAFF_COOKIE), form.value.code, kit.clock())
    if ended is None:
        return _page({"end": _("动态码不对。动态码只能用一次，请等下一个。")}), 422
    return go(url_for(".own_account", done="1"), 303)


def _page(problems: Mapping[str, str], *, done: bool = False) -> str:
    """What was typed is never sent back: it is all secret."""
    kit, now = services(), services().clock()
    with reading(kit.database) as session:
        standing = staff_sessions.standing(session, me(), held(STAFF_COOKIE), now, kit.settings.staff_idle)
    return render_template(
        "staff/account.html",
        form=Form({}, problems),
        standing=standing,
        number=me(),
        done=done,
        idle=kit.settings.staff_idle_minutes,
    )
