"""Is one field of an imported row what it must be? ValueError says which one is not, and why."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any

YEARS = range(1985, 2200)
"""No domain is older; times far in the future are typing slips and would overflow."""
MOST_ITEMS = 200_000
MOST_TEXT = 200
TRAIT_NAMES = {
    "device_key": "device",
    "payer_hash": "payer",
    "payer_account": "payer",
    "payer_account_hash": "payer",
    "images": "image",
    "image_hash": "image",
    "image_hashes": "image",
    "shingles": "text",
    "text_shingles": "text",
    "network_prefix": "prefix",
    "carrier": "prefix",
}
"""Other names that rows use for the traits of a reporter."""


def text(item: Mapping[str, Any], name: str) -> str | None:
    """A short text, or None where nothing is known; whole numbers are taken as ids."""
    value = item.get(name)
    if value is None:
        return None
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str) or not 0 < len(value) <= MOST_TEXT:
        raise ValueError(f"{name}: must be a text of 1 to {MOST_TEXT} characters")
    return value


def known_text(item: Mapping[str, Any], name: str) -> str:
    """A short text that must be there."""
    value = text(item, name)
    if value is None:
        raise ValueError(f"{name}: is missing")
    return value


def choice(item: Mapping[str, Any], name: str, allowed: Sequence[str]) -> str | None:
    """One of the allowed words, or None where nothing is known."""
    value = item.get(name)
    if value is not None and value not in allowed:
        raise ValueError(f"{name}: must be null or one of {', '.join(allowed)}")
    return value


def number(item: Mapping[str, Any], name: str, most: float = 1e12) -> float | None:
    """A finite number from 0 to `most`, or None where nothing is known."""
    value = item.get(name)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= most:
        raise ValueError(f"{name}: must be null or a number from 0 to {most:g}")
    return float(value)


def instant(item: Mapping[str, Any], name: str) -> datetime | None:
    """A moment in ISO form (without zone: UTC), or None where nothing is known."""
    value = item.get(name)
    if value is None:
        return None
    try:
        moment = datetime.fromisoformat(value)
    except (TypeError, ValueError):
        raise ValueError(f"{name}: must be null or a moment such as 2026-05-01T10:00:00+08:00") from None
    if moment.year not in YEARS:
        raise ValueError(f"{name}: lies outside {YEARS.start} to {YEARS.stop - 1}")
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def known_instant(item: Mapping[str, Any], name: str) -> datetime:
    """A moment that must be there."""
    moment = instant(item, name)
    if moment is None:
        raise ValueError(f"{name}: is missing")
    return moment


def day(item: Mapping[str, Any], name: str) -> date | None:
    """The day of a date or moment in ISO form, or None where nothing is known."""
    moment = instant(item, name)
    return moment.date() if moment else None


def objects(item: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    """A list of objects; missing or null is an empty one."""
    value = item.get(name)
    if value is None:
        return []
    if not isinstance(value, list) or len(value) > MOST_ITEMS:
        raise ValueError(f"{name}: must be a list of at most {MOST_ITEMS} objects")
    for position, one in enumerate(value):
        if not isinstance(one, Mapping):
            raise ValueError(f"{name}: item {position} must be an object")
    return value


def trait_sets(item: Mapping[str, Any], name: str) -> dict[str, frozenset[str]]:
    """Traits as {trait: value or list of values}, or as a list of "trait:value"."""
    value = item.get(name)
    if value is None:
        return {}
    if isinstance(value, Mapping):
        pairs = [(str(trait), one) for trait, held in value.items() for one in _several(held)]
    elif isinstance(value, list):
        pairs = [(trait, held) for trait, _, held in (str(one).partition(":") for one in value)]
    else:
        raise ValueError(f"{name}: must be an object or a list")
    found: dict[str, set[str]] = {}
    for trait, held in pairs:
        found.setdefault(TRAIT_NAMES.get(trait, trait), set()).add(str(held))
    return {trait: frozenset(values) for trait, values in found.items()}


def _several(value: object) -> Sequence[object]:
    """A lone value as one, null as none."""
    return value if isinstance(value, list) else () if value is None else (value,)
