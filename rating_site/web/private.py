"""How does somebody look a site up without telling us which? A page that hashes it in the browser."""

from flask import Blueprint, render_template

from rating_site.web.guards import audience

private = Blueprint("private", __name__)


@private.get("/private-check")
@audience("buyers")
def page() -> str:
    """The page and what each way of asking reveals; the question itself never leaves the browser."""
    return render_template("private.html")
