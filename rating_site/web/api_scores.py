"""How does a platform score now or on a past day, and from what does everybody compute the same? And how?"""

from datetime import datetime
from typing import Any

from rating_site.actions.scoring import facts_at
from rating_site.answers import state_of
from rating_site.store.db import reading
from rating_site.store.models import Platform
from rating_site.terms.calendar import local
from rating_site.trust import clocks, score
from rating_site.trust.facts import Facts
from rating_site.trust.replay import end_of_day
from rating_site.trust.row import write_facts
from rating_site.trust.score import Contribution, Score
from rating_site.web import api_scores_models as forms
from rating_site.web.api import PLATFORM_PATH, api
from rating_site.web.api_platforms import resolved
from rating_site.web.explain import explain
from rating_site.web.services import services
from rating_site.web.speech import speaking

_HIDING = ("listed", "warned", "alert")
_WORK = 10
"""A score that is computed anew takes so much more of the caller's limit than a look-up."""
_TITLES = {weight.signal: weight.title for weight in score.WEIGHTS} | {"base": "起点", "clip": "封顶"}


@api.operation(
    "GET",
    "/platforms/<id:platform_id>/score",
    forms.ScoreAnswer,
    query=forms.AsOfQuery,
    path=PLATFORM_PATH,
    problems=(400, 404),
    cost=_WORK,
)
def platform_score(platform_id: str, query: forms.AsOfQuery) -> forms.ScoreAnswer:
    """The score computed from what was known at the end of a day, with every contribution in points.

    Without `as_of`, or for a day that is not over, from what is known now. While a platform is listed, warned
    or in alert, on that day or today, no grade and no score are shown: `withheld` says so.
    """
    found, moment, facts, state_now = _known(platform_id, query)
    if moment < found.recorded_at:
        return _unknown(found, moment)
    return _answer(found, moment, score.score(facts, moment), hidden=state_now in _HIDING)


@api.operation(
    "GET",
    "/platforms/<id:platform_id>/facts",
    forms.FactsRow,
    query=forms.AsOfQuery,
    path=PLATFORM_PATH,
    problems=(400, 404),
    cost=_WORK,
)
def platform_facts(platform_id: str, query: forms.AsOfQuery) -> forms.FactsRow:
    """The row from which `kajian score --facts` computes the same score without us.

    Labels of reporters, orders and payers mean something within this row alone.
    """
    _found, _moment, facts, _state = _known(platform_id, query)
    return forms.FactsRow.model_validate(write_facts(facts))


@api.operation("GET", "/method", forms.Method)
def method() -> forms.Method:
    """Every weight, line and time limit there is, from the tables that the judging itself reads."""
    with speaking("zh"):
        return forms.Method(
            method_version=score.METHOD_VERSION,
            base=score.BASE,
            always_unsure=score.ALWAYS_UNSURE,
            reports_unsure=score.REPORTS_UNSURE,
            core_signals=list(score.CORE_SIGNALS),
            core_needed=score.CORE_NEEDED,
            weights=[
                forms.Weight(
                    signal=one.signal,
                    title=one.title,
                    best=one.best,
                    worst=one.worst,
                    question=" ".join((one.ask.__doc__ or "").split()),
                )
                for one in score.WEIGHTS
            ],
            grades=[
                forms.GradeLine.model_validate({"grade": one.letter, "score": one.score, "low": one.low})
                for one in score.GRADES
            ],
            clocks=[
                forms.Clock(code=one.code, hours=one.length.total_seconds() / 3600) for one in clocks.CLOCKS
            ],
        )


def _known(platform_id: str, query: forms.AsOfQuery) -> tuple[Platform, datetime, Facts, str]:
    """The platform, the moment that was asked for, what was known then, and the state of today."""
    moment = _moment(query)
    with reading(services().database) as session:
        found = resolved(session, platform_id)
        return found, moment, facts_at(session, found.id, moment), state_of(session, found.id)


def _moment(query: forms.AsOfQuery) -> datetime:
    now = services().clock()
    if query.as_of is None or query.as_of >= local(now).date():
        return now
    return end_of_day(max(query.as_of, forms.FIRST_DAY))


def _unknown(found: Platform, moment: datetime) -> forms.ScoreAnswer:
    """The day before anybody asked about it."""
    return forms.ScoreAnswer(
        platform=found.id,
        as_of=local(moment).date(),
        moment=moment,
        state="unknown",
        withheld=False,
        grade=None,
        score=None,
        interval=None,
        contributions=[],
        missing=[],
        alert_since=None,
        method_version=score.METHOD_VERSION,
    )


def _answer(found: Platform, moment: datetime, result: Score, hidden: bool) -> forms.ScoreAnswer:
    shown = result.state == "graded" and not hidden
    return forms.ScoreAnswer.model_validate(
        {
            "platform": found.id,
            "as_of": local(moment).date(),
            "moment": moment,
            "state": result.state,
            "withheld": hidden or result.state in _HIDING,
            "grade": result.grade if shown else None,
            "score": result.score if shown else None,
            "interval": result.interval if shown else None,
            "contributions": _contributions(result.contributions) if shown else [],
            "missing": list(result.missing),
            "alert_since": result.alert.since if result.state == "alert" else None,
            "method_version": result.method_version,
        }
    )


def _contributions(parts: tuple[Contribution, ...]) -> list[dict[str, Any]]:
    with speaking("zh"):
        return [
            {
                "signal": part.signal,
                "title": _TITLES[part.signal],
                "points": part.points,
                "code": part.code,
                "params": dict(part.params),
                "text": explain(part.code, part.params),
                "evidence": list(part.evidence),
            }
            for part in parts
        ]
