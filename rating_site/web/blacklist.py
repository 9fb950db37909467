"""Who is on the blacklist, and who was removed? Searched, cut and sorted by an address that can be shared."""

from collections.abc import Iterator, Mapping
from typing import Annotated, Literal

from flask import Blueprint, Response, render_template, request, url_for
from pydantic import Field
from sqlmodel import Session

from rating_site.actions.authority import listing_open
from rating_site.exports.text import moment
from rating_site.lookup import MAX_QUERY
from rating_site.store import blacklist_search
from rating_site.store.blacklist_search import Asked, Found
from rating_site.store.db import reading
from rating_site.trust.blacklist import EVIDENCE_CLASSES
from rating_site.web import inputs, tables
from rating_site.web.guards import audience
from rating_site.web.report_words import TYPES
from rating_site.web.services import services
from rating_site.web.speech import lazy_gettext as _l

blacklist = Blueprint("blacklist", __name__)
ORDERS = {"newest": _l("最近的在前"), "review": _l("快到复核期限的在前"), "name": _l("按名称")}
_COLUMNS = (
    "platform", "sites", "state", "since", "review_by", "reasons", "wording", "ended_at",
    "ended_reason", "page",
)  # fmt: skip


class Wish(inputs.Input):
    """How the list is cut, sorted and leafed through."""

    q: Annotated[str, Field(max_length=MAX_QUERY)] = ""
    view: Literal["", "ended"] = ""
    state: Literal["", "listed", "warned"] = ""
    reason: Literal["", "official_notice", "own_purchase", "independent_reporters", "listed_operator"] = ""
    incident: Annotated[str, Field(pattern="^[a-z_]{0,24}$")] = ""
    sort: Literal["newest", "review", "name"] = "newest"
    page: Annotated[int, Field(ge=1, le=1000)] = 1

    @property
    def asked(self) -> Asked:
        """The same for the database."""
        return Asked(self.q, self.state, self.reason, self.incident, self.sort, self.view == "ended")

    @property
    def kept(self) -> dict[str, str]:
        """What an address has to say to come back to this view; the page is left out."""
        told = self.model_dump(exclude={"page"}, exclude_defaults=True)
        return {name: str(value) for name, value in told.items()}


@blacklist.get("/blacklist")
@audience("buyers")
def page() -> str:
    """One page of entries, with the choices and how many entries fit each."""
    wish = inputs.read(Wish, request.args, 400)
    size = inputs.PAGE_SIZE
    with reading(services().database) as session:
        found = blacklist_search.find(session, wish.asked, (wish.page - 1) * size, size)
        standing = found.total if not wish.kept else blacklist_search.find(session, Asked(), 0, 1).total
        choices = _choices(session, wish.asked) if standing or wish.view else {}
        is_open = listing_open(session)
    return render_template(
        "blacklist.html",
        wish=wish,
        found=found,
        standing=standing,
        choices=choices,
        pages=tables.pages(found.total, size),
        listing_open=is_open,
        orders=ORDERS,
    )


@blacklist.get("/blacklist.csv")
@audience("buyers")
def as_csv() -> Response:
    """Everything that fits this view, for a spreadsheet."""
    return tables.as_csv("blacklist", _COLUMNS, _rows())


@blacklist.get("/blacklist.json")
@audience("buyers")
def as_json() -> Response:
    """The same for a program."""
    return tables.as_json("blacklist", _COLUMNS, _rows())


def _rows() -> Iterator[tables.Row]:
    wish = inputs.read(Wish, request.args, 400)
    with reading(services().database) as session:
        found = blacklist_search.find(session, wish.asked, 0, tables.MOST)
    return _written(found)


def _written(found: Found) -> Iterator[tables.Row]:
    """Each entry as a row; of one that ended the words are not repeated."""
    for platform, entry in found.rows:
        ended = entry.ended_at
        yield {
            "platform": platform.name,
            "sites": list(found.sites.get(platform.id, ())),
            "state": "removed" if ended else entry.state,
            "since": moment(entry.effective_at),
            "review_by": None if ended else entry.review_by.isoformat(),
            "reasons": [] if ended else entry.reasons,
            "wording": None if ended else entry.wording,
            "ended_at": moment(ended) if ended else None,
            "ended_reason": entry.ended_reason or None,
            "page": url_for("buyers.platform", platform_id=platform.id, _external=True),
        }


def _choices(session: Session, asked: Asked) -> Mapping[str, Mapping[str, int]]:
    incidents = blacklist_search.by_incident(session, asked)
    return {
        "state": blacklist_search.by_state(session, asked),
        "reason": {} if asked.ended else blacklist_search.by_reason(session, asked, EVIDENCE_CLASSES),
        "incident": {kind: incidents[kind] for kind in TYPES if kind in incidents},
    }
