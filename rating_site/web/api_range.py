"""How does a program ask without telling which site it asks about? By the first digits of a hash."""

from werkzeug.exceptions import BadRequest

from rating_site.web.api import api
from rating_site.web.openapi import Text
from rating_site.web.services import services

_PREFIX = "^(?:[0-9A-Fa-f]{3}|[0-9A-Fa-f]{5})$"
_LINES = {"type": "string", "description": "lines of SUFFIX:COUNT, ended by CR LF, always a multiple of 64"}


@api.operation(
    "GET",
    "/range/<prefix>",
    None,
    text=_LINES,
    path={"prefix": _PREFIX},
    problems=(400,),
    keep="public, max-age=60",
)
def hash_range(prefix: str) -> Text:
    """Every site whose SHA-1 begins with these digits, so that the question names none of them.

    Hash the host in lower-case A-labels (with the shop path on a shared host), send 3 digits (each shared by
    every 4096th site) or 5 as clients of "Have I Been Pwned" do, and look for the rest in the answer: 2 means
    listed, 1 warned, 0 padding. Five digits reveal more than three.
    """
    try:
        return Text(services().ranges.answer(prefix))
    except ValueError as error:
        raise BadRequest(str(error)) from error
