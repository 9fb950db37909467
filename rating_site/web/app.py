"""How is the web application put together? `create_app` wires blueprints to settings, database and queue."""

from collections.abc import Callable
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from flask import Flask, Request, Response, url_for
from flask.sessions import SecureCookieSession, SecureCookieSessionInterface
from jinja2 import StrictUndefined
from werkzeug.middleware.proxy_fix import ProxyFix

from rating_site.config import Settings
from rating_site.finder import Finder
from rating_site.jobs.queue import open_queues
from rating_site.store.api_documents import Documents
from rating_site.store.db import Database
from rating_site.web import compress, errors, guards, headers, i18n, metrics, sheet, shown, termwords
from rating_site.web.api_limits import constant_headers
from rating_site.web.api_parts import api
from rating_site.web.cookies import named
from rating_site.web.csrf import MaskedCsrf
from rating_site.web.fast import FastChecks, Wsgi
from rating_site.web.ids import IdConverter
from rating_site.web.kept import BUILD
from rating_site.web.limits import make_limiter
from rating_site.web.openapi import ASK_AGAIN
from rating_site.web.pages import PAGES
from rating_site.web.ranges import RangeKeeper
from rating_site.web.services import Services

HOOKS = (compress, headers, errors, i18n, sheet, shown, termwords)
"""Modules with hooks of their own; what is installed first sees answers last."""
MAX_FORM = 16 * 1024
_STATIC = Path(__file__).parent / "static"


class _PageSession(SecureCookieSessionInterface):
    """Sessions for pages only: opening one costs a quarter of an API request."""

    def open_session(self, app: Flask, request: Request) -> SecureCookieSession | None:
        return None if request.path.startswith("/api/") else super().open_session(app, request)


class _Site(Flask):
    """Flask without what only others need: views that are coroutines, and hooks after a finished answer."""

    def ensure_sync(self, func: Callable[..., Any]) -> Callable[..., Any]:
        """As it is: no view or hook of ours is a coroutine, and asking each at every request adds up."""
        return func

    def process_response(self, response: Response) -> Response:
        """Let the hooks add to an answer, unless it is finished."""
        return response if isinstance(response, headers.Ready) else super().process_response(response)


def create_app(
    settings: Settings,
    database: Database,
    *,
    offer: Callable[[str, str], None] | None = None,
    clock: Callable[[], datetime] | None = None,
    gate: Callable[[Wsgi], Wsgi] = lambda inner: inner,
) -> Flask:
    """The application; `offer` queues a batch (id, kind), `clock` tells the time; tests bring their own.

    `gate` makes what stands before Flask, and behind the answers that do not need it.
    """
    app = _Site("rating_site.web", static_folder=str(_STATIC))
    app.url_map.converters["id"] = IdConverter
    _configure(app, settings)
    limiter = make_limiter(app, settings)
    kit = Services(
        settings=settings,
        database=database,
        offer=offer or open_queues(settings).offer,
        clock=clock or (lambda: datetime.now(UTC)),
        limiter=limiter,
        finder=Finder(database, settings.index_folder),
        documents=Documents(database.read, BUILD),
        ranges=RangeKeeper(database, settings.key_for("range padding").encode()),
    )
    kit.install(app.extensions)
    figures = metrics.install(app, kit)
    for module in HOOKS:
        module.install(app)
    MaskedCsrf(app).exempt(api.blueprint)
    limiter.exempt(api.blueprint)  # it counts for itself, see api_limits
    for blueprint in (*PAGES, api.blueprint):
        app.register_blueprint(blueprint)
    guards.install(app)
    _answer_fast(app, kit, gate(app.wsgi_app), figures.fast.inc)
    if settings.trusted_proxies:
        hops = settings.trusted_proxies
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops, x_host=hops)  # type: ignore[method-assign]
    return app


def _answer_fast(app: Flask, kit: Services, inner: Wsgi, count: Callable[[], None]) -> None:
    """Give finished answers before everything else."""
    limit, given = kit.settings.api_per_person, _fast_headers(kit.settings)
    fast = FastChecks(inner, kit.documents, kit.limiter, limit, given, count)
    # Before all other hooks: they have nothing to add to a finished answer.
    app.before_request_funcs.setdefault(None, []).insert(0, fast.inside)
    app.wsgi_app = fast  # type: ignore[method-assign]


def _fast_headers(settings: Settings) -> list[tuple[str, str]]:
    """The same headers as Flask gives with an answer of /check; a test compares them."""
    return [
        ("Content-Type", "application/json"),
        ("Vary", "Accept"),
        ("Cache-Control", ASK_AGAIN),
        *headers.of_data(settings.mode == "production"),
        *constant_headers(),
    ]


def _configure(app: Flask, settings: Settings) -> None:
    app.config.update(
        SECRET_KEY=settings.signing_key,
        MAX_CONTENT_LENGTH=MAX_FORM,
        MAX_FORM_MEMORY_SIZE=MAX_FORM,
        MAX_FORM_PARTS=50,
        SEND_FILE_MAX_AGE_DEFAULT=31_536_000,
        SESSION_COOKIE_NAME=named("kajian_form", settings),
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=settings.mode == "production",
        WTF_CSRF_TIME_LIMIT=None,
    )
    app.session_interface = _PageSession()
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    digests = {path.name: sha256(path.read_bytes()).hexdigest()[:10] for path in _STATIC.iterdir()}

    def static_url(name: str) -> str:
        """The address of a static file, which changes with its content, so that browsers may keep it."""
        return url_for("static", filename=name, v=digests[name])

    app.jinja_env.globals["static_url"] = static_url
