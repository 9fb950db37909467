"""What holds for all pages behind a door? They stay in no cache, and a form may be only so large."""

from collections.abc import Collection

from flask import Blueprint, request
from werkzeug.wrappers import Response

TEXT = 64 * 1024
FILES = 42_000_000
"""Four pictures of the largest size and what stands around them."""


def keep_private(door: Blueprint, uploads: Collection[str] = ()) -> None:
    """Hold it for the pages of one blueprint; `uploads` are the endpoints that take files."""

    def give_room(endpoint: str | None, _values: object) -> None:
        """Before anybody reads the form, also before its token is checked."""
        request.max_content_length = FILES if endpoint in uploads else TEXT
        request.max_form_memory_size = TEXT

    def stay_private(response: Response) -> Response:
        response.headers["Cache-Control"] = "private, no-store"
        return response

    door.url_value_preprocessor(give_room)
    door.after_request(stay_private)
