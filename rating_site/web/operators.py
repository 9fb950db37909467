"""Is this process able to answer, and how is the installation doing? For supervisors and administrators."""

import shutil
from datetime import datetime
from pathlib import Path

from flask import Blueprint, Response, abort, current_app, render_template
from sqlalchemy.exc import SQLAlchemyError

from rating_site.published import read_about
from rating_site.store.changes import latest
from rating_site.store.checks import parked
from rating_site.store.db import reading
from rating_site.store.migrate import is_current
from rating_site.store.operations import state
from rating_site.web.doors import keep_private
from rating_site.web.guards import audience
from rating_site.web.metrics import may_read
from rating_site.web.services import services

operators = Blueprint("operators", __name__)
keep_private(operators)


@operators.get("/healthz")
@audience("operators")
def healthz() -> Response:
    """200 while the database answers, else 503."""
    try:
        with reading(services().database) as session:
            latest(session)
    except SQLAlchemyError:
        return Response("the database does not answer\n", 503, mimetype="text/plain")
    return Response("ok\n", mimetype="text/plain")


@operators.get("/readyz")
@audience("operators")
def readyz() -> Response:
    """200 when requests may be sent here: the database is at this version and the directory is built."""
    kit = services()
    try:
        if not is_current(kit.database):
            return Response("the database waits for its migration\n", 503, mimetype="text/plain")
        kit.finder.directory()
    except SQLAlchemyError:
        return Response("the database does not answer\n", 503, mimetype="text/plain")
    return Response("ready\n", mimetype="text/plain")


@operators.get("/metrics")
@audience("operators")
def metrics() -> Response:
    """Prometheus' text; without the token of the settings there is no such page."""
    if not may_read(services()):
        abort(404)
    page: Response = current_app.extensions["kajian_metrics"].page()
    return page


@operators.get("/staff/operations")
@audience("moderators", role="admin")
def operations() -> str:
    """Sources, queues, disk, downloads and the last backup on one page."""
    kit = services()
    now = kit.clock()
    with reading(kit.database) as session:
        found, given_up = state(session, now), parked(session)
    return render_template(
        "staff/operations.html",
        found=found,
        parked=given_up,
        paused=kit.settings.pause_file.exists(),
        disk=shutil.disk_usage(kit.settings.data),
        edition=read_about(kit.settings.downloads_folder),
        backup=_last_backup(kit.settings.data),
    )


def _last_backup(data: Path) -> datetime | None:
    path = data / "last_backup"
    return datetime.fromisoformat(path.read_text()) if path.exists() else None
