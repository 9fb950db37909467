"""What is said about many platforms in a list? One line each, from a few queries for all of them."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlmodel import Session

from rating_site.answers import headline, precedence
from rating_site.store.briefs import Brief, briefs, present_ids


@dataclass(frozen=True, slots=True)
class Line:
    """A platform in a list: of its answer what a list shows. The grade is there only where it is graded."""

    platform: Brief
    sites: tuple[str, ...]
    state: str
    grade: str | None
    headline: str


def lines(session: Session, ids: Collection[str]) -> dict[str, Line]:
    """For each id the platform it stands for today; an id that nobody has is left out."""
    present = present_ids(session, ids)
    known = {id: line(one) for id, one in briefs(session, present.values()).items()}
    return {id: known[today] for id, today in present.items() if today in known}


def line(one: Brief) -> Line:
    """What a list says about this platform."""
    state = precedence(one.judged, one.entry)
    grade = one.grade if state == "graded" else None
    return Line(one, one.sites, state, grade, headline(state, grade, one.missing))
