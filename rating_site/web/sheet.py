"""How does a page bring its style sheet with it, when its first paint should wait for no second answer?

Most readers of a platform's page come from a chat or a search, on a phone, with nothing of ours in the cache:
asking for the sheet costs them a way there and back before anything can be painted. The policy names the
sheet inside a page by its hash, so no other style can be put there. Only the part that such a page needs
stands in it: the browser reads it before anything else.
"""

from base64 import b64encode
from hashlib import sha256
from pathlib import Path

from flask import Flask
from markupsafe import Markup

_TEXT = (Path(__file__).parent / "static" / "app.css").read_bytes().partition(b"/* For other pages")[0]
SOURCE = f"'sha256-{b64encode(sha256(_TEXT).digest()).decode()}'"
"""How a Content-Security-Policy names the sheet that stands inside a page."""


def install(app: Flask) -> None:
    """Let templates print the sheet between `<style>` and `</style>`, with nothing beside it."""
    app.jinja_env.globals["sheet"] = Markup(_TEXT.decode())  # noqa: S704 - our own file
