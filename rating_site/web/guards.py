"""Who may call a route? Every route declares its audience, or the app does not start."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal, TypeVar

import structlog
from flask import Flask, abort, current_app, g, redirect, request, url_for
from sqlalchemy.exc import SQLAlchemyError
from werkzeug.wrappers import Response

from rating_site.actions import staff_sessions
from rating_site.actions.ids import code_sha256
from rating_site.store import owners, reports
from rating_site.store.case_models import Owner
from rating_site.store.db import reading, transaction
from rating_site.store.models import Account
from rating_site.store.report_models import Report
from rating_site.web.cookies import held
from rating_site.web.services import services

Name = Literal["buyers", "api", "reporters", "owners", "moderators", "operators"]
View = TypeVar("View", bound=Callable[..., Any])
STAFF_COOKIE = "kajian_staff"
CODE_COOKIE = "kajian_report"
OWNER_COOKIE = "kajian_owner"
_MARK = "__audience__"
_log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Audience:
    """Whom a route serves; `signed_in` routes need a session, code or key; some of staff a role."""

    name: Name
    signed_in: bool = False
    role: str = ""


def audience(name: Name, *, signed_in: bool | None = None, role: str = "") -> Callable[[View], View]:
    """Declare whom a view serves. Staff and reporters come through a door unless the view says otherwise."""
    declared = Audience(name, name in _DOORS if signed_in is None else signed_in, role)

    def mark(view: View) -> View:
        setattr(view, _MARK, declared)
        return view

    return mark


def audience_of(app: Flask, endpoint: str) -> Audience | None:
    """Whom an endpoint serves, None where nobody declared it."""
    return getattr(app.view_functions[endpoint], _MARK, None)


def is_public() -> bool:
    """Is this for buyers: the same for everybody, with nothing of anybody in it?"""
    declared = audience_of(current_app, request.endpoint) if request.endpoint else None
    return declared is not None and declared.name == "buyers"


def install(app: Flask) -> None:
    """Refuse to start with an undeclared route, and check staff sessions before every guarded view."""
    audience("buyers")(app.view_functions["static"])
    bare = sorted(rule.rule for rule in app.url_map.iter_rules() if audience_of(app, rule.endpoint) is None)
    if bare:
        raise RuntimeError(f"declare the audience of {', '.join(bare)}")
    app.before_request(_enforce)


def account() -> Account:
    """The member of staff who is signed in; only for views that are guarded."""
    signed_in: Account = g.account
    return signed_in


def report() -> Report:
    """The report whose code this browser holds; only for views that are guarded."""
    held: Report = g.report
    return held


def held_report() -> Report | None:
    """The same for views that are open to everybody: None where the browser holds no code."""
    code = held(CODE_COOKIE)
    with reading(services().database) as session:
        return reports.by_tracking(session, code_sha256(code)) if code else None


def owner() -> Owner:
    """The owner whose key this browser holds; only for views that are guarded."""
    signed_in: Owner = g.owner
    return signed_in


def held_owner() -> Owner | None:
    """The same for views that are open to everybody: None where the browser holds no key."""
    key = held(OWNER_COOKIE)
    with reading(services().database) as session:
        return owners.by_key(session, code_sha256(key)) if key else None


def _enforce() -> Response | None:
    if request.endpoint is None:
        return None
    declared = audience_of(current_app, request.endpoint)
    if declared is None or not declared.signed_in:
        return None
    elsewhere = _DOORS[declared.name]()
    if elsewhere is None and declared.role and account().role != declared.role:
        abort(403)
    return elsewhere


def _staff_door() -> Response | None:
    kit, token = services(), held(STAFF_COOKIE)
    now = kit.clock()
    with reading(kit.database) as session:
        g.account = staff_sessions.signed_in(session, token, now, kit.settings.staff_idle)
        silent = g.account is not None and staff_sessions.is_silent(session, token, now)
    if silent:
        _note_use(token)
    return redirect(url_for("moderators.sign_in"), 303) if g.account is None else None


def _note_use(token: str) -> None:
    """Without it the session ends earlier, which is no reason to answer with an error on a full disk."""
    kit = services()
    try:
        with transaction(kit.database) as session:
            staff_sessions.note_use(session, token, kit.clock())
    except SQLAlchemyError as error:
        _log.warning("session_use_not_noted", reason=type(error).__name__)


def _reporter_door() -> Response | None:
    g.report = held_report()
    return redirect(url_for("reporters.track"), 303) if g.report is None else None


def _owner_door() -> Response | None:
    g.owner = held_owner()
    return redirect(url_for("owners.sign_in"), 303) if g.owner is None else None


_DOORS: dict[str, Callable[[], Response | None]] = {
    "moderators": _staff_door,
    "reporters": _reporter_door,
    "owners": _owner_door,
}
