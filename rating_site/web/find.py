"""Which platforms does a recognised text mean?

Keys that mean something exactly are read from the database in the same transaction as the answer; only names
need the search index.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlmodel import Session

from rating_site import answers
from rating_site.lookup import Query
from rating_site.store import platforms
from rating_site.store.models import Platform
from rating_site.web.services import services
from search_index.query import Group

LIMIT = 20


@dataclass(frozen=True, slots=True)
class Found:
    """Platforms, best first, and everything else that was found, in groups."""

    platforms: Sequence[Platform]
    others: tuple[Group, ...] = ()


def understood(session: Session, query: Query) -> Query:
    """The surest reading of a text where the database holds it, else the one that the index finds."""
    if not query.others or answers.candidates(session, query):
        return query
    return services().finder.settled(query)


def find(session: Session, query: Query) -> Found:
    """At most twenty platforms and as many hits of each other group."""
    meant = understood(session, query)
    if meant.kind != "name":
        return Found(holders(session, meant)[:LIMIT])
    groups = services().finder.find(replace(meant, others=()), LIMIT)
    return Found(_present(session, groups), tuple(group for group in groups if group.kind != "platform"))


def holders(session: Session, meant: Query, limit: int = LIMIT) -> Sequence[Platform]:
    """Those that hold this key as the database or, where it is compared loosely, the index has it."""
    found = answers.candidates(session, meant)
    if found or not meant.loose:
        return found
    return _present(session, services().finder.find(replace(meant, others=()), limit))


def _present(session: Session, groups: Sequence[Group]) -> Sequence[Platform]:
    ids = [hit.id.partition(":")[2] for group in groups if group.kind == "platform" for hit in group.hits]
    found = {one.id: one for key in ids if (one := platforms.resolve(session, key)) is not None}
    return list(found.values())
