"""How does work reach the workers? Through huey, which carries ids only: the truth is in domain rows.

A job whose worker is killed is lost by every huey backend, so each job names a row with a lease, and
`sweep` offers again what nobody works on. Live checks have a queue and a worker of their own.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import structlog
from huey import Huey, PostgresHuey, PriorityRedisHuey, SqliteHuey
from huey.registry import Message
from huey.serializer import Serializer

from rating_site.actions import checks as do_checks
from rating_site.config import Settings
from rating_site.store import checks
from rating_site.store.db import Database, transaction

LIVE, GENERAL = "live", "general"
_PATIENCE = 3.0  # seconds for a server to answer: longer than the second for which workers wait for work
_IDLE = 30  # seconds after which a connection is tried before it is used
_log = structlog.get_logger()


class _JsonSerializer(Serializer):  # type: ignore[misc]  # huey ships no types
    """Jobs as JSON: a queue that somebody tampered with must not be able to run code (pickle would)."""

    def _serialize(self, data: Message) -> bytes:
        return json.dumps(data).encode()

    def _deserialize(self, data: bytes) -> Message:
        return Message(*json.loads(data))


@dataclass(frozen=True, slots=True)
class Queues:
    """The two queues and the way to put a batch into the right one."""

    hueys: dict[str, Huey]
    offer: Callable[[str, str], None]
    paused: Callable[[], bool]


def open_queues(settings: Settings, run: Callable[[str], object] | None = None) -> Queues:
    """Connect to the queues; a process that works them off brings `run`, which gets the id of a batch."""
    hueys = {name: _huey(settings, name) for name in (LIVE, GENERAL)}

    def crawl(batch_id: str) -> None:
        if run is not None:
            run(batch_id)

    tasks = {name: huey.task(name="crawl")(crawl) for name, huey in hueys.items()}

    def offer(batch_id: str, kind: str) -> None:
        try:
            tasks[LIVE if kind == "live" else GENERAL](batch_id)
        except Exception as error:  # each kind of queue has its own
            # The wish is a row already: nothing is lost, `sweep` offers it when the queue is back.
            _log.warning("queue_silent", batch=batch_id, reason=type(error).__name__)

    return Queues(hueys, offer, settings.pause_file.exists)


def sweep(database: Database, queues: Queues, now: datetime) -> int:
    """Offer every batch again that nobody works on, unless work is paused; gives their number."""
    if queues.paused():
        return 0
    with transaction(database) as session:
        abandoned = checks.abandoned(session, now)
        for batch in abandoned:
            do_checks.offer(batch, now)
    for batch in abandoned:
        queues.offer(batch.id, batch.kind)
    return len(abandoned)


def _huey(settings: Settings, name: str) -> Huey:
    url = settings.queue_url
    options: dict[str, Any] = {"serializer": _JsonSerializer(), "results": False}
    if not url:
        settings.data.mkdir(parents=True, exist_ok=True)
        return SqliteHuey(name, filename=str(settings.data / f"queue-{name}.db"), **options)
    if url.startswith(("redis://", "rediss://")):
        return PriorityRedisHuey(name, connection_pool=_connections(url), **options)
    return PostgresHuey(name, dsn=url, **options)


def _connections(url: str) -> Any:
    """Connections that give up: a server that is frozen or cut off would otherwise hold pages and workers."""
    # Only installations of several machines have the library.
    from redis import ConnectionPool

    return ConnectionPool.from_url(
        url, socket_timeout=_PATIENCE, socket_connect_timeout=_PATIENCE, health_check_interval=_IDLE
    )
