"""What can a community's program search for? The same answers as the search page, and suggestions."""

from collections.abc import Iterator, Mapping
from typing import Any

from flask import url_for

from rating_site.lookup import recognise
from rating_site.store.db import reading
from rating_site.web import api_search_models as forms
from rating_site.web.api import api
from rating_site.web.api_models import Recognised
from rating_site.web.likeness import likeness
from rating_site.web.lines import Line
from rating_site.web.search_inputs import LAST_PAGE, SearchQuery, SuggestQuery, Wish
from rating_site.web.search_results import Results, results
from rating_site.web.services import services
from search_index.document import Hit


@api.operation("GET", "/search", forms.SearchAnswer, query=SearchQuery, problems=(400,))
def search_all(query: SearchQuery) -> forms.SearchAnswer:
    """Platforms, rules, reports and look-alikes for a text, with counts to filter by; all for no text."""
    wish = Wish.model_validate(query.model_dump(exclude_none=True))
    meant = recognise(wish.q) if wish.q.replace("\x00", "").strip() else None
    with reading(services().database) as session:
        found = results(session, meant, wish)
    more = wish.page < min(found.pages, LAST_PAGE)
    return forms.SearchAnswer(
        query=Recognised(kind=found.meant.kind, key=found.meant.key) if found.meant else None,
        total=found.total,
        page=wish.page,
        pages=found.pages,
        next=_address(wish, wish.page + 1) if more else None,
        near=found.near,
        groups=list(_groups(found)),
        facets={name: dict(counts) for name, counts in found.facets.items()},
        can_be_checked=meant is not None and meant.address is not None,
    )


@api.operation("GET", "/suggest", forms.Suggestions, query=SuggestQuery, problems=(400,))
def suggest(query: SuggestQuery) -> forms.Suggestions:
    """Platforms that somebody who goes on typing may mean."""
    hits = services().finder.suggest(query.q, query.limit)
    shown = [
        forms.Suggestion(
            id=hit.id.split(":")[1],
            title=hit.title,
            host=hit.host,
            why=list(hit.why),
            page=url_for("buyers.platform", platform_id=hit.id.split(":")[1]),
        )
        for hit in hits
    ]
    return forms.Suggestions(suggestions=shown)


def _address(wish: Wish, page: int) -> str:
    values: dict[str, Any] = wish.parameters(page=page)
    return url_for("api.search_all", **values)


def _groups(found: Results) -> Iterator[forms.SearchGroup]:
    """Groups without hits are left out, as `kajian search --json` does."""
    if found.platforms:
        hits = [_platform(one, found.why.get(one.platform.id, ())) for one in found.platforms]
        yield forms.SearchGroup(kind="platform", total=found.total, hits=hits)
    if found.alike:
        hits = [_alike(hit, answer) for hit, answer in found.alike]
        yield forms.SearchGroup(kind="lookalike", total=len(hits), hits=hits)
    for group in found.texts:
        hits = [_text(one, found.warnings) for one in group.hits]
        yield forms.SearchGroup(kind=group.kind, total=group.total, hits=hits)


def _platform(answer: Line, why: tuple[str, ...]) -> forms.SearchHit:
    return forms.SearchHit(
        id=answer.platform.id,
        title=answer.platform.name,
        host=answer.sites[0] if answer.sites else "",
        why=list(why),
        platform=answer.platform.id,
        page=url_for("buyers.platform", platform_id=answer.platform.id),
        state=answer.state,
        grade=answer.grade,
    )


def _alike(hit: Hit, answer: Line) -> forms.SearchHit:
    kind, typed, other = hit.why[1:4]
    how = forms.Likeness(kind=kind, typed=typed, other=other, text=likeness(hit))
    return _platform(answer, hit.why).model_copy(update={"host": hit.host, "likeness": how})


def _text(hit: Hit, warnings: Mapping[str, str]) -> forms.SearchHit:
    page = "rules.platform" if hit.kind == "terms" else "buyers.platform"
    return forms.SearchHit(
        id=hit.id.partition(":")[2],
        title=hit.title,
        host=hit.host,
        why=list(hit.why),
        platform=hit.platform,
        page=url_for(page, platform_id=hit.platform),
        state=warnings.get(hit.platform),
        passages=[[forms.Piece(text=text, sought=on) for text, on in one.parts] for one in hit.highlights],
    )
