"""How do extracted clauses compare with labelled ones, read as the public scorer reads them?"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from crawlers.extract.terms import extract_terms

BY_TYPE_ONLY = {"liability_user", "liability_platform", "evidence_required"}
_ISO = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$")

Key = tuple[object, ...]


@dataclass(frozen=True)
class Tally:
    """How many clauses were right, wrong and missed, and in how many rows without a clause one was found."""

    right: int
    wrong: int
    missed: int
    false_alarms: int

    @property
    def precision(self) -> float:
        """The share of found clauses that are right."""
        return self.right / max(1, self.right + self.wrong)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.right / max(1, 2 * self.right + self.wrong + self.missed)


def key(clause: Mapping[str, Any]) -> Key:
    """What two clauses must share to be the same."""
    kind = clause["type"]
    if kind in BY_TYPE_ONLY:
        return (kind,)
    working = "working" in (clause.get("unit_note") or "")
    lengths = tuple(_minutes(part) for part in str(clause["value"]).split("/"))
    return (kind, lengths, working, "min" if clause.get("bound") == "min" else "max")


def keys(text: str) -> set[Key]:
    """The keys of everything extracted from `text`."""
    return {key(clause.to_json()) for clause in extract_terms(text)}


def tally(path: Path) -> Tally:
    """The extractor against the labelled rows of one file."""
    right = wrong = missed = alarms = 0
    for row in rows(path):
        gold, alt = ({key(c) for c in row.get(name, ())} for name in ("gold", "alt"))
        found = keys(row["text"])
        right += len(found & gold)
        wrong += len(found - gold - alt)
        missed += len(gold - found)
        alarms += not gold and bool(found - alt)
    return Tally(right, wrong, missed, alarms)


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """The labelled rows of one file."""
    return map(json.loads, path.read_text(encoding="utf-8").splitlines())


def _minutes(value: str) -> object:
    match = _ISO.match(value)
    if not match or value in ("P", "PT"):
        return value
    years, months, days, hours, minutes, seconds = (int(group or 0) for group in match.groups())
    return (years * 365 + months * 30 + days) * 1440 + hours * 60 + minutes + seconds / 60
