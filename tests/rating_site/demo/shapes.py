"""Which members and types does a JSON value have? Two answers of one service must agree in it."""

from typing import Any


def shape(value: Any) -> Any:
    """The value with every leaf replaced by its type's name; a list shows the shape of its first item."""
    if isinstance(value, dict):
        return {key: shape(member) for key, member in value.items()}
    if isinstance(value, list):
        return [shape(value[0])] if value else []
    return type(value).__name__
