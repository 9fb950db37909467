"""Which article stands behind a reading, in which version, and how well did we check it?"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Law:
    """One article: `text` is one line of Chinese; `state` is T (read), S (secondary) or U (unchecked)."""

    id: str
    law: str
    article: str
    version: str
    since: date
    text: str
    state: str


@cache
def laws() -> Mapping[str, Law]:
    """Every article that readings refer to, by id."""
    table = tomllib.loads(Path(__file__).with_name("law.toml").read_text(encoding="utf-8"))
    return {id_: Law(id=id_, **row) for id_, row in table.items()}
