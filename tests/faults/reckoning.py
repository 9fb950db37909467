"""Was anything lost or doubled? What was acknowledged is compared with what is stored, sent and published."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta

from sqlmodel import Session, col, select

from rating_site.actions import audit
from rating_site.config import Settings
from rating_site.evidence.safe import Safe
from rating_site.jobs.mail import send_due
from rating_site.jobs.webhooks import Webhooks
from rating_site.published import PUBLIC, read_about
from rating_site.store import changes, checks, editions
from rating_site.store.case_models import Decision, Mail
from rating_site.store.db import Database, reading
from rating_site.store.models import Audit, Change, Check, CrawlBatch, Listing, Observation, Site
from rating_site.store.news import of_changes
from rating_site.store.publish_models import Delivery
from rating_site.store.report_models import Report, ReportEvent
from rating_site.texts import Texts
from tests.faults.operations import Ledger

_LATER = timedelta(minutes=11)
"""After so long every lease of a dead sender has run out."""


def behind(database: Database, settings: Settings) -> list[str]:
    """What is not finished yet: batches, the search index, the downloads."""
    now = datetime.now(UTC)
    with reading(database) as session:
        waiting = select(CrawlBatch).where(
            col(CrawlBatch.state).in_(checks.OPEN),
            col(CrawlBatch.not_before).is_(None) | (col(CrawlBatch.not_before) <= now),
        )
        found = [f"batch {row.id} {row.kind} {row.lease_owner}" for row in session.exec(waiting)]
        newest = changes.latest(session)
        listed = sorted(row.host for row in editions.listed(session))
    cursor = Texts(settings.index_folder).index().cursor()
    if cursor != newest:
        found.append(f"the index stands at {cursor}, the change log at {newest}")
    if (shown := _shown(settings)) != listed:
        found.append(f"downloads show {shown}, listed are {listed}")
    return found


def send_the_rest(database: Database, settings: Settings) -> None:
    """What the senders do once the leases of their dead predecessors are over."""
    later = datetime.now(UTC) + _LATER
    while send_due(database, settings, later):
        pass
    hooks = Webhooks(settings, database, clock=lambda: later)
    while True:
        hooks.step()
        hooks.settle()
        with reading(database) as session:
            if not session.exec(select(Delivery).where(Delivery.state == "queued")).first():
                return


def problems(database: Database, settings: Settings, ledger: Ledger, received: Iterable[str]) -> list[str]:
    """Everything that was lost or doubled; `received` are the ids of the webhook messages that arrived."""
    with reading(database) as session:
        return [
            *_crawls(session, ledger),
            *_reports(session, ledger, settings.safe),
            *_acceptances(session, ledger),
            *_decisions(session, ledger),
            *_deliveries(session, ledger, set(received)),
            *_mails(session, settings),
            *_logs(session),
        ]


def _shown(settings: Settings) -> list[str]:
    about = read_about(settings.downloads_folder)
    if about is None or about["held"]:
        return [f"held: {about}"]
    path = settings.downloads_folder / "current" / PUBLIC / "listed.json"
    return sorted(entry["host"] for entry in json.loads(path.read_text())["entries"])


def _crawls(session: Session, ledger: Ledger) -> Iterator[str]:
    for url, check_id in ledger.checks.items():
        row = session.get(Check, check_id)
        if row is None or row.state != "done" or row.platform_id is None:
            yield f"check {check_id} of {url} was lost: {row}"
    yield from _more_than_once("site", session.exec(select(Site.site)).all())
    seen = session.exec(select(Observation))
    keys = ((row.batch_id, row.target, row.source, row.url) for row in seen)
    yield from _more_than_once("observation", keys)
    live = select(Check.site).join(CrawlBatch).where(CrawlBatch.kind == "live")
    yield from _more_than_once("live check", session.exec(live).all())
    failed = session.exec(select(CrawlBatch).where(CrawlBatch.state == "failed"))
    yield from (f"batch {row.id} failed: {row.reason}" for row in failed)


def _reports(session: Session, ledger: Ledger, safe: Safe) -> Iterator[str]:
    rows = session.exec(select(Report).where(col(Report.story_sealed).is_not(None))).all()
    told = [(safe.seal.open(row.story_sealed or b"", "story"), row) for row in rows]
    yield from _more_than_once("story", (story for story, row in told if story in ledger.reports))
    stored = dict(told)
    for story, report_id in ledger.reports.items():
        row = stored.get(story)
        if row is None or row.state == "draft" or report_id not in ("", row.id):
            yield f"report {report_id} was lost or is half there: {story}"
    for story, steps in ledger.drafts.items():
        draft = stored.get(story)
        reached = 0 if draft is None else 2 + (draft.amount_fen is not None) + 2 * bool(draft.contact_sealed)
        if reached < (steps if steps not in (1, 4) else steps - 1):
            yield f"a draft lost step {steps} ({reached} are there): {story}"


def _acceptances(session: Session, ledger: Ledger) -> Iterator[str]:
    """Event, audit row and message of a decision are there together, once, or none of them is."""
    events = Counter(session.exec(select(ReportEvent.report_id).where(ReportEvent.kind == "accepted")))
    about = select(Audit.subject).where(Audit.action == "report_accepted")
    audited = Counter(subject.removeprefix("report ") for subject in session.exec(about))
    mailed = Counter(
        subject.removeprefix("report ")
        for subject in session.exec(select(Mail.subject).where(Mail.template == "report_decided"))
    )
    known = {report_id for report_id in ledger.reports.values() if report_id}
    for report_id in known:
        found = {events[report_id], audited[report_id], mailed[report_id]}
        allowed = [{1}] if report_id in ledger.accepted else [{0}]
        if f"report {report_id}" in ledger.uncertain:
            allowed = [{0}, {1}]
        if found not in allowed:
            yield f"acceptance of {report_id}: {found} events, audit rows and messages"


def _decisions(session: Session, ledger: Ledger) -> Iterator[str]:
    subjects = Counter((row.action.partition("_")[0], row.subject) for row in session.exec(select(Audit)))
    for step, decision_id in ledger.decided:
        row = session.get(Decision, decision_id)
        if subjects[(step, f"decision {decision_id}")] != 1 or row is None:
            yield f"decision {decision_id} was {step} {subjects[(step, f'decision {decision_id}')]} times"
        elif step == "confirmed" and row.state != "effective":
            yield f"decision {decision_id} is {row.state}"
    entries = session.exec(select(Listing)).all()
    yield from _more_than_once("entry", ((row.platform_id, row.version) for row in entries))
    standing = (row.platform_id for row in entries if row.ended_at is None)
    yield from _more_than_once("standing entry", standing)
    begun = session.exec(
        select(Decision.listing_id).where(Decision.kind == "list", Decision.state == "effective")
    ).all()
    if sorted(str(row.id) for row in entries) != sorted(str(one) for one in begun):
        yield f"{len(entries)} entries, {len(begun)} decisions"


def _deliveries(session: Session, ledger: Ledger, received: set[str]) -> Iterator[str]:
    rows = session.exec(select(Delivery)).all()
    public = {one.seq for one in of_changes(session, session.exec(select(Change)).all())}
    told = [row.change_seq for row in rows if row.change_seq is not None]
    yield from _more_than_once("message of a change", told)
    if set(told) != public:
        yield f"changes without a message: {public - set(told)}, messages without: {set(told) - public}"
    if lost := set(ledger.pings) - {row.id for row in rows}:
        yield f"pings were lost: {lost}"
    sent = {row.id for row in rows if row.state == "delivered"}
    if sent - received or received - {row.id for row in rows}:
        yield f"noted as delivered but not received: {sent - received}"
    yield from (f"message {row.id} is {row.state}" for row in rows if row.state in ("queued", "failed"))


def _mails(session: Session, settings: Settings) -> Iterator[str]:
    rows = session.exec(select(Mail)).all()
    yield from (f"message {row.id} is {row.state}" for row in rows if row.state != "sent")
    files = list((settings.data / "outbox").glob("*.eml"))
    if len(files) != len(rows):
        yield f"{len(rows)} messages, {len(files)} in the outbox"


def _logs(session: Session) -> Iterator[str]:
    seqs = [row.seq for row in session.exec(select(Change).order_by(col(Change.seq)))]
    if seqs != list(range(1, len(seqs) + 1)):
        yield "the change log has gaps"
    if (broken := audit.first_break(session)) is not None:
        yield f"the audit chain is broken at {broken}"


def _more_than_once(what: str, keys: Iterable[object]) -> Iterator[str]:
    yield from (f"{what} {key} is there {times} times" for key, times in Counter(keys).items() if times > 1)
