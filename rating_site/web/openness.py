"""What do we say about ourselves? How reports are handled in numbers, and what is kept about whom."""

from flask import Blueprint, render_template

from rating_site.store.db import reading
from rating_site.store.transparency import transparency
from rating_site.web.clockwords import KEEPING, limits
from rating_site.web.guards import audience
from rating_site.web.services import services

openness = Blueprint("openness", __name__)


@openness.get("/transparency")
@audience("buyers")
def numbers() -> str:
    """Counts, times and shares of everything that was decided."""
    with reading(services().database) as session:
        found = transparency(session, services().clock())
    return render_template("transparency.html", numbers=found)


@openness.get("/privacy")
@audience("buyers")
def privacy() -> str:
    """Consent for each use, what is kept for how long, and the way to see and delete it."""
    return render_template("privacy.html", limits=limits(KEEPING), settings=services().settings)
