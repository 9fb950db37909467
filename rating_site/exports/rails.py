"""May this entry stand on a list that machines obey? The last check before an edition, whatever was decided.

A wrong line here blocks thousands of innocent people within a day, so suffixes, addresses that many share
and everyday services are refused even if two people listed them; pages and API still show the decision.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files

from crawlers.identity import read_address
from rating_site.exports.entry import Edition, Entry

_REMEMBERED = 200_000


@dataclass(frozen=True, slots=True)
class AllowList:
    """Hosts that no edition names, with their subdomains: `never` at all, `paths_only` not as a whole.

    `parents` are the domains above them: blocking one of those would block an allowed host too.
    """

    never: frozenset[str]
    paths_only: frozenset[str]
    parents: frozenset[str]


@dataclass(frozen=True, slots=True)
class Refused:
    """An entry that no download may carry: allow_listed, not_a_host, public_suffix or address_changed."""

    entry: Entry
    reason: str


@dataclass(frozen=True, slots=True)
class Admitted:
    """The edition without what was refused; moderators should see the refusals."""

    edition: Edition
    refused: tuple[Refused, ...]


def admit(edition: Edition, allow: AllowList) -> Admitted:
    """Drop what must never be blocked, whoever decided it."""
    refused = []
    for entry in edition.entries:
        reason = _refusal(entry, allow)
        if reason is not None:
            refused.append(Refused(entry, reason))
    if not refused:
        return Admitted(edition, ())
    dropped = {refusal.entry.site for refusal in refused}
    kept = tuple(entry for entry in edition.entries if entry.site not in dropped)
    return Admitted(replace(edition, entries=kept), tuple(refused))


def read_allow_list(lines: Iterable[str]) -> AllowList:
    """The list from lines of hosts; "paths" behind a host, ``#`` in front of a comment."""
    rows = [line.split() for line in lines if line.strip() and not line.startswith("#")]
    paths_only = frozenset(row[0] for row in rows if row[1:] == ["paths"])
    never = frozenset(row[0] for row in rows) - paths_only
    parents = frozenset(above for host in never | paths_only for above in _and_above(host)[1:])
    return AllowList(never, paths_only, parents)


def shipped_allow_list() -> list[str]:
    """The lines that come with Kajian; an installation may read its own lines behind them."""
    text = files("rating_site.exports").joinpath("allow_list.txt").read_text(encoding="utf-8")
    return text.splitlines()


def _refusal(entry: Entry, allow: AllowList) -> str | None:
    if _allowed(entry.host, bool(entry.shop_path), allow):
        return "allow_listed"
    found = _read(entry.host)
    if found is None:
        return "not_a_host"
    registrable_domain, shared_host, is_suffix = found
    if is_suffix:
        return "public_suffix"
    if entry.whole_host and (shared_host or registrable_domain != entry.registrable_domain):
        return "address_changed"  # the suffix list has learnt something since the entry was made
    return None


@lru_cache(_REMEMBERED)
def _allowed(host: str, one_shop: bool, allow: AllowList) -> bool:
    """Would this address block something on the allow-list?"""
    above = frozenset(_and_above(host))
    if one_shop:
        return not above.isdisjoint(allow.never)
    return not above.isdisjoint(allow.never | allow.paths_only) or host in allow.parents


@lru_cache(_REMEMBERED)
def _read(host: str) -> tuple[str | None, bool, bool] | None:
    """Registrable domain, shared, bare suffix; None where a browser would read another host."""
    try:
        address = read_address(host)
    except ValueError:
        return None
    if address.host != host:
        return None
    named = host[-1].isalpha() or "xn--" in host
    return address.registrable_domain, address.shared_host, named and address.registrable_domain is None


def _and_above(host: str) -> list[str]:
    """The host and every domain above it."""
    labels = host.split(".")
    return [".".join(labels[start:]) for start in range(len(labels))]
