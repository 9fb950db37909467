"""Which platforms are there, and which of them have one operator? Pages of both."""

from collections.abc import Sequence

from sqlmodel import Session
from werkzeug.exceptions import NotFound

from rating_site.store import operator_links, platforms
from rating_site.store.briefs import present_ids
from rating_site.store.case_models import OperatorLink
from rating_site.store.db import reading
from rating_site.store.models import Platform
from rating_site.web import api_platforms_models as forms
from rating_site.web.api import PLATFORM_PATH, api
from rating_site.web.api_summaries import summaries
from rating_site.web.services import services


@api.operation(
    "GET",
    "/platforms",
    forms.Platforms,
    query=forms.PlatformsQuery,
    problems=(400,),
    links={"platform": ("platform_id", "/platforms/0/id")},
)
def list_platforms(query: forms.PlatformsQuery) -> forms.Platforms:
    """All platforms that pass the filters, by pages; the newest judged or the worst first, or by name."""
    start = int(query.cursor or 0)
    directory = services().finder.directory()
    page = directory.browse("", query.filters(), query.sort, start, query.limit)
    ids = [hit.id.partition(":")[2] for hit in page.hits]
    with reading(services().database) as session:
        known = summaries(session, ids)
    end = start + len(ids)
    return forms.Platforms(
        total=page.total,
        platforms=[known[id] for id in ids if id in known],
        next=str(end) if ids and end < page.total else None,
    )


@api.operation("GET", "/operators", forms.Operators, query=forms.OperatorsQuery, problems=(400,))
def list_operators(query: forms.OperatorsQuery) -> forms.Operators:
    """Pairs of platforms that have one operator, as moderators accepted them on proof."""
    with reading(services().database) as session:
        rows = operator_links.accepted(session, int(query.cursor or 0), query.limit + 1)
        links = _links(session, rows[: query.limit], ())
    more = len(rows) > query.limit
    return forms.Operators(links=links, next=str(rows[query.limit - 1].id) if more else None)


@api.operation(
    "GET",
    "/platforms/<id:platform_id>/operators",
    forms.PlatformOperators,
    path=PLATFORM_PATH,
    problems=(404,),
)
def platform_operators(platform_id: str) -> forms.PlatformOperators:
    """The other platforms of a platform's operator."""
    with reading(services().database) as session:
        found = resolved(session, platform_id)
        ids = platforms.ids_of(session, found.id)
        links = _links(session, operator_links.of_platforms(session, ids), ids)
    return forms.PlatformOperators(platform=found.id, links=links)


def resolved(session: Session, platform_id: str) -> Platform:
    """The platform an id stands for today; NotFound without one."""
    found = platforms.resolve(session, platform_id)
    if found is None:
        raise NotFound("there is no such platform")
    return found


def _links(session: Session, rows: Sequence[OperatorLink], mine: Sequence[str]) -> list[forms.OperatorLink]:
    """The links as seen from the platform with the ids `mine`; what became one platform is no link."""
    present = present_ids(session, {id for row in rows for id in (row.platform_id, row.other_id)})
    known = summaries(session, set(present.values()))
    found = []
    for row in rows:
        first, other = present[row.platform_id], present[row.other_id]
        if row.other_id in mine:
            first, other = other, first
        if first == other or other not in known:
            continue
        found.append(
            forms.OperatorLink(
                platform=first,
                other=other,
                other_name=known[other].name,
                other_state=known[other].state,
                evidence=sorted(row.evidence),
                since=row.effective_at or row.recorded_at,
            )
        )
    return found
