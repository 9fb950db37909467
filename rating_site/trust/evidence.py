"""What was seen, by whom and when: the raw material that facts are reduced from."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where one fact was read; `observation_id` is None for facts that people entered."""

    source: str
    observed_at: datetime
    url: str
    observation_id: int | None = None


@dataclass(frozen=True, slots=True)
class StoredObservation:
    """One observation as the database keeps it (see crawlers.observation for the meaning of the fields)."""

    id: int
    source: str
    source_version: int
    asked_at: datetime
    url: str
    outcome: str
    value: Mapping[str, Any] | None = None
    reason: str | None = None

    def provenance(self) -> Provenance:
        """This observation as the place where a fact was read."""
        return Provenance(self.source, self.asked_at, self.url, self.id)


def by_source(observations: Iterable[StoredObservation], *sources: str) -> list[StoredObservation]:
    """The observations of these sources, oldest first; the order of arrival does not matter."""
    chosen = [seen for seen in observations if seen.source in sources]
    return sorted(chosen, key=lambda seen: (seen.asked_at, seen.id))


def latest_answer(observations: Sequence[StoredObservation], *sources: str) -> StoredObservation | None:
    """The newest observation of these sources that was answered with a value."""
    for seen in reversed(by_source(observations, *sources)):
        if seen.outcome == "answered" and isinstance(seen.value, Mapping):
            return seen
    return None


def as_mapping(value: object) -> Mapping[str, Any]:
    """`value` if it is a mapping, else an empty one: stored values may come from older source versions."""
    return value if isinstance(value, Mapping) else {}


def as_mappings(value: object) -> list[Mapping[str, Any]]:
    """The mappings in a list; anything else in it, or no list at all, gives nothing."""
    return [item for item in value if isinstance(item, Mapping)] if isinstance(value, list | tuple) else []


def as_text(value: object) -> str | None:
    """A non-empty text, else None."""
    return value if isinstance(value, str) and value else None


def as_date(value: object) -> date | None:
    """The date at the start of an ISO text such as 2019-05-01 or 2019-05-01T10:00:00Z, else None."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value)[:10]) if value else None
    except ValueError:
        return None
