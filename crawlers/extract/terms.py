"""Which rules does a text of a shop state, as typed clauses?"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from crawlers.extract.clause import Clause
from crawlers.extract.clauses.escrow import escrow, release
from crawlers.extract.clauses.events import refund_before_event, warranty_event
from crawlers.extract.clauses.evidence import evidence
from crawlers.extract.clauses.found import Found, View, views
from crawlers.extract.clauses.handling import (
    answered,
    carried,
    delivery,
    escalation,
    handling,
    payout,
    resupplied,
)
from crawlers.extract.clauses.hours import contact_hours
from crawlers.extract.clauses.liability import liability_platform, liability_user
from crawlers.extract.clauses.lookalikes import no_promise, other_trade
from crawlers.extract.clauses.no_refund import late_claim, no_refund, only_defects
from crawlers.extract.clauses.refund import refund_fee, refund_route
from crawlers.extract.clauses.warranty import warranted
from crawlers.extract.clauses.windows import (
    accepts_only,
    ask_within,
    check_within,
    not_before,
    too_late,
    waited_in_vain,
)
from crawlers.extract.terms_sentence import Sentence, sentences
from crawlers.extract.terms_text import Plain, plain
from crawlers.extract.terms_void import without_void

_UNTIMED = (
    contact_hours,
    refund_before_event,
    warranty_event,
    no_refund,
    late_claim,
    only_defects,
    refund_route,
    refund_fee,
    evidence,
    escrow,
    liability_user,
    liability_platform,
)
_STRONG = (release, check_within)
"""These are sure enough to be asked before the look-alikes."""
_TIMED = (
    answered,
    escalation,
    too_late,
    accepts_only,
    payout,
    waited_in_vain,
    handling,
    resupplied,
    warranted,
    not_before,
    ask_within,
    delivery,
)
"""The first rule that recognises a length of time decides; an empty answer means "no promise"."""


def extract_terms(text: str) -> list[Clause]:
    """Every clause stated in `text`, in order of appearance, none twice; spans index `text` itself."""
    read = plain(text)
    clauses: dict[Clause, Clause] = {}
    for sentence in sentences(without_void(read.text)):
        for found in sorted(_clauses_of(sentence), key=lambda found: found.begin):
            clause = _clause(read, sentence, found, text)
            clauses.setdefault(replace(clause, span=(0, 0)), clause)
    return list(clauses.values())


def _clauses_of(sentence: Sentence) -> Iterator[Found]:
    if other_trade(sentence):
        return
    for rule in _UNTIMED:
        yield from rule(sentence)
    previous: list[Found] = []
    for view in views(sentence):
        previous = _decide(view, previous)
        yield from previous


def _decide(view: View, previous: list[Found]) -> list[Found]:
    """What one length of time promises; `previous` is what its left neighbour promised."""
    decided = _first(_STRONG, view)
    if decided is None and no_promise(view):
        return []
    decided = decided if decided is not None else _first(_TIMED, view)
    return decided if decided is not None else carried(view, previous)


def _first(rules: Iterable[Callable[[View], list[Found] | None]], view: View) -> list[Found] | None:
    return next((found for rule in rules if (found := rule(view)) is not None), None)


def _clause(read: Plain, sentence: Sentence, found: Found, text: str) -> Clause:
    """The finding with its span widened to the parts of the sentence it lies in, in the original text."""
    body = sentence.body
    low = body.rfind(",", 0, min(found.begin, len(body))) + 1
    high = body.find(",", min(found.end, len(body)))
    high = high if high >= 0 else len(body)
    # A finding that rests on the heading's words alone is shown by the whole item.
    low = low if low < high else 0
    begin = read.origin[sentence.begin + low]
    end = read.origin[sentence.begin + high - 1] + 1
    begin += len(text[begin:end]) - len(text[begin:end].lstrip())
    return Clause(
        found.type,
        found.value,
        found.unit_note,
        found.bound,
        found.start,
        found.aspect,
        found.cond,
        (begin, end),
    )
