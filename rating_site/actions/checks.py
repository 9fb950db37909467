"""Who asked for a check and who works on it? Each step is one transaction: a killed worker loses nothing."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from ipaddress import ip_address

from sqlmodel import Session, col, update

from crawlers.address_policy import why_forbidden
from crawlers.identity import Address
from crawlers.observation import Observation, Outcome, Target
from rating_site.actions import politeness
from rating_site.actions.ids import new_id
from rating_site.store import checks, leases, locks, platforms
from rating_site.store.models import Check, CheckStep, CrawlBatch, Site

SOURCES = (
    "storefront",
    "icp_filing",
    "domain_rdap",
    "domain_whois",
    "certificate",
    "wayback",
    "platform_terms",
)
REGISTER = "icp_filing"
LIVE_SOURCES = tuple(source for source in SOURCES if source != REGISTER)
"""What a waiting person waits for: the register may take hours, so it is asked in a batch of its own."""
SCORE_STEP = "score"
MAX_ATTEMPTS = 5
MAX_CLAIMS = 8
"""Workers that may be lost over one batch before it is parked: they may have died of something else."""
BUSY = timedelta(seconds=3)
IN_QUEUE = checks.IN_QUEUE
OFFER = timedelta(seconds=60)
_STEP_STATE = {Outcome.ANSWERED: "answered", Outcome.EMPTY: "answered", Outcome.REFUSED: "skipped"}


class Refused(Exception):
    """We will not ask there, for safety; the text says why."""


def request(
    session: Session, address: Address, now: datetime, *, join_minutes: int, allow_loopback: bool = False
) -> Check:
    """A check of this address: the one that runs or ran within `join_minutes`, else a new one.

    Raises Refused for address literals that lead into a private network; names are judged by the crawler
    after they were resolved.
    """
    refuse_private_literal(address, allow_loopback)
    locks.hold(session, f"site {address.site}")
    known = checks.recent(session, address.site, now - timedelta(minutes=join_minutes))
    if known is not None:
        return known
    batch = CrawlBatch(id=new_id(), kind="live", state="queued", requested_at=now)
    offer(batch, now)
    session.add(batch)
    session.flush()
    platform = platforms.by_site(session, address.site)
    check = _add(
        session, batch, address.site, address.url, platform.id if platform else None, LIVE_SOURCES, now
    )
    _add_steps(session, check, (*SOURCES, SCORE_STEP), now)
    return check


def plan(
    session: Session,
    wishes: Sequence[tuple[Site, Sequence[str]]],
    now: datetime,
    not_before: datetime | None = None,
) -> CrawlBatch:
    """A batch of re-checks: for each known address the sources to ask, not before a moment."""
    batch = CrawlBatch(id=new_id(), kind="sweep", state="queued", requested_at=now, not_before=not_before)
    session.add(batch)
    session.flush()
    for site, sources in wishes:
        url = f"{site.scheme}://{site.site}{'' if site.shop_path else '/'}"
        check = _add(session, batch, site.site, url, site.platform_id, sources, now)
        _add_steps(session, check, (*sources, SCORE_STEP), now)
    return batch


def _add(
    session: Session,
    batch: CrawlBatch,
    site: str,
    url: str,
    platform_id: str | None,
    sources: Sequence[str],
    now: datetime,
) -> Check:
    check = Check(
        id=new_id(),
        batch_id=batch.id,
        platform_id=platform_id,
        site=site,
        url=url,
        sources=list(sources),
        state="queued",
        requested_at=now,
    )
    session.add(check)
    session.flush()
    return check


def _add_steps(session: Session, check: Check, shown: Sequence[str], now: datetime) -> None:
    session.add_all(
        CheckStep(check_id=check.id, source=source, position=position, state="waiting", at=now)
        for position, source in enumerate(shown)
    )
    session.flush()


def offer(batch: CrawlBatch, now: datetime) -> None:
    """Note that the batch was put into the queue, so that the sweeper does not do it again at once."""
    batch.lease_owner, batch.lease_until = IN_QUEUE, now + OFFER


def put_back(batch: CrawlBatch, until: datetime | None = None) -> None:
    """Let the sweeper offer the batch again, not before `until`."""
    batch.lease_owner, batch.lease_until = None, until


def claim(
    session: Session, batch_id: str, owner: str, now: datetime, lease: timedelta
) -> Sequence[Check] | None:
    """Take a batch that nobody works on and give its open checks.

    None where somebody else has it, where its hosts are being asked at this moment, or where it was tried so
    often that it is parked now.
    """
    batch = session.get(CrawlBatch, batch_id, with_for_update=True)
    if batch is None or batch.state not in checks.OPEN:
        return None
    if batch.lease_owner != IN_QUEUE and leases.holds(batch.lease_until, now):
        return None
    if batch.attempts >= MAX_CLAIMS:
        last = batch.reason or "the worker was lost"
        finish_batch(session, batch_id, now, f"given up after {batch.attempts} attempts: {last}")
        return None
    if politeness.is_busy(session, batch_id, now):
        put_back(batch, now + BUSY)
        return None
    batch.state, batch.lease_owner, batch.lease_until = "running", owner, now + lease
    batch.attempts += 1
    open_checks = [check for check in checks.of_batch(session, batch_id) if check.state in checks.OPEN]
    for check in open_checks:
        check.state = "running"
        _set_steps(session, check.id, "waiting", "asking", now, check.sources)
    return open_checks


def renew(session: Session, batch_id: str, owner: str, now: datetime, lease: timedelta) -> bool:
    """Keep a batch for another `lease`; False where it was lost to another worker."""
    batch = session.get(CrawlBatch, batch_id, with_for_update=True)
    if batch is None or batch.lease_owner != owner or batch.state != "running":
        return False
    batch.lease_until = now + lease
    return True


def give_back(session: Session, batch_id: str) -> bool:
    """Leave a batch for another try; False where it was tried often enough."""
    batch = session.get(CrawlBatch, batch_id, with_for_update=True)
    if batch is None or batch.attempts >= MAX_ATTEMPTS:
        return False
    put_back(batch)
    return True


def note_trouble(session: Session, batch_id: str, reason: str) -> None:
    """Remember why the worker of a batch fell over; the lease stays, which delays the next try."""
    batch = session.get(CrawlBatch, batch_id, with_for_update=True)
    if batch is not None and batch.state in checks.OPEN:
        batch.reason = reason[:200]


def note_step(session: Session, check_id: str, observation: Observation) -> None:
    """Show on the check's page that one source has spoken; an answer is never hidden by a later failure."""
    step = session.get(CheckStep, (check_id, observation.source))
    if step is None or step.state == "answered":
        return
    step.state = _STEP_STATE.get(observation.outcome, "unknown")
    step.at, step.note = observation.asked_at, (observation.reason or "")[:300]


