"""Is this JSON, and what does it hold? Never fails, whatever the bytes."""

import json
from typing import Any

from crawlers.extract.decode import MAX_BYTES


def load_json(data: bytes, limit: int = MAX_BYTES) -> Any:
    """The value of a JSON document of at most `limit` bytes, None where it is none (or null)."""
    try:
        return json.loads(data[:limit].decode("utf-8-sig", "replace"))
    except (ValueError, RecursionError):
        return None


def as_dict(value: Any) -> dict[str, Any]:
    """The value where it is a JSON object, else an empty one."""
    return value if isinstance(value, dict) else {}


def as_list(value: Any) -> list[Any]:
    """The value where it is a JSON list, else an empty one."""
    return value if isinstance(value, list) else []


def as_text(value: Any, limit: int = 300) -> str:
    """The value where it is a string or a whole number, stripped and cut; else empty."""
    if isinstance(value, bool) or not isinstance(value, str | int):
        return ""
    try:
        return str(value).strip()[:limit]
    except ValueError:  # a number of thousands of digits
        return ""
