"""What do many platforms' rules look like as rows of a directory, without reading the same texts again?

Archived texts never change, so rows are kept in memory by the ids of their texts; only new ones are read.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from sqlmodel import Session

from rating_site.store import terms
from rating_site.terms import compare

MOST = 2000
"""How many platforms filters and sorting look at."""


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of one process, by the ids of the texts they were computed from."""

    kept: dict[str, tuple[frozenset[str], compare.Row]] = field(default_factory=dict)

    def of(self, session: Session, named: Sequence[tuple[str, str]]) -> list[compare.Row]:
        """The rows of these (id, name), in their order; only what changed is read."""
        now = terms.standing_ids(session, [platform_id for platform_id, _name in named])
        self._compute(session, [(key, name) for key, name in named if self._is_new(key, now.get(key, {}))])
        return [
            replace(self.kept[key][1], name=name, read_at=max(now[key].values()))
            for key, name in named
            if key in now
        ]

    def _is_new(self, platform_id: str, texts: Mapping[str, object]) -> bool:
        known = self.kept.get(platform_id)
        return bool(texts) and (known is None or known[0] != frozenset(texts))

    def _compute(self, session: Session, named: Sequence[tuple[str, str]]) -> None:
        if len(self.kept) > 2 * MOST:
            self.kept.clear()
        for platform_id, versions in terms.standing(session, [key for key, _name in named]).items():
            texts = frozenset(version.id for version in versions)
            self.kept[platform_id] = (texts, compare.row(platform_id, "", versions))
