"""How does a program ask about many addresses at once? One short answer each, from a few queries for all."""

from collections.abc import Sequence
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field
from sqlmodel import Session

from rating_site.lookup import MAX_QUERY, Query, recognise
from rating_site.store.briefs import at_sites, holding, present_ids
from rating_site.store.db import reading
from rating_site.web.api import api
from rating_site.web.api_limits import spend_api
from rating_site.web.api_models import Recognised, State
from rating_site.web.api_summaries import PlatformSummary, summaries
from rating_site.web.find import LIMIT
from rating_site.web.serious import most_serious
from rating_site.web.services import services
from rating_site.words import HEADLINES
from search_index.query import holding as holding_exactly

MOST = 500
_ROOM = 1024 * 1024
_NUMBERS = {"qq": "qq", "icp_service": "icp", "icp_main": "icp_main"}


class BatchQuery(BaseModel):
    """The questions."""

    model_config = ConfigDict(extra="forbid")

    questions: Annotated[
        list[Annotated[str, Field(max_length=MAX_QUERY)]], Field(min_length=1, max_length=MOST)
    ]


class BatchItem(BaseModel):
    """The answer to one question: the most serious platform and how many there are.

    `query` is null where the text means nothing. State unknown: nobody asked before, not that all is well.
    """

    q: str
    query: Recognised | None
    state: State
    headline: str
    platform: PlatformSummary | None
    found: int


class BatchAnswer(BaseModel):
    """One answer for each question, in the same order."""

    answers: list[BatchItem]


@api.operation(
    "POST", "/check/batch", BatchAnswer, body=BatchQuery, problems=(400, 413, 415, 422), room=_ROOM
)
def check_batch(body: BatchQuery) -> BatchAnswer:
    """Up to 500 questions; each takes as much of the limit as one that is asked alone."""
    meant = [_recognised(text) for text in body.questions]
    if len(meant) > 1:
        spend_api(len(meant) - 1)
    with reading(services().database) as session:
        meant = [one and services().finder.settled(one) for one in meant]
        found = _found(session, meant)
        known = summaries(session, {id for ids in found for id in ids})
    return BatchAnswer(
        answers=[
            _item(text, query, [known[id] for id in ids if id in known])
            for text, query, ids in zip(body.questions, meant, found, strict=True)
        ]
    )


def _recognised(text: str) -> Query | None:
    try:
        return recognise(text)
    except ValueError:
        return None


def _found(session: Session, meant: Sequence[Query | None]) -> list[list[str]]:
    """The platforms that each question means, by their present ids."""
    keys: dict[str, set[str]] = {}
    for one in meant:
        if one is not None:
            keys.setdefault(one.kind, set()).add(one.key)
    held = {
        (kind, key): ids
        for kind, name in _NUMBERS.items()
        for key, ids in holding(session, name, keys.get(kind, ())).items()
    }
    held |= {("address", key): [id] for key, id in at_sites(session, keys.get("address", ())).items()}
    rest = {(one.kind, one.key): one for one in meant if one and (one.kind == "name" or one.loose)}
    named = {key: _named(one) for key, one in rest.items() if key not in held}
    present = present_ids(session, {id for ids in named.values() for id in ids})
    held |= {key: list(dict.fromkeys(present[id] for id in ids)) for key, ids in named.items()}
    return [[] if one is None else held.get((one.kind, one.key), []) for one in meant]


def _named(meant: Query) -> list[str]:
    directory = services().finder.directory()
    if meant.kind == "name":
        hits = directory.named(meant.key, LIMIT)
    else:
        hits = holding_exactly(directory, meant.kind, meant.key, LIMIT)
    return [hit.id.partition(":")[2] for hit in hits]


def _item(text: str, query: Query | None, found: Sequence[PlatformSummary]) -> BatchItem:
    worst = most_serious(found)
    return BatchItem(
        q=text,
        query=Recognised(kind=query.kind, key=query.key) if query else None,
        state=worst.state if worst else "unknown",
        headline=worst.headline if worst else HEADLINES["unknown"],
        platform=worst,
        found=len(found),
    )
