"""How fair is each clause to a buyer, on which legal basis, and how fair are the rules as a whole?

A reading informs and does not judge: courts decide. Refusals are read by their value, because returning
digital goods without a reason may lawfully be refused, while non-delivery and defects may not be excluded.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from crawlers.extract.clause import Clause
from rating_site.terms.archive import Stated, Version, stated
from rating_site.terms.periods import hours_of
from rating_site.terms.readings import (
    BY_LENGTH,
    BY_VALUE,
    FEES,
    PAYOUT,
    PLAIN,
    SHIFTED_BY_FAULT,
    VOID,
    Reading,
)
from rating_site.terms.void import void_phrases

PENALTIES = {"fair": 0.0, "unusual": 0.02, "unfair": 0.12, "likely_invalid": 0.2}
MERITS = {
    "window_long": 0.1, "route_original": 0.08, "funds_protected": 0.1, "platform_answers": 0.06,
    "handled_soon": 0.06, "paid_soon": 0.06, "warranty_long": 0.08,
}  # fmt: skip
"""What a fair reading adds, by its reason."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A passage with its reading; `kind` is the clause type, or "void" for a sentence without one."""

    kind: str
    reading: Reading
    quote: str
    version: Version
    clause: Clause | None = None


def read_clause(one: Stated) -> Reading:
    """The reading of one clause, by its value and, where that matters, by its quote."""
    clause = one.clause
    found = BY_VALUE.get((clause.type, clause.value))
    if clause.type in SHIFTED_BY_FAULT and SHIFTED_BY_FAULT[clause.type].search(_sentence(one)):
        return Reading("fair", "buyers_own_fault")
    if found is not None:
        return found
    if clause.type == "refund_fee":
        return _read_fee(clause.value)
    if clause.type == "evidence_required":
        return (
            Reading("unusual", "much_evidence") if _much(clause.value) else Reading("fair", "usual_evidence")
        )
    return _read_length(clause)


def judge_versions(versions: Iterable[Version]) -> list[Judged]:
    """Every clause and every likely void sentence of these texts with its reading, none said twice."""
    found: dict[tuple[str, ...], Judged] = {}
    for version in versions:
        for one in stated([version]):
            judged = Judged(one.clause.type, read_clause(one), one.quote, version, one.clause)
            found.setdefault((*one.meaning, judged.reading.reason), judged)
        for phrase in void_phrases(version.text):
            quote = version.text[slice(*phrase.span)]
            found.setdefault((phrase.code,), Judged("void", VOID[phrase.code], quote, version))
    return list(found.values())


def fairness(judged: Sequence[Judged]) -> float | None:
    """How fair the rules read, from 0 to 1, with 0.5 for rules that neither help nor harm; None without any.

    Half, plus the best merit of each kind of clause, minus its penalties, the worst in full and each further
    one of the same kind at half the weight of the one before. So a reading that turns worse never raises it,
    one more unfair clause never raises it, and repeating the same clause changes nothing.
    """
    if not any(one.kind != "contact_hours" for one in judged):
        return None
    kinds = sorted({one.kind for one in judged})
    total = sum(_of_kind([one.reading for one in judged if one.kind == kind]) for kind in kinds)
    return min(max(0.5 + total, 0.0), 1.0)


def _sentence(one: Stated) -> str:
    """The quote with what stands before it in the same sentence."""
    begin, end = one.clause.span
    before = one.version.text[max(0, begin - 60) : begin]
    return re.split(r"[。！？!?；;\n]", before)[-1] + one.version.text[begin:end]


def _of_kind(readings: Sequence[Reading]) -> float:
    merit = max((MERITS.get(reading.reason, 0.0) for reading in readings), default=0.0)
    penalties = sorted((PENALTIES[reading.verdict] for reading in readings), reverse=True)
    return merit - sum(penalty * 0.5**place for place, penalty in enumerate(penalties))


def _read_length(clause: Clause) -> Reading:
    hours = hours_of(clause.value, clause.unit_note)
    steps = BY_LENGTH.get((clause.type, clause.bound), ())
    if clause.aspect == "refund_payout":
        steps = PAYOUT
    if hours is None or not steps:
        return PLAIN
    return next(step.reading for step in steps if hours <= step.up_to)


def _read_fee(value: str) -> Reading:
    """A share is read by its height; an amount in yuan cannot be, without the price."""
    number = value.removeprefix(">").removesuffix("%")
    try:
        percent = float(number)
    except ValueError:
        return Reading("unusual", "fee_kept", ("regulation_18",))
    return next(step.reading for step in FEES if percent <= step.up_to)


def _much(asked: str) -> bool:
    items = asked.split(",")
    return "video" in items or len(items) > 4
