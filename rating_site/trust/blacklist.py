"""May a platform be listed, must we wait, or must an entry go? The published listing rule, as one pure
function.

It only advises: two different people decide. An entry needs evidence of a stated class and a platform that
was told and had its time to answer; it ends by itself at its review date, when its evidence falls, or when
the host changes hands.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from rating_site.trust import clocks
from rating_site.trust.case import Case
from rating_site.trust.facts import Facts, ReportFact
from rating_site.trust.independence import effective_reporters
from rating_site.trust.weighing import open_factor

REPLY_WINDOW = clocks.REPLY.length
URGENT_REPLY_WINDOW = clocks.URGENT_REPLY.length
REVIEW_WITHIN = clocks.REVIEW.length
REPORTERS_NEEDED = 3
DECIDERS_NEEDED = 2
STATES = ("warned", "listed")
EVIDENCE_CLASSES = ("official_notice", "own_purchase", "independent_reporters", "listed_operator")


@dataclass(frozen=True, slots=True)
class Entry:
    """A standing entry: warned or listed, since when, until which day."""

    state: str
    since: datetime
    review_by: date


@dataclass(frozen=True, slots=True)
class Proceeding:
    """What people have established beside the reports; official notices and purchases name their evidence."""

    official_notice: bool = False
    own_purchase_failed: bool = False
    money_at_risk: bool = False
    notified_at: datetime | None = None
    answered_at: datetime | None = None
    answer_accepted: bool = False
    deciders: frozenset[str] = frozenset()
    entry: Entry | None = None


@dataclass(frozen=True, slots=True)
class Advice:
    """`action` is propose, wait or clear, with reason codes and what is missing.

    `state` is what a proposal would make of the platform, `review_by` its last day; `tombstone` says what
    stays visible after an entry goes: delisted, expired or suspended. A proposal takes effect when nothing
    is missing.
    """

    action: str
    reasons: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    state: str | None = None
    review_by: date | None = None
    tombstone: str | None = None


def judge_listing(facts: Facts, proceeding: Proceeding, today: datetime) -> Advice:
    """Apply the rule on one day; the same facts always give the same advice."""
    classes = evidence_classes(facts, proceeding, today)
    entry = proceeding.entry
    ended = _ended(facts, proceeding, entry, classes, today) if entry else None
    if ended is not None:
        return ended
    if not classes:
        return Advice("wait", ("no_evidence_class",), ("evidence_class",))
    missing = _missing(proceeding, today)
    state = _allowed_state(proceeding, today)
    if missing or state is None:
        return Advice("wait", classes, missing)
    if entry is not None and STATES.index(entry.state) >= STATES.index(state):
        return Advice("wait", ("entry_stands", *classes), (), entry.state, entry.review_by)
    people = () if len(proceeding.deciders) >= DECIDERS_NEEDED else ("two_moderators",)
    return Advice("propose", classes, people, state, (today + REVIEW_WITHIN).date())


def evidence_classes(facts: Facts, proceeding: Proceeding, today: datetime) -> tuple[str, ...]:
    """Which classes of evidence are fulfilled today."""
    inherited = any(
        link.confirmed and link.relation == "same_operator" and link.standing == "listed"
        for link in facts.links
    )
    fulfilled = (
        proceeding.official_notice,
        proceeding.own_purchase_failed,
        paying_reporters(facts, today) >= REPORTERS_NEEDED,
        inherited,
    )
    return tuple(name for name, holds in zip(EVIDENCE_CLASSES, fulfilled, strict=True) if holds)


def paying_reporters(facts: Facts, today: datetime) -> int:
    """Effective independent reporters with a payment that a moderator confirmed and nobody made good."""
    case = Case(facts, today)
    standing = [report for report in case.checked if _unpaid(report, today)]
    return effective_reporters(case.voices(standing))


def _unpaid(report: ReportFact, today: datetime) -> bool:
    return report.evidence == "payment_record" and open_factor(report, today) > 0


def _missing(proceeding: Proceeding, today: datetime) -> tuple[str, ...]:
    """What still has to happen before any proposal may be made."""
    if proceeding.answer_accepted:
        return ("answer_refuted",)
    if proceeding.notified_at is None:
        return ("notice",)
    return () if _allowed_state(proceeding, today) else ("reply_window",)


def _allowed_state(proceeding: Proceeding, today: datetime) -> str | None:
    """How far the rule lets us go today: money at risk allows a warning at once and shortens the window."""
    if proceeding.notified_at is None:
        return None
    window = URGENT_REPLY_WINDOW if proceeding.money_at_risk else REPLY_WINDOW
    answered = proceeding.answered_at is not None and proceeding.answered_at <= today
    if answered or today - proceeding.notified_at >= window:
        return "listed"
    return "warned" if proceeding.money_at_risk else None


def _ended(
    facts: Facts, proceeding: Proceeding, entry: Entry, classes: tuple[str, ...], today: datetime
) -> Advice | None:
    """Why a standing entry must go, or None if it stands."""
    registered_on = facts.age.registered_on if facts.age else None
    if registered_on is not None and registered_on > entry.since.astimezone(UTC).date():
        return Advice("clear", ("ownership_changed",), tombstone="suspended")
    if today.date() > min(entry.review_by, (entry.since + REVIEW_WITHIN).date()):
        return Advice("clear", ("review_overdue",), tombstone="expired")
    if proceeding.answer_accepted:
        return Advice("clear", ("answer_accepted",), tombstone="delisted")
    return None if classes else Advice("clear", ("evidence_gone",), tombstone="delisted")
