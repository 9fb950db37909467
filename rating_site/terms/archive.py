"""Which text stood at which place of a platform at a given time, as far as it was captured?"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from crawlers.extract.clause import Clause

SCOPES = ("platform", "seller", "product")
"""Who a text speaks for, the widest first; the narrowest that states something wins."""

_PRODUCT = re.compile(
    r"#(?:discription|description)$|/(?:buy|item|goods|product|p)/\d|act=gettool|getGoodsList|[?&][tg]id=\d|mod=buy",
    re.IGNORECASE,
)
_SELLER = re.compile(r"/shop/index/index\?token=|[^/]#config\.shop\.", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Version:
    """A text at a place, from its first to its last capture.

    `next_seen` is the first capture that showed something else or, confirmed by a second one, nothing; None
    while this is the newest. Between `last_seen` and `next_seen` nobody knows which of the two stood there.
    """

    place: str
    text: str
    clauses: tuple[Clause, ...]
    first_seen: datetime
    last_seen: datetime
    next_seen: datetime | None = None
    scope: str = "platform"
    url: str = ""
    title: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class Stated:
    """One clause with the version that states it."""

    clause: Clause
    version: Version

    @property
    def quote(self) -> str:
        """The passage it was read from."""
        return self.clause.quote(self.version.text)

    @property
    def meaning(self) -> tuple[str, ...]:
        """What it says, without where: equal for two clauses that grant the same."""
        one = self.clause
        said = (one.type, one.value, one.unit_note, one.bound, one.start, one.aspect, one.cond)
        return (*said, self.version.scope)


@dataclass(frozen=True, slots=True)
class Standing:
    """What stood at one place at a time: `before` and `after` differ in a gap between two captures.

    `captured` is false where the first capture came later; `before` and `after` are then None, and `first` is
    the nearest version. A None beside a version means that no text stood there on one side of the gap.
    """

    place: str
    first: Version
    before: Version | None = None
    after: Version | None = None
    captured: bool = True


def scope_of(place: str) -> str:
    """Whether a place speaks for the platform, for one seller on it or for one product."""
    if _PRODUCT.search(place[-400:]):
        return "product"
    return "seller" if _SELLER.search(place[-400:]) else "platform"


def stated(versions: Iterable[Version]) -> list[Stated]:
    """Every clause of these versions."""
    return [Stated(clause, version) for version in versions for clause in version.clauses]


def newest(versions: Iterable[Version]) -> list[Version]:
    """The text that stands at each place now: the newest one, unless it was removed."""
    latest = [own[-1] for _place, own in sorted(_by_place(versions).items())]
    return [version for version in latest if version.next_seen is None]


def standings(versions: Iterable[Version], at: datetime) -> list[Standing]:
    """What stood at each place at `at`."""
    return [_standing(place, own, at) for place, own in sorted(_by_place(versions).items())]


def as_known(versions: Iterable[Version], now: datetime) -> list[Version]:
    """The versions as one could know them at `now`: later captures are left out."""
    return [
        replace(
            version,
            last_seen=min(version.last_seen, now),
            next_seen=version.next_seen if version.next_seen and version.next_seen <= now else None,
        )
        for version in versions
        if version.first_seen <= now
    ]


def _by_place(versions: Iterable[Version]) -> dict[str, list[Version]]:
    places: dict[str, list[Version]] = {}
    for version in sorted(versions, key=lambda version: (version.first_seen, version.id)):
        places.setdefault(version.place, []).append(version)
    return places


def _standing(place: str, own: Sequence[Version], at: datetime) -> Standing:
    seen = [version for version in own if version.first_seen <= at]
    if not seen:
        return Standing(place, own[0], captured=False)
    current = seen[-1]
    later = own[len(seen)] if len(seen) < len(own) else None
    gone = current.next_seen or (later.first_seen if later else None)
    if gone is None or at <= current.last_seen:
        return Standing(place, own[0], current, current)
    if at >= gone:
        # Removed; where the place came back later, nobody knows since when.
        return Standing(place, own[0], None, later)
    return Standing(place, own[0], current, later if later and later.first_seen <= gone else None)
