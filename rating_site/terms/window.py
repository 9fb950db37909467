"""Is an event inside, outside or before the window that a set of clauses states?

Where readings differ (two clauses, a range, a start that the buyer did not tell) the answer is `uncertain`: a
wrong promise is worse than a missing one.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from rating_site.terms.archive import SCOPES, Stated
from rating_site.terms.periods import End, end_of, lengths_of, same_day
from rating_site.terms.words import CAUTIONS, STARTS

TYPES = {"resupply": "resupply_window", "refund": "refund_window"}
"""Which type of clause answers which request."""
_AT_ORDER = ("payment", "order", "purchase", "unspecified")
"""Starts that fall on the order where nothing else is told."""
_BEFORE = {"before_delivery": "delivery", "before_confirmation": "confirmation"}


@dataclass(frozen=True, slots=True)
class Clock:
    """When the buyer ordered and spoke up, and when other things `happened` (None: not yet)."""

    ordered: datetime
    event: datetime
    happened: Mapping[str, datetime | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Caution:
    """Something to know beside the answer: a code of words.CAUTIONS with its parameters."""

    code: str
    params: Mapping[str, str] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The caution in Chinese."""
        return CAUTIONS[self.code].format(
            **{name: STARTS.get(word, word) for name, word in self.params.items()}
        )


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a set of clauses says about an event; `stated` is the clause that decides.

    `answer` is inside, outside, too_early, uncertain or not_stated; `opens` is the first moment at which one
    may ask, `deadline` the last one that is certainly in time.
    """

    answer: str
    stated: Stated | None = None
    opens: End | None = None
    deadline: End | None = None
    cautions: tuple[Caution, ...] = ()


def deciding(clauses: Sequence[Stated], asked: str) -> list[Stated]:
    """The clauses that answer: of the asked type, readable, of the narrowest scope, and the least special."""
    window = TYPES[asked]
    usable = [one for one in clauses if one.clause.type == window and _readable(one.clause.value)]
    if not usable:
        return []
    narrowest = max(SCOPES.index(one.version.scope) for one in usable)
    usable = [one for one in usable if SCOPES.index(one.version.scope) == narrowest]
    plainest = min(map(_special, usable))
    return [one for one in usable if _special(one) == plainest]


def judge(clauses: Sequence[Stated], clock: Clock) -> Verdict:
    """The verdict of deciding clauses taken together; not_stated without any."""
    if not clauses:
        return Verdict("not_stated")
    single = [_judge_one(one, clock) for one in clauses]
    waits = [verdict for verdict in single if _is_wait(verdict)]
    limits = [verdict for verdict in single if not _is_wait(verdict)]
    answer = _together(_agreed(waits), _agreed(limits))
    chosen = _earliest(limits, answer) or _latest(waits) or single[0]
    if answer == "too_early":
        chosen = _latest(waits) or chosen
    return Verdict(
        answer,
        chosen.stated,
        (_latest(waits) or chosen).opens,
        (_earliest(limits, answer) or chosen).deadline,
        _cautions(single, answer),
    )


def _is_wait(verdict: Verdict) -> bool:
    return verdict.stated is not None and verdict.stated.clause.bound == "min"


def _readable(value: str) -> bool:
    return value == "same_day" or value in _BEFORE or lengths_of(value) is not None


def _special(one: Stated) -> int:
    """0 for a clause without condition and aspect; the more special, the higher."""
    return 2 * bool(one.clause.cond) + bool(one.clause.aspect)


def _judge_one(one: Stated, clock: Clock) -> Verdict:
    if one.clause.value in _BEFORE:
        return _before_event(one, clock)
    if clock.happened.get(one.clause.start, clock.ordered) is None:
        # The clock has not started: no limit has passed yet, and no wait either.
        return Verdict("too_early" if one.clause.bound == "min" else "inside", one)
    start, known = _start(one.clause.start, clock)
    ends = _ends(one, start)
    cautions = [] if known else [Caution("start_not_given", {"start": one.clause.start})]
    if ends is None:
        return Verdict("uncertain", one, cautions=(Caution("beyond_counting"),))
    low, high = ends
    if low.approximate or high.approximate:
        cautions.append(Caution("working_days_approximate"))
    if one.clause.bound == "min":
        answer = "too_early" if clock.event < low.at else "inside" if clock.event >= high.at else "uncertain"
        return Verdict(_if_known(answer, "inside", known), one, opens=low, cautions=tuple(cautions))
    answer = "inside" if clock.event <= low.at else "outside" if clock.event > high.latest else "uncertain"
    if answer == "uncertain":
        cautions.append(Caution("counting_differs" if low == high else "range_given"))
    return Verdict(_if_known(answer, "outside", known), one, deadline=low, cautions=tuple(cautions))


def _if_known(answer: str, doubtful: str, known: bool) -> str:
    """A clock that starts later than the order moves every limit back, so one side of the answer is open."""
    return answer if known or answer != doubtful else "uncertain"


def _start(start: str, clock: Clock) -> tuple[datetime, bool]:
    told = clock.happened.get(start)
    if told is not None:
        return told, True
    return clock.ordered, start in _AT_ORDER


def _ends(one: Stated, start: datetime) -> tuple[End, End] | None:
    if one.clause.value == "same_day":
        return same_day(start), same_day(start)
    lengths = lengths_of(one.clause.value)
    if lengths is None:
        return None
    low, high = (end_of(start, length, one.clause.unit_note) for length in lengths)
    return (low, high) if low is not None and high is not None else None


def _before_event(one: Stated, clock: Clock) -> Verdict:
    event = _BEFORE[one.clause.value]
    if event not in clock.happened:
        return Verdict("uncertain", one, cautions=(Caution("start_not_given", {"start": event}),))
    at = clock.happened[event]
    if at is None or clock.event < at:
        return Verdict("inside", one, deadline=End(at, at) if at else None)
    return Verdict("outside", one, deadline=End(at, at))


def _agreed(verdicts: Sequence[Verdict]) -> str:
    """The answer all of them give; inside where there is none, uncertain where they differ."""
    answers = {verdict.answer for verdict in verdicts}
    return answers.pop() if len(answers) == 1 else "uncertain" if answers else "inside"


def _together(wait: str, limit: str) -> str:
    """Late is late whatever the wait; a wait that outlasts the limit is a contradiction."""
    if wait == "too_early":
        return "too_early" if limit == "inside" else "uncertain"
    if "uncertain" in (wait, limit):
        return "outside" if limit == "outside" else "uncertain"
    return limit


def _earliest(limits: Sequence[Verdict], answer: str) -> Verdict | None:
    """The limit that ends first, among those that say what is answered if there are any."""
    agreeing = [one for one in limits if one.answer == answer] or limits
    return min(agreeing, key=lambda one: _when(one.deadline), default=None)


def _latest(waits: Sequence[Verdict]) -> Verdict | None:
    """The wait that ends last."""
    return max(waits, key=lambda one: _when(one.opens), default=None)


def _when(end: End | None) -> float:
    """For comparing: an end that is not known yet comes last."""
    return end.at.timestamp() if end is not None else math.inf


def _cautions(single: Sequence[Verdict], answer: str) -> tuple[Caution, ...]:
    found = {caution.code: caution for verdict in single for caution in verdict.cautions}
    limits = [verdict.answer for verdict in single if not _is_wait(verdict)]
    waits = [verdict.answer for verdict in single if _is_wait(verdict)]
    impossible = "too_early" in waits and "outside" in limits
    if answer == "uncertain" and (len(set(limits)) > 1 or len(set(waits)) > 1 or impossible):
        found["own_text_contradicts"] = Caution("own_text_contradicts")
    if any(one.stated and one.stated.clause.start == "unspecified" for one in single):
        found["start_unspecified"] = Caution("start_unspecified")
    if all(one.stated and one.stated.clause.cond for one in single):
        found["only_under_condition"] = Caution("only_under_condition")
    return tuple(found.values())
