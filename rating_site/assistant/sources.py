"""Where does a statement of the assistant come from? Law and help pages, and how well checked."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from rating_site.terms.law import laws


@dataclass(frozen=True, slots=True)
class Source:
    """One article or help page: `state` is T (read), S (secondary) or U (unchecked); `url` may be empty."""

    id: str
    law: str
    article: str
    version: str
    state: str
    url: str = ""


@cache
def sources() -> Mapping[str, Source]:
    """Every source by id: those of sources.toml, and those behind the readings of terms."""
    table = tomllib.loads(Path(__file__).with_name("sources.toml").read_text(encoding="utf-8"))
    shared = {id_: Source(id_, law.law, law.article, law.version, law.state) for id_, law in laws().items()}
    return shared | {id_: Source(id=id_, **row) for id_, row in table.items()}
