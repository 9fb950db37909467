"""How did a platform's rules change: which versions stood at each place, and what differs between two?"""

from collections.abc import Sequence
from dataclasses import dataclass

from rating_site.terms.archive import Version
from rating_site.terms.diff import Segment

_EDGE = 80
_FOLDED_FROM = 3 * _EDGE


@dataclass(frozen=True, slots=True)
class Place:
    """One place with its versions, the newest first."""

    versions: tuple[Version, ...]

    @property
    def newest(self) -> Version:
        """The last text that was read there; it may have been removed since."""
        return self.versions[0]

    def before(self, version: Version) -> Version | None:
        """The version that stood there before this one."""
        index = self.versions.index(version) + 1
        return self.versions[index] if index < len(self.versions) else None


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of a compared text: `kind` is same, added, removed, or folded (inside a long same run)."""

    kind: str
    text: str


def places(versions: Sequence[Version]) -> list[Place]:
    """Every place, those that changed last first."""
    found: dict[str, list[Version]] = {}
    for version in versions:
        found.setdefault(version.place, []).append(version)
    ordered = [Place(tuple(reversed(own))) for own in found.values()]
    return sorted(ordered, key=lambda place: place.newest.first_seen, reverse=True)


def by_id(versions: Sequence[Version], number: int | None) -> Version | None:
    """The version with this row number."""
    return next((one for one in versions if one.id == str(number)), None)


def folded(segments: Sequence[Segment]) -> list[Piece]:
    """The runs of a comparison; of a long unchanged run only the edges stay open."""
    found: list[Piece] = []
    for segment in segments:
        if segment.kind == "same" and len(segment.text) > _FOLDED_FROM:
            found.append(Piece("same", segment.text[:_EDGE]))
            found.append(Piece("folded", segment.text[_EDGE:-_EDGE]))
            found.append(Piece("same", segment.text[-_EDGE:]))
        else:
            found.append(Piece(segment.kind, segment.text))
    return found
