"""How does a page reach the reader before all of it is read? Its first screen leaves while the rest is made.

A phone fetches the style sheet and paints the verdict in the time in which we look up what stands below.
What can fail for a reader's sake (404, a form's token, the cookie) belongs above the cut: after it the status
and the headers have left, and a failure ends the page early and the server's log says why.
"""

from collections.abc import Iterator
from itertools import chain, takewhile

from flask import current_app, stream_with_context
from flask.wrappers import Response
from markupsafe import Markup

CUT = Markup("<!-- cut -->")
"""Printed by a template where its first screen ends; it does not reach the reader."""
AT_ONCE = {"X-Accel-Buffering": "no"}
"""nginx would keep a part back until its buffers are full: over TLS no byte left before the page's end."""
_PIECE = 4096  # characters


def flowing(template: str, **values: object) -> Response:
    """The page in two parts; nothing below `CUT` is rendered before the first part is on its way."""
    current_app.update_template_context(values)
    parts = current_app.jinja_env.get_template(template).generate(values)
    first = "".join(takewhile(lambda part: part != CUT, parts))
    rest = stream_with_context(_grouped(parts))
    return Response(chain((first,), rest), headers=AT_ONCE, mimetype="text/html")


def _grouped(parts: Iterator[str]) -> Iterator[str]:
    """A few kilobytes at a time: while they are sent, other threads answer for the style sheet."""
    held: list[str] = []
    length = 0
    for part in parts:
        held.append(part)
        length += len(part)
        if length >= _PIECE:
            yield "".join(held)
            held.clear()
            length = 0
    yield "".join(held)
