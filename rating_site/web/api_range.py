"""How does a program ask without telling which site it asks about? By the first digits of a hash."""

from flask import Response, request
from werkzeug.exceptions import BadRequest

from rating_site.web.api import api
from rating_site.web.guards import audience
from rating_site.web.headers import for_everybody
from rating_site.web.services import services

_KEEP = 60


@api.blueprint.get("/range/<prefix>")
@audience("api")
def hash_range(prefix: str) -> Response:
    """``SUFFIX:COUNT`` lines, as clients of "Have I Been Pwned" read them: 2 listed, 1 warned, 0 padding."""
    try:
        text = services().ranges.answer(prefix)
    except ValueError as error:
        raise BadRequest(str(error)) from error
    response = Response(text, mimetype="text/plain")
    response.add_etag()
    for_everybody(response, _KEEP)
    return response.make_conditional(request)
