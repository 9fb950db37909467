"""How does anybody ask for a look at the official register? One button on the platform page."""

from flask import Blueprint, abort, redirect, url_for
from werkzeug.wrappers import Response

from rating_site.actions import manual_filing
from rating_site.store import platforms
from rating_site.store.db import transaction
from rating_site.web.guards import audience
from rating_site.web.limits import spend_filing_wish
from rating_site.web.services import services

filing = Blueprint("filing", __name__)


@filing.post("/platforms/<platform_id>/filing-check")
@audience("buyers")
def ask(platform_id: str) -> Response:
    """Count one more wish; what is wanted most is looked up first."""
    spend_filing_wish(platform_id)
    kit = services()
    with transaction(kit.database) as session:
        platform = platforms.resolve(session, platform_id)
        if platform is None:
            abort(404)
        manual_filing.ask(session, platform.id, kit.clock())
    return redirect(url_for("buyers.platform", platform_id=platform.id, wanted="filing") + "#filing", 303)
