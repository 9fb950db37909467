"""Where can one turn officially? Our own list, and nothing but it: made-up channels are the second fraud."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Channel:
    """One official channel: `phone` and `url` may be empty where only an app leads there."""

    id: str
    name: str
    text: str
    phone: str = ""
    url: str = ""


@cache
def channels() -> Mapping[str, Channel]:
    """The channels by id, in the order in which pages list them."""
    table = tomllib.loads(Path(__file__).with_name("channels.toml").read_text(encoding="utf-8"))
    return {id_: Channel(id=id_, **row) for id_, row in table.items()}
