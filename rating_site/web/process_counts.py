"""How does one process count what was asked of it? In windows of a fixed length, forgotten as they end.

The library's own memory starts a thread every ten milliseconds under load to look through all it holds, which
cost a look-up more than its count. Here whoever opens a new window forgets a few that are over.
"""

import heapq
import threading
import time

from limits.storage import Storage

SCHEME = "kajian+"
_FORGOTTEN_AT_ONCE = 4  # more than are opened meanwhile, so that what is over never piles up
_NONE = (0, 0.0)


class ProcessCounts(Storage):
    """Counters for fixed windows in the memory of this process, exact among its threads."""

    STORAGE_SCHEME = [f"{SCHEME}memory"]  # noqa: RUF012  # as the library reads it

    def __init__(self, uri: str | None = None, **options: float | str | bool) -> None:
        super().__init__(uri, **options)  # type: ignore[arg-type]
        self._lock = threading.Lock()
        self._windows: dict[str, tuple[int, float]] = {}
        self._ends: list[tuple[float, str]] = []

    def __len__(self) -> int:
        """How many windows are held."""
        return len(self._windows)

    def __bool__(self) -> bool:
        """Also an empty one is a storage: the library asks whether there is any."""
        return True

    def count(self, key: str, expiry: int, amount: int) -> tuple[int, float]:
        """Count; how many there are now, and when the window ends in seconds since 1970."""
        with self._lock:
            now = time.time()
            found, end = self._windows.get(key, _NONE)
            if end <= now:
                found, end = 0, now + expiry
                heapq.heappush(self._ends, (end, key))
                self._forget(now)
            found += amount
            self._windows[key] = found, end
        return found, end

    def incr(self, key: str, expiry: int, amount: int = 1) -> int:
        """Count; how many there are now in this window."""
        return self.count(key, expiry, amount)[0]

    def get(self, key: str) -> int:
        """How many there are in this window."""
        found, end = self._windows.get(key, _NONE)
        return found if end > time.time() else 0

    def get_expiry(self, key: str) -> float:
        """When the window ends, in seconds since 1970; now where there is none."""
        return max(self._windows.get(key, _NONE)[1], time.time())

    @property
    def base_exceptions(self) -> type[Exception]:
        """What may go wrong."""
        return ValueError

    def check(self) -> bool:
        """Whether it works."""
        return True

    def reset(self) -> int:
        """Forget everything; how many windows there were."""
        with self._lock:
            count = len(self._windows)
            self._windows.clear()
            self._ends.clear()
        return count

    def clear(self, key: str) -> None:
        """Forget one window."""
        with self._lock:
            self._windows.pop(key, None)

    def _forget(self, now: float) -> None:
        for _turn in range(_FORGOTTEN_AT_ONCE):
            if not self._ends or self._ends[0][0] > now:
                return
            end, key = heapq.heappop(self._ends)
            if self._windows.get(key, _NONE)[1] == end:  # else it was cleared, or opened anew
                del self._windows[key]
