"""What does the assistant answer to a situation? Steps, messages, limits and evidence of one page."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session

from rating_site import orders
from rating_site.assistant import advice, countdowns, evidence, messages, words
from rating_site.assistant.ics import Entry
from rating_site.store import platforms, terms
from rating_site.store.models import Platform
from rating_site.terms.order_date import OrderAnswer
from rating_site.web.assistant_inputs import Situation
from rating_site.web.report_inputs import Beginning
from rating_site.web.report_platform import choose
from rating_site.web.speech import gettext as _
from rating_site.web.speech import translated
from rating_site.web.termwords import until


@dataclass(frozen=True, slots=True)
class Answer:
    """Everything that the result shows; `rule` is None without a known platform or a time of payment."""

    steps: Sequence[advice.Step]
    urgent: bool
    messages: Sequence[messages.Message]
    running: Sequence[countdowns.Countdown]
    waiting: Sequence[countdowns.Countdown]
    evidence: Sequence[evidence.Item]
    rule: OrderAnswer | None
    entries: Sequence[Entry]


def meant(session: Session, platform_id: str, typed: str) -> Platform | None:
    """The one platform that is meant; None where nothing, several or an unknown one is."""
    if platform_id:
        return platforms.resolve(session, platform_id)
    return choose(session, Beginning(q=typed)).platform if typed else None


def rule_of(
    session: Session,
    platform_id: str,
    asked: str,
    paid: datetime,
    event: datetime,
    now: datetime,
    delivered: datetime | None = None,
) -> OrderAnswer:
    """What the platform's archived rules grant for an order that was placed and paid for at `paid`."""
    happened: dict[str, datetime | None] = {"payment": paid}
    if delivered is not None:
        happened["delivery"] = delivered
    # A telephone's clock may be ahead of ours: nobody asks before having paid.
    order = orders.Order(paid, max(paid, event), asked, happened=happened)
    return orders.answer(terms.versions(session, platform_id), order, now)


def answer(told: Situation, rule: OrderAnswer | None, now: datetime) -> Answer:
    """The whole answer; nothing of it is kept."""
    case = told.case()
    by = now + timedelta(hours=int(told.hours))
    order = messages.Order(
        by, told.order_number, told.amount, told.paid_at, told.asked_at, told.second_paid_at
    )
    limits = countdowns.countdowns(case, told.events())
    running = sorted((one for one in limits if one.ends), key=lambda one: one.ends or now)
    return Answer(
        advice.steps(case),
        advice.is_urgent(case),
        messages.messages(case, order),
        running,
        [one for one in limits if not one.ends],
        evidence.checklist(case),
        rule,
        _entries(running, rule, by, now),
    )


def _entries(
    running: Sequence[countdowns.Countdown], rule: OrderAnswer | None, by: datetime, now: datetime
) -> list[Entry]:
    """What comes still, for the calendar, in order."""
    entries = [Entry(_("客服答复的期限"), by, translated(words.DISCLAIMER))]
    for one in running:
        if one.ends is not None:
            entries.append(Entry(translated(one.rule.text), one.ends, _source(one)))
    for name, at in _rule_moments(rule):
        entries.append(Entry(name, at, translated(words.DISCLAIMER)))
    return sorted((entry for entry in entries if entry.at > now), key=lambda entry: entry.at)


def _rule_moments(rule: OrderAnswer | None) -> list[tuple[str, datetime]]:
    if rule is None:
        return []
    named = ((_("平台规则：最早可提出"), rule.opens), (_("平台规则：截止"), rule.deadline))
    return [(name, at) for name, at in named if at is not None]


def _source(one: countdowns.Countdown) -> str:
    basis = one.rule.basis
    about = _("约，") if one.approximate else ""
    return f"{about}{basis.law} {basis.article}（{basis.version}）\n{translated(words.DISCLAIMER)}"


def as_text(entries: Sequence[Entry]) -> str:
    """The same moments as lines to copy, where nothing can be downloaded."""
    return "\n".join(f"{until(entry.at)}  {entry.summary}" for entry in entries)
