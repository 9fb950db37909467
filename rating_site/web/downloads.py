"""Where do blockers and scripts get the list, and is somebody still on it? Files, page, a look inside."""

from pathlib import Path

from flask import Blueprint, abort, render_template, request, send_from_directory
from flask.wrappers import Response
from werkzeug.security import safe_join

from rating_site.exports.artefacts import NAME as SUMS
from rating_site.exports.formats import FORMATS
from rating_site.published import public_folder, read_about
from rating_site.web import inputs
from rating_site.web.anywhere import look
from rating_site.web.guards import audience
from rating_site.web.headers import for_everybody
from rating_site.web.limits import spend_look
from rating_site.web.services import services

downloads = Blueprint("downloads", __name__)
_KEEP = 300
_TYPES = {form.filename: form.media_type for form in FORMATS}


@downloads.get("/downloads")
@audience("buyers")
def page() -> str:
    """Every format, what reads it, and how to check that it is ours."""
    settings = services().settings
    return render_template(
        "downloads.html",
        about=read_about(settings.downloads_folder),
        formats=FORMATS,
        sums=SUMS,
        key=_public_key(settings.downloads_folder),
        address=request.url_root.rstrip("/"),
    )


@downloads.get("/downloads/<path:name>")
@audience("api")
def file(name: str) -> Response:
    """One file of the present edition, with an ETag; only what an edition publishes can be had."""
    folder = services().settings.downloads_folder
    if name == "minisign.pub":
        return for_everybody(send_from_directory(folder.absolute(), name, mimetype="text/plain"), _KEEP)
    public = public_folder(folder)
    found = safe_join(str(public), name) if public else None
    if public is None or found is None or not Path(found).is_file():
        abort(404)
    return for_everybody(send_from_directory(public, name, mimetype=_media_type(name)), _KEEP)


@downloads.get("/downloads-check")
@audience("buyers")
def anywhere() -> str:
    """Is an address still in any file that we serve? Read from the files themselves, not the database."""
    wish = inputs.read(inputs.MaybeTyped, request.args, 400)
    places, problem = None, False
    if wish.q:
        spend_look()
        try:
            places = look(services().settings.downloads_folder, wish.q)
        except ValueError:
            problem = True
    return render_template("anywhere.html", wish=wish, places=places, problem=problem)


def _media_type(name: str) -> str:
    if name.endswith(".minisig") or name == SUMS:
        return "text/plain"
    known = _TYPES.get(name) or ("text/csv" if name.endswith(".csv") else "application/json")
    return known.partition(";")[0]


def _public_key(folder: Path) -> str:
    path = folder / "minisign.pub"
    return path.read_text().splitlines()[1] if path.exists() else ""
