"""What is kept in a browser, and how? In cookies that no script can read and no other host can set.

Why `__Host-`: browsers take such a cookie over https only, from this very host and for all its pages, so that
neither a neighbour below the same domain nor somebody on the line can plant a session. The price is that a
cookie goes along to pages that do not ask for it; nothing is ever logged of it. Plain names are for http on
the own machine, where browsers would refuse the others.
"""

from datetime import timedelta
from typing import Literal

from flask import request
from werkzeug.wrappers import Response

from rating_site.config import Settings
from rating_site.web.services import services


def named(name: str, settings: Settings) -> str:
    """How a cookie is called in this installation."""
    return f"__Host-{name}" if settings.mode == "production" else name


def held(name: str) -> str:
    """What this browser holds under a name, "" where nothing."""
    return request.cookies.get(named(name, services().settings), "")


def keep(
    response: Response,
    name: str,
    value: str,
    length: timedelta,
    samesite: Literal["Strict", "Lax"] = "Strict",
) -> None:
    """Let the browser hold something; `Lax` also comes along when somebody follows a link to us."""
    settings = services().settings
    response.set_cookie(
        named(name, settings),
        value,
        max_age=int(length.total_seconds()),
        path="/",
        httponly=True,
        samesite=samesite,
        secure=settings.mode == "production",
    )


def drop(response: Response, *names: str) -> None:
    """Take cookies back."""
    settings = services().settings
    for name in names:
        # Browsers listen to this only where it is marked as the cookie itself was.
        response.delete_cookie(
            named(name, settings), path="/", httponly=True, secure=settings.mode == "production"
        )
