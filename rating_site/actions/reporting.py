"""How does a report come into being? Begun as a draft, told step by step; each step is kept at once.

A draft belongs to whoever holds its tracking code. Nothing of it counts or is shown before it is sent, and a
shop that nobody knows yet is only an address until then.
"""

import unicodedata
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from rating_site.actions import cases
from rating_site.actions.ids import code_sha256, new_code, new_id
from rating_site.evidence.safe import Safe
from rating_site.redact.masking import redact
from rating_site.store.report_models import Report, Reporter

STEPS = ("platform", "story", "order", "evidence", "contact", "check")
GOOD_STEPS = ("platform", "good")
"""An order that went well is told on one page."""
SENT = "done"


@dataclass(frozen=True, slots=True)
class Story:
    """What happened, in codes and in the reporter's words."""

    type: str
    cause: str
    order_state: str
    asked: str
    story: str
    reply_told: str = ""


@dataclass(frozen=True, slots=True)
class Order:
    """The order; `payment_number` is kept as a keyed hash only, an empty one keeps what was told before."""

    product: str
    channel: str
    amount_fen: int | None = None
    order_number: str = ""
    payment_number: str = ""
    owner_sees_order: bool = False
    ordered_at: datetime | None = None
    paid_at: datetime | None = None
    asked_at: datetime | None = None
    answered_at: datetime | None = None
    delivered_at: datetime | None = None
    minutes: int | None = None


def begin(session: Session, kind: str, language: str, now: datetime) -> tuple[Report, str]:
    """A new draft and the tracking code that opens it; of the code only the hash is kept."""
    code = new_code()
    reporter = Reporter(id=new_id(), recorded_at=now)
    session.add(reporter)
    session.flush()
    report = Report(
        id=new_id(),
        tracking_sha256=code_sha256(code),
        reporter_id=reporter.id,
        kind=kind,
        language=language,
        state_at=now,
        effective_at=now,
        recorded_at=now,
    )
    session.add(report)
    session.flush()
    return report, code


def draft(session: Session, report_id: str) -> Report:
    """The draft, held for this transaction; NotAllowed where it was sent already."""
    report = cases.locked(session, report_id)
    if report.state != "draft":
        raise cases.NotAllowed("this report was sent already")
    return report


def place(session: Session, report_id: str, kind: str, platform_id: str | None, address: str) -> Report:
    """Say whom the report is about: a platform, or the address of a shop that nobody knows yet."""
    report = draft(session, report_id)
    report.kind, report.platform_id, report.address = kind, platform_id, address
    _advance(report, "platform")
    return report


def tell(session: Session, safe: Safe, report_id: str, told: Story) -> Report:
    """Keep what happened: the texts sealed as they came, and masked for everybody else."""
    report = draft(session, report_id)
    report.type, report.cause = told.type, told.cause
    report.order_state, report.asked = told.order_state, told.asked
    story, reply = redact(told.story), redact(told.reply_told)
    report.story_sealed, report.story = safe.seal.close(told.story, "story"), story.text
    report.reply_sealed, report.reply_told = _sealed(safe, told.reply_told, "reply"), reply.text
    report.review = sorted({*story.review, *reply.review})
    _advance(report, "story")
    return report


def order(session: Session, safe: Safe, report_id: str, told: Order) -> Report:
    """Keep the facts of the order; its number sealed, hashed and masked."""
    report = draft(session, report_id)
    for name in ("product", "channel", "amount_fen", "owner_sees_order", "minutes"):
        setattr(report, name, getattr(told, name))
    for name in ("ordered_at", "paid_at", "asked_at", "answered_at", "delivered_at"):
        setattr(report, name, getattr(told, name))
    number = told.order_number
    report.order_sealed = _sealed(safe, number, "order")
    report.order_shown = masked(number)
    report.order_hash = safe.digest(plain_number(number), "order") if plain_number(number) else None
    if plain_number(told.payment_number):
        report.payer_hash = safe.digest(plain_number(told.payment_number), "payer")
    _advance(report, "order")
    return report


def reach(session: Session, safe: Safe, report_id: str, email: str, now: datetime) -> Report:
    """Keep an address for notices, or none; giving it is the consent to be written to."""
    report = draft(session, report_id)
    report.contact_sealed = _sealed(safe, email, "contact")
    consents = {use: at for use, at in report.consents.items() if use != "contact"}
    report.consents = consents | ({"contact": now.isoformat()} if email else {})
    _advance(report, "contact")
    return report


def pass_evidence(report: Report) -> None:
    """Go on from the page of pictures, with some or without."""
    _advance(report, "evidence")


def steps_of(report: Report) -> tuple[str, ...]:
    """The pages of the form for this kind of report, in order."""
    return GOOD_STEPS if report.kind == "went_well" else STEPS


def reached(report: Report, step: str) -> bool:
    """Whether a page of the form may be opened: all before it were told."""
    steps = steps_of(report)
    return step in steps and steps.index(step) <= steps.index(_at(report))


def missing(report: Report) -> tuple[str, ...]:
    """Which steps still have to be told before the report can be sent."""
    told = {
        "platform": bool(report.platform_id or report.address),
        "story": bool(report.type and report.story),
        "order": bool(report.product),
        "good": bool(report.product),
    }
    return tuple(step for step in steps_of(report) if not told.get(step, True))


def masked(number: str) -> str:
    """An order number as everybody may see it: the ends of a long one, less of a short one."""
    plain = "".join(number.split())
    ends = 4 if len(plain) >= 14 else 2 if len(plain) >= 8 else 0
    return f"{plain[:ends]}****{plain[-ends:]}" if ends else "****" * bool(plain)


def plain_number(number: str) -> str:
    """A number as it is compared: half width, upper case, letters and digits only."""
    return "".join(char for char in unicodedata.normalize("NFKC", number).upper() if char.isalnum())


def _sealed(safe: Safe, text: str, purpose: str) -> bytes | None:
    return safe.seal.close(text, purpose) if text else None


def _at(report: Report) -> str:
    """How far the draft has come; a changed kind starts over after the platform."""
    steps = steps_of(report)
    return report.step if report.step in steps else steps[1]


def _advance(report: Report, told: str) -> None:
    """Open the page after the one that was told; pages that were open stay so."""
    steps = steps_of(report)
    after = steps.index(told) + 1 if told in steps else len(steps)
    furthest = max(min(after, len(steps) - 1), steps.index(_at(report)))
    report.step = steps[furthest]
