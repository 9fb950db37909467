"""What can a community's program ask about rules? The card, every version, a day, and an order date."""

from flask import url_for
from werkzeug.exceptions import NotFound

from rating_site import orders
from rating_site.store import platforms, terms
from rating_site.store.db import reading
from rating_site.store.models import Platform
from rating_site.terms.archive import Version, as_known, standings
from rating_site.terms.calendar import end_of_day, local
from rating_site.web import api_terms_models as forms
from rating_site.web import api_terms_writing as writing
from rating_site.web.api import api
from rating_site.web.errors import InputError
from rating_site.web.ids import ID_PATTERN
from rating_site.web.rules_card import card
from rating_site.web.rules_order import MISTAKES, mistakes
from rating_site.web.services import services

_RULE = "/platforms/<id:platform_id>/terms"
_PATH = {"platform_id": f"^{ID_PATTERN}$"}


@api.operation("GET", _RULE, forms.TermsCard, path=_PATH, problems=(404,))
def terms_card(platform_id: str) -> forms.TermsCard:
    """The rules that stand now, each meaning once, with its fairness reading, law and places."""
    with reading(services().database) as session:
        found = platforms.resolve(session, platform_id)
        if found is None:
            raise NotFound("there is no such platform")
        texts = terms.standing(session, [found.id]).get(found.id, [])
        unread = terms.unread(session, found.id)
    return forms.TermsCard.model_validate(
        {
            "platform": found.id,
            "name": found.name,
            "page": url_for("rules.platform", platform_id=found.id),
            "unread": [one.model_dump(include={"url", "outcome", "asked_at"}) for one in unread],
            **writing.card_parts(card(texts)),
        }
    )


@api.operation(
    "GET",
    f"{_RULE}/versions",
    forms.Versions,
    query=forms.VersionsQuery,
    path=_PATH,
    problems=(400, 404),
)
def terms_versions(platform_id: str, query: forms.VersionsQuery) -> forms.Versions:
    """Every text ever seen at every place, with its dates and clauses, by pages."""
    found, versions = _archive(platform_id)
    return writing.versions_page(found.id, versions, query)


@api.operation("GET", f"{_RULE}/on", forms.OnDay, query=forms.DayQuery, path=_PATH, problems=(400, 404))
def terms_on(platform_id: str, query: forms.DayQuery) -> forms.OnDay:
    """What stood at every place on a day, as far as it was captured; both versions where nobody knows."""
    found, versions = _archive(platform_id)
    now = services().clock()
    at = now if query.date >= local(now).date() else end_of_day(query.date)
    stood = writing.stood(standings(as_known(versions, now), at))
    return forms.OnDay(platform=found.id, date=query.date, places=stood)


@api.operation(
    "GET",
    f"{_RULE}/answer",
    forms.OrderDateAnswer,
    query=forms.AnswerQuery,
    path=_PATH,
    problems=(400, 404, 409),
)
def terms_answer(platform_id: str, query: forms.AnswerQuery) -> forms.OrderDateAnswer:
    """Were you inside the window of the version in force on your order date? Nothing you tell is stored."""
    _found, versions = _archive(platform_id)
    now = services().clock()
    wrong = [(name, MISTAKES[code]) for name, code in mistakes(query, versions, now)]
    if wrong:
        raise InputError(wrong, 409)
    answer = orders.answer(versions, query.order(), now)
    return forms.OrderDateAnswer.model_validate(orders.answer_json(answer))


def _archive(platform_id: str) -> tuple[Platform, list[Version]]:
    with reading(services().database) as session:
        found = platforms.resolve(session, platform_id)
        if found is None:
            raise NotFound("there is no such platform")
        return found, terms.versions(session, found.id)
