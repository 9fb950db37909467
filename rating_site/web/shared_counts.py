"""Where do several processes count together? In Valkey or Redis, and alone while that does not answer.

A page must not fail because a counter does: each process then counts for itself, so that limits still hold
per process, and asks the server again after a moment.
"""

import time
from collections.abc import Callable
from typing import TypeVar

import structlog
from limits.storage import MemoryStorage, RedisStorage

SCHEME = "kajian+"
_PATIENCE = 0.5  # seconds a counter may take
_AGAIN = 5.0  # seconds before a silent server is asked again
N = TypeVar("N", int, float)
_log = structlog.get_logger()


class SharedCounts(RedisStorage):
    """Counters for fixed windows; `kajian+redis://...` or `kajian+rediss://...` names the server."""

    STORAGE_SCHEME = [f"{SCHEME}redis", f"{SCHEME}rediss"]  # noqa: RUF012  # as the library reads it

    def __init__(self, uri: str, **options: float | str | bool) -> None:
        """Connects at the first count, so that a silent server does not keep the web server from starting."""
        patience = {"socket_timeout": _PATIENCE, "socket_connect_timeout": _PATIENCE}
        super().__init__(uri.removeprefix(SCHEME), **(patience | options))  # type: ignore[arg-type]
        self._alone = MemoryStorage()
        self._ask_at = 0.0

    def incr(self, key: str, expiry: int, amount: int = 1) -> int:
        """Count; gives how many there are now in this window."""
        return self._together(
            lambda: super(SharedCounts, self).incr(key, expiry, amount),
            lambda: self._alone.incr(key, expiry, amount),
        )

    def get(self, key: str) -> int:
        """How many there are in this window."""
        return self._together(lambda: super(SharedCounts, self).get(key), lambda: self._alone.get(key))

    def get_expiry(self, key: str) -> float:
        """When the window ends, in seconds since 1970."""
        return self._together(
            lambda: super(SharedCounts, self).get_expiry(key), lambda: self._alone.get_expiry(key)
        )

    def _together(self, ask: Callable[[], N], alone: Callable[[], N]) -> N:
        if time.monotonic() < self._ask_at:
            return alone()
        try:
            return ask()
        except self.base_exceptions as error:
            self._ask_at = time.monotonic() + _AGAIN
            _log.warning("limits_counted_alone", reason=type(error).__name__)
            return alone()
