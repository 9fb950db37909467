"""What should a buyer in this situation do, step by step? Sentences with conditions, kept in advice.toml."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from rating_site.assistant.case import Case, Condition, fits

STEPS = ("confirm", "contact", "evidence", "dispute", "authorities", "prevent")
"""The six steps in their order; their titles stand in words.py."""


@dataclass(frozen=True, slots=True)
class Say:
    """One sentence of a step, said when the case fits `when`; `basis` and `channels` are ids.

    `id` is step.name, as in advice.toml.
    """

    id: str
    step: str
    text: str
    when: Condition
    basis: tuple[str, ...]
    channels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One of the six steps with what is said in it."""

    id: str
    says: tuple[Say, ...]


@cache
def everything() -> tuple[Say, ...]:
    """Every sentence there is, in the order in which they are said."""
    table = tomllib.loads(Path(__file__).with_name("advice.toml").read_text(encoding="utf-8"))
    return tuple(
        Say(
            f"{step}.{id_}",
            step,
            row["text"],
            row.get("when", {}),
            tuple(row.get("basis", ())),
            tuple(row.get("channels", ())),
        )
        for step, rows in table.items()
        for id_, row in rows.items()
    )


def steps(case: Case) -> tuple[Step, ...]:
    """The six steps for this case; none of them is ever empty."""
    said = [say for say in everything() if fits(case, say.when)]
    return tuple(Step(id_, tuple(say for say in said if say.step == id_)) for id_ in STEPS)


def is_urgent(case: Case) -> bool:
    """Whether money or an account may be in the hands of a fraudster now, so that minutes count."""
    return case.problem in ("vanished", "fake_recovery", "account_recovered")
