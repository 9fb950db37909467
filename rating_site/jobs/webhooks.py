"""Who tells webhooks of changes, and again after a failure? Beside the scheduler, a few at a time.

The truth is in rows with leases: a sender that dies between a message and its note sends it twice, never not
at all, and both carry the same id. One message at a time goes to one webhook, so that a slow one holds up
nobody but itself.
"""

from collections.abc import Callable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime

import structlog
from sqlmodel import Session

from rating_site.actions import webhook_deliveries as deliveries
from rating_site.actions import webhooks as actions
from rating_site.config import Settings
from rating_site.exports import webhooks as written
from rating_site.outbound import Unreachable, send
from rating_site.store import changes, platforms, webhooks
from rating_site.store.db import Database, reading, transaction
from rating_site.store.news import News, of_changes
from rating_site.store.publish_models import Delivery, Webhook

_AT_ONCE = 8
_SECONDS = 10.0
_log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class _Letter:
    """Everything one attempt needs, read before the network is asked."""

    url: str
    body: bytes
    secrets: list[str]


class Webhooks:
    """Tells webhooks of changes; `clock` is the receivers' time too, so only tests bring their own."""

    def __init__(
        self,
        settings: Settings,
        database: Database,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._settings, self._database, self._clock = settings, database, clock
        self._pool = ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="webhook")
        self._under_way: set[Future[None]] = set()
        self._cursor: int | None = None

    def step(self) -> None:
        """Queue what is new and begin to send what is due; never waits for an answer."""
        self._queue()
        self._send()

    def settle(self) -> None:
        """Wait for what is under way."""
        for one in list(self._under_way):
            one.result()

    def _queue(self) -> None:
        with reading(self._database) as session:
            heard = webhooks.listening(session)
            if heard is None:
                self._cursor = None
                return
            rows = changes.since(session, heard if self._cursor is None else self._cursor)
            anything = bool(of_changes(session, rows))
        if anything:
            with transaction(self._database) as session:
                actions.queue_news(session, rows, self._clock())
        if rows:
            self._cursor = rows[-1].seq
        elif self._cursor is None:
            self._cursor = heard

    def _send(self) -> None:
        self._under_way = {one for one in self._under_way if not one.done()}
        free, now = _AT_ONCE - len(self._under_way), self._clock()
        with reading(self._database) as session:
            if free < 1 or not webhooks.due(session, now, 1):
                return
        with transaction(self._database) as session:
            claimed = [row.id for row in deliveries.claim(session, now, free)]
        self._under_way |= {self._pool.submit(self._deliver, delivery_id) for delivery_id in claimed}

    def _deliver(self, delivery_id: str) -> None:
        try:
            letter = self._letter(delivery_id)
            if letter is None:
                return
            answer = self._attempt(delivery_id, letter)
            with transaction(self._database) as session:
                deliveries.settle(session, delivery_id, answer, self._clock())
        except Exception as error:  # the lease runs out and the next round tries again
            _log.error("webhook_failed", delivery=delivery_id, exc_info=error)

    def _letter(self, delivery_id: str) -> _Letter | None:
        """What to send; None where it was deleted or must not be told any more."""
        with reading(self._database) as session:
            row = session.get(Delivery, delivery_id)
            hook = session.get(Webhook, row.webhook_id) if row else None
            if row is None or hook is None:
                return None
            try:
                news = deliveries.news_of(session, row)
                body = _body(session, hook, news, row.recorded_at, self._settings.address)
                return _Letter(hook.url, body, actions.secrets_of(self._settings.safe, hook, self._clock()))
            except (LookupError, ValueError) as reason:
                problem = str(reason)
        with transaction(self._database) as session:
            deliveries.drop(session, delivery_id, problem)
        return None

    def _attempt(self, delivery_id: str, letter: _Letter) -> deliveries.Answer:
        headers = {
            "Content-Type": "application/json",
            "User-Agent": f"Kajian-Webhook/1 (+{self._settings.address}/webhooks)",
            **written.headers(delivery_id, self._clock(), letter.body, letter.secrets),
        }
        loopback = self._settings.crawl.allow_loopback
        try:
            got = send(
                "POST",
                letter.url,
                body=letter.body,
                headers=headers,
                timeout=_SECONDS,
                allow_loopback=loopback,
            )
        except Unreachable as reason:
            _log.info("webhook_unreachable", delivery=delivery_id, reason=str(reason))
            # Only the kind of failure is told: the whole reason would name addresses of our own network.
            return deliveries.Answer(None, type(reason.__cause__ or reason).__name__)
        return deliveries.Answer(got.status)


def forget(database: Database, now: datetime) -> None:
    """Clear the logs of what is old."""
    with transaction(database) as session:
        deliveries.forget(session, now)


def _body(session: Session, hook: Webhook, news: News | None, asked_at: datetime, address: str) -> bytes:
    if news is None:
        return written.message(webhooks.PING, asked_at, {"webhook": hook.id})
    return written.message(webhooks.TYPES[news.kind], news.at, _facts(session, news, address))


def _facts(session: Session, news: News, address: str) -> Mapping[str, object]:
    """What the feeds tell, and the addresses that a blocker needs."""
    sites = [site.site for site in platforms.sites(session, news.platform.id) if site.valid_until is None]
    page = f"{address}/platforms/{news.platform.id}"
    facts: dict[str, object] = {
        "seq": news.seq,
        "platform": {"id": news.platform.id, "name": news.platform.name, "page": page, "sites": sites},
    }
    optional = {"wording": news.wording, "reason": news.reason, "other_platform": news.other}
    return facts | {name: text for name, text in optional.items() if text}
