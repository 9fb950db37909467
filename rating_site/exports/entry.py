"""What does one edition of the downloads hold? Entries, tombstones and the edition itself, as checked values.

Hosts and paths are checked and free text becomes one clean line where a value is made, so that no line of
any format can be broken or forged by what a platform or a reporter wrote.
"""

import re
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from operator import ge

from rating_site.exports.text import plain

_LABEL = r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?"
_HOST = re.compile(rf"(?:{_LABEL}\.){{1,126}}{_LABEL}|\[[0-9a-f:.]{{2,45}}\]")
_SHOP_PATH = re.compile(r"(?:/[A-Za-z0-9_-]{1,64}){0,4}")
_LONGEST_WORDING = 4000
_BASE_URL = re.compile(r"https?://[A-Za-z0-9.:\[\]/_-]{1,200}")


@dataclass(frozen=True, slots=True)
class Entry:
    """A platform that two people decided to list: `host` in A-labels, `shop_path` "" or like "/shop/AB12".

    `registrable_domain` is None for IP addresses and bare suffixes. `since` is when the entry began,
    `decided_at` when it was last decided, `review_by` its last day, `reasons` codes, `wording` the facts in
    Chinese, `version` counts decisions, `url` is the platform's page here. ValueError on a host or path
    that no list could carry.
    """

    platform_id: str
    host: str
    shop_path: str
    registrable_domain: str | None
    shared_host: bool
    since: datetime
    decided_at: datetime
    review_by: date
    reasons: tuple[str, ...]
    wording: str
    version: int
    url: str
    site: str = field(init=False, repr=False, compare=False)
    """Host and path: what names an entry in every format."""
    whole_host: bool = field(init=False, repr=False, compare=False)
    """May a list name the host itself? Never a shared host, a bare suffix or an IP address."""

    def __post_init__(self) -> None:
        _check_site(self.host, self.shop_path)
        object.__setattr__(self, "site", self.host + self.shop_path)
        whole = not self.shop_path and not self.shared_host and self.registrable_domain is not None
        object.__setattr__(self, "whole_host", whole)
        object.__setattr__(self, "wording", plain(self.wording, _LONGEST_WORDING))
        object.__setattr__(self, "reasons", tuple(map(plain, self.reasons)))


@dataclass(frozen=True, slots=True)
class Tombstone:
    """An entry that ended: consumers must drop it. `reason` is a code; `since` when the entry had begun."""

    platform_id: str
    host: str
    shop_path: str
    ended_at: datetime
    reason: str
    since: datetime | None = None
    site: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        _check_site(self.host, self.shop_path)
        object.__setattr__(self, "site", self.host + self.shop_path)
        object.__setattr__(self, "reason", plain(self.reason))


@dataclass(frozen=True)  # without slots, so that 15 formats share what is computed once
class Edition:
    """One state of all downloads: entries and tombstones by site, each site once, numbered by `version`.

    The newest decision about a site wins. A site that is listed again has no tombstone. Times are aware;
    `base_url` is where this installation is reached, without a slash at the end.
    """

    entries: tuple[Entry, ...]
    tombstones: tuple[Tombstone, ...]
    version: int
    made_at: datetime
    expires_at: datetime
    base_url: str

    def __post_init__(self) -> None:
        if not _BASE_URL.fullmatch(self.base_url) or self.base_url.endswith("/"):
            raise ValueError("base_url must be a plain http address without a slash at the end")
        sites = [entry.site for entry in self.entries]
        if any(map(ge, sites, sites[1:])):  # an edition made from another one is in order already
            newest = {entry.site: entry for entry in sorted(self.entries, key=_decided)}
            object.__setattr__(self, "entries", tuple(newest[site] for site in sorted(newest)))
        listed = set(sites)
        ended = {stone.site: stone for stone in sorted(self.tombstones, key=_ended)}
        removed = tuple(ended[site] for site in sorted(ended) if site not in listed)
        object.__setattr__(self, "tombstones", removed)

    @cached_property
    def hosts(self) -> tuple[str, ...]:
        """The hosts that may be blocked as a whole, sorted."""
        return tuple(entry.host for entry in self.entries if entry.whole_host)

    @cached_property
    def named(self) -> tuple[Entry, ...]:
        """The entries that say exactly what is meant: a whole host or one shop."""
        return tuple(entry for entry in self.entries if entry.whole_host or entry.shop_path)

    @cached_property
    def paths(self) -> tuple[Entry, ...]:
        """The entries for one shop on a shared host, which only some formats can express."""
        return tuple(entry for entry in self.entries if entry.shop_path)


def _check_site(host: str, shop_path: str) -> None:
    if len(host) > 253 or not _HOST.fullmatch(host):
        raise ValueError(f"not a host in lower-case A-labels: {host[:80]!r}")
    if not _SHOP_PATH.fullmatch(shop_path):
        raise ValueError(f"not a shop path: {shop_path[:80]!r}")


def _decided(entry: Entry) -> tuple[datetime, int]:
    return entry.decided_at, entry.version


def _ended(stone: Tombstone) -> datetime:
    return stone.ended_at
