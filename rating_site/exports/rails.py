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


@dataclass(frozen=True, slots=True, eq=False)
class AllowList:
    """Hosts that no edition names, with their subdomains: `never` at all, `whole` except by a path.

    `parents` are the domains above them: blocking one of those would block an allowed host too.
    """

    never: frozenset[str]
    whole: frozenset[str]
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
        domain = entry.registrable_domain if entry.whole_host else None
        reason = _refusal(entry.host, bool(entry.shop_path), domain, allow)
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
    whole = frozenset(row[0] for row in rows)
    never = frozenset(row[0] for row in rows if row[1:] != ["paths"])
    return AllowList(never, whole, frozenset(above for host in whole for above in _and_above(host)[1:]))


def shipped_allow_list() -> list[str]:
    """The lines that come with Kajian; an installation may read its own lines behind them."""
    text = files("rating_site.exports").joinpath("allow_list.txt").read_text(encoding="utf-8")
    return text.splitlines()


@lru_cache(200_000)
def _refusal(host: str, one_shop: bool, domain: str | None, allow: AllowList) -> str | None:
    """Why this address may not stand in a download; `domain` is given where the whole host would be named."""
    if _allowed(host, one_shop, allow):
        return "allow_listed"
    try:
        address = read_address(host)
    except ValueError:
        return "not_a_host"
    if address.host != host:
        return "not_a_host"  # a browser would go elsewhere
    if address.registrable_domain is None and not _is_ip(host):
        return "public_suffix"
    if domain is not None and (address.shared_host or address.registrable_domain != domain):
        return "address_changed"  # the suffix list has learnt something since the entry was made
    return None


def _is_ip(host: str) -> bool:
    return host.startswith("[") or host.rpartition(".")[2].isdigit()


def _allowed(host: str, one_shop: bool, allow: AllowList) -> bool:
    """Would this address block something on the allow-list?"""
    above = _and_above(host)
    if one_shop:
        return not allow.never.isdisjoint(above)
    return host in allow.parents or not allow.whole.isdisjoint(above)


def _and_above(host: str) -> list[str]:
    """The host and every domain above it."""
    labels = host.split(".")
    return [".".join(labels[start:]) for start in range(len(labels))]
