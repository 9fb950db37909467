"""What should be kept as evidence in this case, what must be visible on it, and what be blacked out?"""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from rating_site.assistant.case import Case, Condition, fits


@dataclass(frozen=True, slots=True)
class Item:
    """One kind of evidence: what it `shows` and what to `hide` before it is handed on."""

    id: str
    title: str
    shows: str
    hide: str
    when: Condition


@cache
def everything() -> tuple[Item, ...]:
    """Every kind of evidence, in the order of the checklist."""
    table = tomllib.loads(Path(__file__).with_name("evidence.toml").read_text(encoding="utf-8"))
    return tuple(
        Item(id_, row["title"], row["shows"], row["hide"], row.get("when", {})) for id_, row in table.items()
    )


def checklist(case: Case) -> tuple[Item, ...]:
    """What to collect in this case."""
    return tuple(item for item in everything() if fits(case, item.when))
