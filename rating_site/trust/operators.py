"""Who else does the same operator run, how sure is that, and does anything follow from it?

Identifiers that anybody can paste (a displayed filing number, a QQ number, an analytics id) only ever make
a link possible: a cheat frames a rival with them. Templates and favicons come with the software and link
nobody. Only what its holder alone controls can make a link probable, and even then nothing is inherited
before a moderator accepts it.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

PROOF: Mapping[str, float] = {
    "filing_entity": 6.0,
    "filing_main": 6.0,
    "payee": 6.0,
    "redirect": 6.0,
    "owner_proof": 8.0,
}
"""Log-odds of traits that only their holder controls: register entries, verified payees, mutual redirects."""
OWN_SITES: Mapping[str, int] = {"filing_entity": 10, "filing_main": 10, "owner_proof": 10}
"""Up to so many sites are no crowd but one operator; more of them look like customers of one host. A payee
shared by several is soon a payment service, so it has no such allowance.
"""
PASTABLE: Mapping[str, float] = {
    "displayed_filing": 2.0,
    "qq": 3.0,
    "wechat": 3.0,
    "phone": 3.0,
    "telegram": 3.0,
    "email": 3.0,
    "gateway_account": 3.0,
    "analytics": 2.5,
}
"""Log-odds of traits that anybody can copy onto a page."""
SOFTWARE: Mapping[str, float] = {"template": 0.5, "favicon": 0.7, "gateway_host": 0.5}
"""Log-odds of traits that come with the software or a service; alone they link nobody."""
CATALOGUE: Mapping[str, float] = {"goods": 1.5, "description": 1.5, "prices": 1.0, "footer": 1.0}
"""Log-odds of the same offer, which a branch, a copy and a customer of one supplier share as well."""
WEIGHTS = {**PROOF, **PASTABLE, **SOFTWARE, **CATALOGUE}
PRIOR = -5.0
PROBABLE_AT_MOST = 0.999
"""No link is ever called certain, whatever two platforms share."""
POSSIBLE_AT_MOST = 0.5
"""A link without proof is never called more likely than this."""
SHOWN_FROM = 0.04
COMMON_SHARE = 0.02
"""A value that more than this share of all platforms carry is a default and says nothing."""
CROWD = 40
"""Values held by more platforms than this are never compared pair by pair."""


@dataclass(frozen=True, slots=True)
class Traits:
    """The identifiers of one platform by kind; personal ones as keyed hashes.

    `filing_entity` and `filing_main` hold only what the register confirmed for this very domain, so a
    borrowed number never links anybody to its true holder; what the page merely shows is
    `displayed_filing`. `redirect` holds a value only where both sites send visitors to each other.
    """

    platform_id: str
    values: Mapping[str, frozenset[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Shared:
    """One value that two platforms share: how many carry it, and the log-odds it adds."""

    kind: str
    value: str
    holders: int
    weight: float


@dataclass(frozen=True, slots=True)
class Link:
    """What two platforms have to do with each other. `level` is possible or probable.

    `relation` is same_operator, branch (same offer, prices and footer under another operator), supplier or
    copy. Only a probable same_operator link may be offered to a moderator for acceptance, and only an
    accepted one inherits.
    """

    first: str
    second: str
    relation: str
    probability: float
    level: str
    evidence: tuple[Shared, ...]


def find_links(platforms: Sequence[Traits]) -> tuple[Link, ...]:
    """All links among these platforms, most probable first."""
    holders = _holders(platforms)
    pairs: dict[tuple[str, str], list[Shared]] = defaultdict(list)
    for (kind, value), ids in sorted(holders.items()):
        weight = _discounted(kind, len(ids), len(platforms))
        if weight > 0 and 1 < len(ids) <= CROWD:
            shared = Shared(kind, value, len(ids), weight)
            for first, second in combinations(sorted(ids), 2):
                pairs[first, second].append(shared)
    links = [link for pair, shared in pairs.items() if (link := judge_pair(*pair, shared)) is not None]
    return tuple(sorted(links, key=lambda link: (-link.probability, link.first, link.second)))


def _holders(platforms: Iterable[Traits]) -> dict[tuple[str, str], set[str]]:
    holders: dict[tuple[str, str], set[str]] = defaultdict(set)
    for platform in platforms:
        for kind, values in platform.values.items():
            for value in values:
                holders[kind, value].add(platform.platform_id)
    return holders


def _discounted(kind: str, holders: int, platforms: int) -> float:
    """The weight of a shared value, less the more platforms carry it: a default QQ says nothing."""
    full = WEIGHTS.get(kind, 0.0)
    if kind not in PROOF and holders > max(COMMON_SHARE * platforms, 3):
        return 0.0
    return full / math.log2(max(2 * holders / OWN_SITES.get(kind, 2), 2))


def judge_pair(first: str, second: str, shared: Sequence[Shared]) -> Link | None:
    """What the shared values of two platforms mean together; None where they mean nothing."""
    kinds = {one.kind for one in shared}
    if kinds <= SOFTWARE.keys():
        return None
    best = _best_by_kind(shared)
    # Proof must carry a link alone: else sharing a payment service and pasting the rest frames a rival.
    proven = PRIOR + math.fsum(weight for kind, weight in best.items() if kind in PROOF) > 0
    odds = PRIOR + math.fsum(best.values())
    probability = min(1 / (1 + math.exp(-odds)), PROBABLE_AT_MOST if proven else POSSIBLE_AT_MOST)
    if probability < SHOWN_FROM:
        return None
    level = "probable" if proven else "possible"
    evidence = tuple(sorted(shared, key=lambda one: (-one.weight, one.kind, one.value)))
    return Link(first, second, _relation(kinds), probability, level, evidence)


def _best_by_kind(shared: Sequence[Shared]) -> dict[str, float]:
    """A hundred shared goods ids are one observation, not a hundred."""
    best: dict[str, float] = {}
    for one in shared:
        best[one.kind] = max(best.get(one.kind, 0.0), one.weight)
    return best


def _relation(kinds: set[str]) -> str:
    """The kind of link that these traits speak for."""
    if kinds & PROOF.keys():
        return "same_operator"
    same_offer = "goods" in kinds or "description" in kinds
    contact = bool(kinds & PASTABLE.keys())
    if same_offer and "prices" in kinds and "footer" in kinds and not contact:
        return "branch"
    if same_offer and not contact:
        return "copy" if "description" in kinds else "supplier"
    return "same_operator"
