"""What happens when a draft is sent? It gets its platform, its reporter and its traits, and enters the queue.

Everything is one transaction: the platform made for an unknown address, its first check, the used proof of
work, the event and the alarms are there together with the report, or none of them is.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session, select

from crawlers.identity import read_address
from rating_site.abuse.challenge import Solved
from rating_site.actions import cases, checks, platforms, reporting, reporting_signs
from rating_site.actions.challenges import use
from rating_site.actions.ids import code_sha256, new_code
from rating_site.actions.reporting_files import of_reporter, strength
from rating_site.actions.reporting_signs import Origin
from rating_site.evidence.safe import Safe
from rating_site.store import platforms as known
from rating_site.store.report_likeness import sent_about
from rating_site.store.report_models import Report, Reporter

_HOUR = timedelta(hours=1)
_CHECK_JOIN_MINUTES = 60
_OFFER = ("recovery_offer",)
"""What a redaction may find that no moderator should meet unprepared."""


class UnknownKey(ValueError):
    """No reporter has this key."""


@dataclass(frozen=True, slots=True)
class Sending:
    """How a report is sent: `key` is a reporter key that was typed, `new_key` asks for one.

    `solved` is the proof of work, None where the browser could not make one; `doubts` are other reasons why a
    person should look first. Without `publish` the masked texts are dropped, and only staff read the story.
    """

    origin: Origin
    solved: Solved | None
    key: str = ""
    new_key: bool = False
    publish: bool = False
    doubts: Sequence[str] = ()
    per_platform: int = 60
    allow_loopback: bool = False


@dataclass(frozen=True, slots=True)
class Sent:
    """The report as it was taken in, a fresh reporter key to show once, and a crawl batch to queue."""

    report: Report
    new_key: str = ""
    batch_id: str | None = None


def send(session: Session, safe: Safe, report_id: str, sending: Sending, now: datetime) -> Sent:
    """Send a draft; NotAllowed where it is none or something is missing, UnknownKey, UsedBefore, Refused."""
    report = reporting.draft(session, report_id)
    if reporting.missing(report):
        raise cases.NotAllowed(f"not told yet: {', '.join(reporting.missing(report))}")
    use(session, sending.solved)
    batch_id = _give_platform(session, report, sending.allow_loopback, now)
    new_key = _give_reporter(session, report, sending, now)
    report.recorded_at, report.step = now, reporting.SENT
    report.effective_at = min(report.paid_at or report.ordered_at or report.asked_at or now, now)
    report.evidence = strength(of_reporter(session, report.id))
    _consent(report, sending.publish, now)
    doubts = _doubts(session, report, sending, now)
    report.review = sorted({*report.review, *doubts})
    story = safe.seal.open(report.story_sealed, "story") if report.story_sealed else ""
    reporting_signs.remember(session, safe, report, sending.origin, story, now)
    state, reason = ("held", doubts[0]) if doubts else ("submitted", "")
    cases.move(session, safe, report, state, "reporter", now, reason=reason, seen_by="reporter")
    reporting_signs.note_duplicates(session, report, now)
    reporting_signs.note_bursts(session, report, now)
    return Sent(report, new_key, batch_id)


def _give_platform(session: Session, report: Report, allow_loopback: bool, now: datetime) -> str | None:
    """Make the platform of a new address; gives the batch of the check that was planned for it."""
    if report.platform_id is not None:
        resolved = known.resolve(session, report.platform_id)
        report.platform_id = resolved.id if resolved else report.platform_id
        return None
    address = read_address(report.address)
    checks.refuse_private_literal(address, allow_loopback)
    platform = platforms.ensure(session, address, now)
    report.platform_id = platform.id
    if platform.recorded_at != now:
        return None
    check = checks.request(
        session, address, now, join_minutes=_CHECK_JOIN_MINUTES, allow_loopback=allow_loopback
    )
    return check.batch_id if check.requested_at == now else None


def _give_reporter(session: Session, report: Report, sending: Sending, now: datetime) -> str:
    """Link the report to the reporter of a typed key, or give its own reporter a key, shown once."""
    if sending.key:
        owner = session.exec(select(Reporter).where(Reporter.key_sha256 == code_sha256(sending.key))).first()
        if owner is None:
            raise UnknownKey("no reporter has this key")
        alone, report.reporter_id = session.get(Reporter, report.reporter_id), owner.id
        session.flush()
        if alone is not None and alone.key_sha256 is None:
            session.delete(alone)
        return ""
    if not sending.new_key:
        return ""
    key = new_code()
    reporter = session.get_one(Reporter, report.reporter_id)
    reporter.key_sha256 = code_sha256(key)
    return key


def _consent(report: Report, publish: bool, now: datetime) -> None:
    """Note each use that was agreed to and when; texts that may not be published have no public form."""
    uses = {"process": True, "publish": publish, "owner_sees_order": report.owner_sees_order}
    report.consents = report.consents | {use: now.isoformat() for use, given in uses.items() if given}
    if not publish:
        report.story = report.reply_told = ""


def _doubts(session: Session, report: Report, sending: Sending, now: datetime) -> list[str]:
    """Why a person looks before anything else happens, the weightiest reason first."""
    flood = len(sent_about(session, str(report.platform_id), now - _HOUR)) >= sending.per_platform
    return [
        *(reason for reason in _OFFER if reason in report.review),
        *sending.doubts,
        *(["no_challenge"] if sending.solved is None else []),
        *(["platform_flood"] if flood else []),
    ]
