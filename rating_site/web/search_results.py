"""What does a search show? Platforms, texts, look-alikes and counts, for page and API alike."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from sqlmodel import Session

from rating_site import answers
from rating_site.lookup import Query
from rating_site.store import platforms
from rating_site.store.models import Platform
from rating_site.web.find import holders, understood
from rating_site.web.lines import Line, lines
from rating_site.web.search_inputs import SIZE, Wish
from rating_site.web.services import services
from search_index.directory import Filters
from search_index.document import Hit
from search_index.engines.base import TextQuery
from search_index.query import TEXTS

WARNING = ("listed", "warned", "alert")
_SOME = 5
"""Hits of each kind of text on a page that shows all kinds."""
_MOST_EXACT = 100
Facets = Mapping[str, Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class Texts:
    """Hits of one kind of text, and how many there are."""

    kind: str
    total: int
    hits: Sequence[Hit]


@dataclass(frozen=True, slots=True)
class Results:
    """One page of answers; `total` counts platforms, or texts where one kind was asked for.

    `why` tells for each platform how it matched; `near`: no name has the text, these only resemble it.
    `warnings` holds the state of platforms of texts where it warns: no text recommends a listed one.
    `alike` holds look-alike platforms of a typed host with the likeness; `beside` other shops on a host.
    `sure`: the platforms hold what was typed to the letter.
    """

    meant: Query | None
    platforms: Sequence[Line] = ()
    why: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    total: int = 0
    facets: Facets = field(default_factory=dict)
    near: bool = False
    texts: Sequence[Texts] = ()
    warnings: Mapping[str, str] = field(default_factory=dict)
    alike: Sequence[tuple[Hit, Line]] = ()
    beside: Sequence[Platform] = ()
    sure: bool = False

    @property
    def pages(self) -> int:
        """How many pages there are, at least one."""
        return max(-(-self.total // SIZE), 1)


def results(session: Session, meant: Query | None, wish: Wish) -> Results:
    """The answers to a recognised text, in the reading that finds something, or to filters alone."""
    meant = understood(session, meant) if meant else None
    if meant is not None and meant.kind != "name":
        return _exact(session, meant, wish)
    text = meant.key if meant else ""
    if wish.group not in ("", "platform"):
        found = _texts(text, wish, (wish.page - 1) * SIZE, SIZE)
        total = sum(one.total for one in found)
        return Results(meant, texts=found, total=total, warnings=_warnings(session, found))
    named = _named(session, meant, wish)
    return named if wish.group or not text or wish.page > 1 else _with_texts(session, named, text, wish)


def _exact(session: Session, meant: Query, wish: Wish) -> Results:
    """Those that hold an address or number: all of them, whoever showed it first."""
    start = (wish.page - 1) * SIZE
    sure = answers.candidates(session, meant)
    held = _lines(session, [one.id for one in (sure or holders(session, meant, _MOST_EXACT))[:_MOST_EXACT]])
    fitting, facets = _narrowed(held, wish.filters())
    shown = fitting[start : start + SIZE]
    why = {one.platform.id: (meant.kind,) for one in shown}
    alike = _alike(session, meant) if not held else []
    beside = _beside(session, meant) if not held else []
    return Results(meant, shown, why, len(fitting), facets, alike=alike, beside=beside, sure=bool(sure))


def _named(session: Session, meant: Query | None, wish: Wish) -> Results:
    sort = None if wish.sort == "relevance" else wish.sort
    start = (wish.page - 1) * SIZE
    listed = services().finder.platforms(meant.key if meant else "", wish.filters(), sort, start, SIZE)
    found = _lines(session, map(_id, listed.hits))
    why = {_id(hit): hit.why for hit in listed.hits}
    if listed.near:
        found, facets = _narrowed(found, wish.filters())
        return Results(meant, found[start:], why, len(found), facets, near=_is_vague(listed.hits))
    return Results(meant, found, why, listed.total, listed.facets)


def _is_vague(hits: Sequence[Hit]) -> bool:
    """Pinyin and initials are what was meant; a typo or a part is only near to it."""
    return bool(hits) and hits[0].why[0] in ("typo", "part", "accent", "homophone")


def _with_texts(session: Session, found: Results, text: str, wish: Wish) -> Results:
    texts = _texts(text, wish, 0, _SOME)
    if not texts and not found.platforms:
        texts = _texts(text, wish, 0, _SOME, any_word=True)
    return replace(found, texts=texts, warnings=_warnings(session, texts))


def _warnings(session: Session, texts: Sequence[Texts]) -> dict[str, str]:
    ids = {hit.platform for one in texts for hit in one.hits if hit.platform}
    return {id: one.state for id, one in lines(session, ids).items() if one.state in WARNING}


def _texts(text: str, wish: Wish, offset: int, limit: int, any_word: bool = False) -> list[Texts]:
    kinds = [kind for kind in TEXTS if wish.group in ("", kind)]
    found = []
    for kind in kinds if text else ():
        query = TextQuery(
            text,
            (kind,),
            wish.filters(),
            "any" if any_word else "all",
            "newest" if wish.sort == "newest" else "relevance",
            offset,
            limit,
        )
        page = services().finder.texts(query)
        if page.hits:
            found.append(Texts(kind, page.total, page.hits))
    return found


def _alike(session: Session, meant: Query) -> list[tuple[Hit, Line]]:
    if meant.address is None:
        return []
    hits = services().finder.lookalikes(meant.address.host)
    found = lines(session, [_id(hit) for hit in hits])
    return [(hit, found[_id(hit)]) for hit in hits if _id(hit) in found]


def _beside(session: Session, meant: Query) -> Sequence[Platform]:
    """Other shops on the host of an unknown address: they are somebody else's, and the page says so."""
    return platforms.on_host(session, meant.address.host)[:10] if meant.address else []


def _lines(session: Session, ids: Iterable[str]) -> list[Line]:
    """What we say about these now, each once: the database decides, should the index be a moment behind."""
    asked = list(ids)
    found = lines(session, asked)
    return list({found[id].platform.id: found[id] for id in asked if id in found}.values())


def _narrowed(found: Sequence[Line], filters: Filters) -> tuple[list[Line], Facets]:
    """Those that pass the filters, and counts over them; for the few that were found exactly."""
    passing, facets = services().finder.among([one.platform.id for one in found], filters)
    return [one for one in found if not filters or one.platform.id in passing], facets


def _id(hit: Hit) -> str:
    """The platform a hit belongs to: `platform:ID`, `terms:ID:place`."""
    return hit.id.split(":", 2)[1]
