"""What may other sites show of our answer? A picture and the data that shields.io draws."""

from flask import Blueprint, Response, abort, request
from werkzeug.wrappers import Response as AnyResponse

from rating_site import answers
from rating_site.exports.badge import CACHE_SECONDS, Badge, badge, badge_json, badge_svg
from rating_site.store import platforms
from rating_site.store.db import reading
from rating_site.web.guards import audience
from rating_site.web.headers import for_everybody
from rating_site.web.services import services

badges = Blueprint("badges", __name__)


@badges.get("/badges/<id:platform_id>.svg")
@audience("api")
def picture(platform_id: str) -> AnyResponse:
    """The badge as SVG; the grade only where a grade may be shown."""
    return _served(badge_svg(_badge(platform_id)), "image/svg+xml")


@badges.get("/badges/<id:platform_id>.json")
@audience("api")
def data(platform_id: str) -> AnyResponse:
    """The same for shields.io's endpoint badge."""
    return _served(badge_json(_badge(platform_id)), "application/json")


def _badge(platform_id: str) -> Badge:
    with reading(services().database) as session:
        found = platforms.resolve(session, platform_id)
        if found is None:
            abort(404)
        answer = answers.answer(session, found)
    return badge(answer.state, answer.grade)


def _served(content: bytes, kind: str) -> AnyResponse:
    response = Response(content, mimetype=kind)
    response.add_etag()
    # A delisting has to be seen soon: pictures are kept for minutes, whatever shields.io does with the data.
    for_everybody(response, 300 if kind == "image/svg+xml" else CACHE_SECONDS)
    return response.make_conditional(request)
