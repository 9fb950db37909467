"""Where do several processes count together? In Valkey or Redis, and alone while that does not answer.

A page must not fail because a counter does: each process then counts for itself, so that limits still hold
per process, and asks the server again after a moment.
"""

import time
from collections.abc import Callable
from functools import partial
from typing import TypeVar

import structlog
from limits import RateLimitItem, WindowStats
from limits.storage import RedisStorage, Storage
from limits.strategies import RateLimiter

from rating_site.web.process_counts import SCHEME, ProcessCounts

# The library's own way asks three times for a count, what is left and until when.
_COUNT = b"""
local count = redis.call("INCRBY", KEYS[1], ARGV[2])
local left = redis.call("TTL", KEYS[1])
if left < 0 then
  redis.call("EXPIRE", KEYS[1], ARGV[1])
  left = tonumber(ARGV[1])
end
return {count, left}
"""
_PATIENCE = 0.5  # seconds a counter may take
_AGAIN = 5.0  # seconds before a silent server is asked again
N = TypeVar("N")
_log = structlog.get_logger()


class SharedCounts(RedisStorage):
    """Counters for fixed windows; `kajian+redis://...` or `kajian+rediss://...` names the server."""

    STORAGE_SCHEME = [f"{SCHEME}redis", f"{SCHEME}rediss"]  # noqa: RUF012  # as the library reads it

    def __init__(self, uri: str, **options: float | str | bool) -> None:
        """Connects at the first count, so that a silent server does not keep the web server from starting."""
        patience = {"socket_timeout": _PATIENCE, "socket_connect_timeout": _PATIENCE}
        super().__init__(uri.removeprefix(SCHEME), **(patience | options))  # type: ignore[arg-type]
        self._alone = ProcessCounts()
        self._ask_at = 0.0

    def initialize_storage(self, _uri: str) -> None:
        """Prepare what the server runs for us."""
        super().initialize_storage(_uri)
        self._script = self.get_connection().register_script(_COUNT)

    def count(self, key: str, expiry: int, amount: int) -> tuple[int, float]:
        """Count; how many there are now, and when the window ends in seconds since 1970. One question."""

        def together() -> tuple[int, float]:
            found, left = self._script([self.prefixed_key(key)], [expiry, amount])
            return found, time.time() + left

        return self._together(together, lambda: self._alone.count(key, expiry, amount))

    def incr(self, key: str, expiry: int, amount: int = 1) -> int:
        """Count; how many there are now in this window."""
        return self.count(key, expiry, amount)[0]

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


def spend(limits: RateLimiter, item: RateLimitItem, *who: str, cost: int = 1) -> tuple[bool, WindowStats]:
    """Count against a fixed window as `hit` does; whether it fits, and what is left until when."""
    return spend_key(limits.storage, item, item.key_for(*who), cost)


def spend_key(storage: Storage, item: RateLimitItem, key: str, cost: int = 1) -> tuple[bool, WindowStats]:
    """The same for a key that `item` made before: making one takes longer than counting."""
    counting = getattr(storage, "count", None) or partial(_count, storage)  # in one question where it can
    found, until = counting(key, item.get_expiry(), cost)
    return found <= item.amount, WindowStats(until, max(item.amount - found, 0))


def _count(storage: Storage, key: str, expiry: int, amount: int) -> tuple[int, float]:
    return storage.incr(key, expiry, amount), storage.get_expiry(key)
