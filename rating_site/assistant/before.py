"""What should somebody look at before paying, and keep just after? By product and by receiver."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Receiver:
    """How a receiving account reads; `level` is fine, care or stop, and none of them means safe."""

    level: str
    text: str


@dataclass(frozen=True, slots=True)
class Guide:
    """Receivers and products by code, and what to take pictures of `before` and once `paid`."""

    receivers: Mapping[str, Receiver]
    products: Mapping[str, str]
    shots: Mapping[str, tuple[str, ...]]


@cache
def guide() -> Guide:
    """The whole guide from before.toml."""
    table = tomllib.loads(Path(__file__).with_name("before.toml").read_text(encoding="utf-8"))
    return Guide(
        {code: Receiver(**row) for code, row in table["receivers"].items()},
        table["products"],
        {when: tuple(shots) for when, shots in table["shots"].items()},
    )
