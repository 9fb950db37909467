"""Which ids can stand in an address? Those that actions.ids makes; anything else is not found at once."""

from werkzeug.routing import BaseConverter

ID_PATTERN = "[0-9a-hjkmnp-tv-z]{12}"


class IdConverter(BaseConverter):
    """``<id:platform_id>`` in a route: no other text ever reaches the database."""

    regex = ID_PATTERN
