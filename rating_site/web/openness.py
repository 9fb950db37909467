"""What do we say about ourselves? How reports are handled in numbers, and what is kept about whom."""

from flask import Blueprint, render_template

from rating_site.web.charts import stacked
from rating_site.web.clockwords import KEEPING, limits
from rating_site.web.guards import audience
from rating_site.web.services import services

openness = Blueprint("openness", __name__)
_MONTHS = 12
"""So many months are drawn; the table has all."""


@openness.get("/transparency")
@audience("buyers")
def numbers() -> str:
    """Counts, times and shares of everything that was decided."""
    kit = services()
    found = kit.figures.of(kit.database, kit.clock())
    months = list(reversed(found.months[:_MONTHS]))
    reported = stacked([(one.month, {"reports": one.reports}) for one in months], ("reports",))
    entries = stacked(
        [(one.month, {"listed": one.listed, "ended": one.ended}) for one in months], ("listed", "ended")
    )
    return render_template("transparency.html", numbers=found, reported=reported, entries=entries)


@openness.get("/privacy")
@audience("buyers")
def privacy() -> str:
    """Consent for each use, what is kept for how long, and the way to see and delete it."""
    return render_template("privacy.html", limits=limits(KEEPING), settings=services().settings)