def close(session: Session, check: Check, now: datetime, state: str, reason: str | None = None) -> None:
    """End one check as done, failed or refused."""
    row = session.merge(check)
    row.state, row.finished_at, row.reason = state, now, (reason or "")[:300] or None
    if state == "done":
        score = session.get(CheckStep, (check.id, SCORE_STEP))
        if score is not None:
            score.state, score.at = "answered", now
    _set_steps(session, check.id, "waiting", "unknown", now)
    _set_steps(session, check.id, "asking", "unknown", now)


def finish_batch(session: Session, batch_id: str, now: datetime, reason: str | None = None) -> None:
    """Close a batch; with a reason it failed, and so did its open checks."""
    batch = session.get(CrawlBatch, batch_id, with_for_update=True)
    if batch is None or batch.state not in checks.OPEN:
        return
    batch.state, batch.finished_at = "failed" if reason else "done", now
    batch.lease_until = batch.lease_owner = None
    batch.reason = reason
    for check in checks.of_batch(session, batch_id):
        if check.state in checks.OPEN:
            close(session, check, now, "failed", reason)


def target_of(check: Check) -> Target:
    """The question a check puts to the crawler."""
    return Target(id=check.id, url=check.url, sources=tuple(check.sources))


def _set_steps(
    session: Session,
    check_id: str,
    was: str,
    becomes: str,
    now: datetime,
    sources: Sequence[str] | None = None,
) -> None:
    chosen = [] if sources is None else [col(CheckStep.source).in_(sources)]
    session.exec(
        update(CheckStep)
        .where(col(CheckStep.check_id) == check_id, col(CheckStep.state) == was, *chosen)
        .values(state=becomes, at=now)
    )


def refuse_private_literal(address: Address, allow_loopback: bool) -> None:
    """Raise Refused for an address literal that leads into a private network."""
    if address.host == "localhost" and not allow_loopback:
        raise Refused("localhost is a loopback address")
    try:
        literal = ip_address(address.host.strip("[]"))
    except ValueError:
        return
    reason = why_forbidden(str(literal), allow_loopback)
    if reason:
        raise Refused(f"{address.host} is {reason}")
