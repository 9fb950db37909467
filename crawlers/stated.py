"""What does a shop state about itself through its software's own pages and endpoints?"""

from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

from crawlers.extract.html import parse

MOST_ROWS = 200
LONGEST_TEXT = 30_000


@dataclass(frozen=True, slots=True)
class Text:
    """A passage the shop publishes. `place` names it for good, `url` shows where it was read this time."""

    place: str
    title: str
    text: str
    url: str
    raw: bytes


@dataclass(frozen=True, slots=True)
class Goods:
    """Something on sale: ids and names survive when a shop changes its own name."""

    id: str
    name: str


@dataclass(slots=True)
class Stated:
    """Everything one shop's software told us; empty where it told nothing."""

    name: str = ""
    version: str = ""
    opened_on: str = ""
    texts: list[Text] = field(default_factory=list)
    goods: list[Goods] = field(default_factory=list)
    payments: list[str] = field(default_factory=list)
    shown: list[str] = field(default_factory=list)
    """HTML that visitors see (footer, contact box): ICP numbers and contacts are read from it."""


def oldest(goods: list[Goods]) -> list[Goods]:
    """The goods by their ids: the same ones are read tomorrow, whatever is promoted then."""
    return sorted(goods, key=lambda one: (len(one.id), one.id))


def fill(template: str, value: str) -> str:
    """A path with a value from the shop's own answer in it, which may be anything."""
    return template.format(quote(value[:100], safe=""))


def text_of(html: Any) -> str:
    """The text of an HTML fragment, cut where it has no end; empty for anything that is no string."""
    return parse(html).text.strip()[:LONGEST_TEXT] if isinstance(html, str) else ""


def dig(value: Any, *path: str | int) -> Any:
    """The value at this path of a JSON answer, None where the path ends early."""
    for step in path:
        if isinstance(value, dict) and isinstance(step, str):
            value = value.get(step)
        elif isinstance(value, list) and isinstance(step, int) and step < len(value):
            value = value[step]
        else:
            return None
    return value


def rows(value: Any, *path: str | int) -> list[dict[str, Any]]:
    """The first objects of the list at this path, empty where there is none."""
    found = dig(value, *path) if path else value
    return [row for row in found[:MOST_ROWS] if isinstance(row, dict)] if isinstance(found, list) else []


def word(value: Any, *path: str | int) -> str:
    """The text or number at this path as text, empty where there is none."""
    found = dig(value, *path) if path else value
    return str(found).strip() if isinstance(found, str | int | float) and not isinstance(found, bool) else ""
