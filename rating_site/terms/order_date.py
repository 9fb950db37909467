"""Which rule held on my order date, and was I in time? By the version captured then, never by today's.

A date between two captures that differ is answered `uncertain` with both; without a capture at or before the
order the answer is `not_known`, with the nearest version labelled.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from rating_site.terms.archive import Standing, Stated, Version, as_known, standings, stated
from rating_site.terms.calendar import local
from rating_site.terms.circumstances import Question, circumstances
from rating_site.terms.periods import End
from rating_site.terms.window import TYPES, Caution, Clock, Verdict, deciding, judge


@dataclass(frozen=True, slots=True)
class Option:
    """One possible answer where there are several: `label` is a code of words.OPTIONS."""

    label: str
    answer: str
    version: Version | None
    quote: str
    deadline: datetime | None = None


@dataclass(frozen=True, slots=True)
class OrderAnswer:
    """The rule on an order date.

    `answer` is inside, outside, too_early, not_stated, not_known or uncertain; `deadline` is the last moment
    that is certainly in time, `opens` the first at which one may ask, both in Shanghai time; `approximate`
    (约) where working days were counted beyond the holiday notices.
    """

    answer: str
    version: Version | None = None
    quote: str = ""
    deadline: datetime | None = None
    opens: datetime | None = None
    approximate: bool = False
    warnings: tuple[Caution, ...] = ()
    alternatives: tuple[Option, ...] = ()


def answer(
    versions: Sequence[Version],
    ordered: datetime,
    event: datetime,
    asked: str,
    now: datetime,
    scope: str | None = None,
    disputed_at: datetime | None = None,
    happened: Mapping[str, datetime | None] | None = None,
) -> OrderAnswer:
    """Whether the `event` (the buyer asks for "resupply" or "refund") was in time for an order of `ordered`.

    `scope` is the place of the product that was ordered; without it only texts of the platform and the seller
    count. `happened` tells other events (delivery, confirmation ...; None: not yet). ValueError for a time
    without zone, an event before the order, or an unknown request.
    """
    if asked not in TYPES:
        raise ValueError(f"asked must be one of {', '.join(TYPES)}")
    clock = Clock(local(ordered), local(event), {k: v and local(v) for k, v in (happened or {}).items()})
    if clock.event < clock.ordered:
        raise ValueError("the event lies before the order")
    known = as_known(versions, now)
    ours = [one for one in known if one.scope != "product" or one.place == scope]
    case = Question(asked, clock, scope, disputed_at, tuple(known))
    at_order = standings(ours, clock.ordered)
    if not any(standing.captured for standing in at_order):
        return _not_known(at_order, case)
    return _by_captures(at_order, case)


def _by_captures(at_order: Sequence[Standing], case: Question) -> OrderAnswer:
    """The answer where at least one place was captured at or before the order."""
    before = stated(one.before for one in at_order if one.before)
    after = stated(one.after for one in at_order if one.after)
    first, second = deciding(before, case.asked), deciding(after, case.asked)
    if {one.meaning for one in first} != {one.meaning for one in second}:
        return _in_gap(judge(first, case.clock), judge(second, case.clock), at_order, case)
    verdict = judge(first, case.clock)
    if verdict.answer == "not_stated":
        later = [one for one in at_order if not one.captured]
        if deciding(stated(one.first for one in later), case.asked):
            return _not_known(later, case)
        return _not_stated(before, at_order, case)
    warnings = (*verdict.cautions, *circumstances(before, at_order, case))
    alternatives = _others(before, first, verdict, case)
    return _told(verdict, warnings, alternatives)


def _told(verdict: Verdict, warnings: tuple[Caution, ...], alternatives: tuple[Option, ...]) -> OrderAnswer:
    return OrderAnswer(
        verdict.answer,
        verdict.stated.version if verdict.stated else None,
        verdict.stated.quote if verdict.stated else "",
        _at(verdict.deadline),
        _at(verdict.opens),
        any(end is not None and end.approximate for end in (verdict.deadline, verdict.opens)),
        warnings,
        alternatives,
    )


def _not_known(at_order: Sequence[Standing], case: Question) -> OrderAnswer:
    """No capture is old enough: the nearest version that states the rule, else the nearest, labelled."""
    nearest = sorted((one.first for one in at_order), key=lambda version: version.first_seen)
    stating = [version for version in nearest if deciding(stated([version]), case.asked)]
    chosen = next(iter(stating or nearest), None)
    if chosen is None:
        return OrderAnswer("not_known", warnings=(Caution("never_captured"),))
    verdict = judge(deciding(stated([chosen]), case.asked), case.clock)
    option = _option("nearest_after", verdict, chosen)
    warning = Caution("first_capture_after_order", {"first": f"{local(chosen.first_seen):%Y-%m-%d %H:%M}"})
    return OrderAnswer("not_known", chosen, option.quote, warnings=(warning,), alternatives=(option,))


def _in_gap(first: Verdict, second: Verdict, at_order: Sequence[Standing], case: Question) -> OrderAnswer:
    """Two captures around the order differ: both answers, and neither is preferred."""
    moved = [one for one in at_order if one.before is not one.after]
    earlier = next((one.before for one in moved if one.before), None)
    later = next((one.after for one in moved if one.after), None)
    options = (_option("before_order", first, earlier), _option("after_order", second, later))
    agree = [Caution("both_versions_agree")] if first.answer == second.answer else []
    text = stated(one.before for one in at_order if one.before)
    warnings = (Caution("order_between_captures"), *agree, *circumstances(text, at_order, case))
    return OrderAnswer(
        "uncertain", options[0].version, options[0].quote, warnings=warnings, alternatives=options
    )


def _not_stated(before: Sequence[Stated], at_order: Sequence[Standing], case: Question) -> OrderAnswer:
    """Nothing on the asked window; what the text says instead is shown beside."""
    kinds = ("no_refund", "warranty_period") if case.asked == "refund" else ("warranty_period",)
    beside = [one for one in before if one.clause.type in kinds]
    options = tuple(Option(one.clause.type, "not_stated", one.version, one.quote) for one in beside[:5])
    held = [one.before for one in at_order if one.before]
    version = max(held, key=lambda version: version.last_seen, default=None)
    return OrderAnswer(
        "not_stated", version, warnings=circumstances(before, at_order, case), alternatives=options
    )


def _option(label: str, verdict: Verdict, version: Version | None) -> Option:
    chosen = verdict.stated
    quote = chosen.quote if chosen else ""
    return Option(label, verdict.answer, chosen.version if chosen else version, quote, _at(verdict.deadline))


def _others(
    before: Sequence[Stated], chosen: Sequence[Stated], verdict: Verdict, case: Question
) -> tuple[Option, ...]:
    """Clauses of the asked type that were not followed or speak against the answer, each judged alone."""
    same_type = [one for one in before if one.clause.type == TYPES[case.asked]]
    disputed = verdict.answer == "uncertain" and len(chosen) > 1
    others = [one for one in same_type if disputed or one not in chosen]
    judged = [(one, judge(deciding([one], case.asked), case.clock)) for one in others[:8]]
    return tuple(
        _option("other_clause", single, one.version)
        for one, single in judged
        if disputed or single.answer != verdict.answer
    )


def _at(end: End | None) -> datetime | None:
    return end.at if end is not None else None
