"""How can somebody ask about a site without telling us which? By the first digits of its hash.

The answer is the whole bucket in the form of "Have I Been Pwned": ``SUFFIX:COUNT`` lines, where the count is
2 for a listed site, 1 for a warned one and 0 for padding. Three digits are shared by every 4096th site, so
that a bucket names nobody; five digits are what existing clients send, and reveal more.
"""

import hmac
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha1

WIDTHS = (3, 5)
COUNTS: Mapping[str, int] = {"listed": 2, "warned": 1}
_STEP = 64
"""Buckets are filled up to a multiple of this, so that their length tells nothing."""
_DIGITS = 40


def digest(site: str) -> str:
    """The 40 upper-case digits of a site: host in A-labels, with the shop path on a shared host."""
    return sha1(site.encode(), usedforsecurity=False).hexdigest().upper()


@dataclass(frozen=True, slots=True)
class Ranges:
    """Buckets of all sites by the first three digits; `key` makes padding that nobody can tell apart."""

    buckets: Mapping[str, tuple[tuple[str, int], ...]]
    key: bytes

    @classmethod
    def of(cls, sites: Iterable[tuple[str, str]], key: bytes) -> "Ranges":
        """The buckets of (site, state) pairs; a site that stands twice counts with its worse state."""
        found: dict[str, int] = {}
        for site, state in sites:
            name = digest(site)
            found[name] = max(found.get(name, 0), COUNTS.get(state, 0))
        buckets: dict[str, list[tuple[str, int]]] = {}
        for name in sorted(found):
            buckets.setdefault(name[: WIDTHS[0]], []).append((name, found[name]))
        return cls({prefix: tuple(rows) for prefix, rows in buckets.items()}, key)

    def answer(self, prefix: str) -> str:
        """The bucket of three or five digits as CRLF lines, padded and sorted; ValueError for others."""
        prefix = prefix.upper()
        if len(prefix) not in WIDTHS or not set(prefix) <= set("0123456789ABCDEF"):
            raise ValueError("a prefix has 3 or 5 hexadecimal digits")
        width = len(prefix)
        rows = [
            (name[width:], count)
            for name, count in self.buckets.get(prefix[: WIDTHS[0]], ())
            if name.startswith(prefix)
        ]
        missing = _STEP - len(rows) % _STEP
        rows += [(self._padding(prefix, number), 0) for number in range(missing)]
        return "\r\n".join(f"{suffix}:{count}" for suffix, count in sorted(rows))

    def _padding(self, prefix: str, number: int) -> str:
        """The same padding every time: rows that came and went between two answers would stand out."""
        made = hmac.digest(self.key, f"{prefix} {number}".encode(), "sha256").hex().upper()
        return made[: _DIGITS - len(prefix)]
