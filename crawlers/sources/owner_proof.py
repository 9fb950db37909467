"""Does the owner's token stand where only the owner can write? Asked only where somebody claims a shop.

A target brings its questions as hints: {"proofs": [{"id", "method", "token"}]}; without them there is
nothing to say. The token is no secret: what proves control is the place where it stands.
"""

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from crawlers.extract.decode import decode
from crawlers.identity import Address, read_address
from crawlers.net import Answer, Net, Trouble
from crawlers.observation import Observation, Outcome, Target
from crawlers.reading import read_stated
from crawlers.saying import Say
from crawlers.settings import CrawlSettings
from crawlers.shop import fetch_at, open_shop

NAME = "owner_proof"
VERSION = 1
INTERVAL = timedelta(days=30)
HEALTHY = 0.2
COST = 2
MARK = "kajian-verify"
FILE = "/.well-known/kajian.txt"
_LONGEST_FILE = 4096
_MOST_PROOFS = 50


@dataclass(frozen=True, slots=True)
class Proof:
    """One claim to look at: `id` names it, `method` is dns, file, meta or notice."""

    id: str
    method: str
    token: str


Look = Callable[[Target, Address, Net, str], Awaitable[tuple[str, bool]]]


async def ask(target: Target, net: Net, settings: CrawlSettings, now: datetime) -> AsyncIterator[Observation]:
    """One observation per claim, its id as the fragment of the address: answered where the token stands."""
    say = Say(target, NAME, VERSION, now, net)
    address = read_address(target.url)
    for proof in _proofs(target.hints):
        yield await _look(say, proof, target, address, net)


async def _look(say: Say, proof: Proof, target: Target, address: Address, net: Net) -> Observation:
    value = {"claim": proof.id, "method": proof.method}
    try:
        where, found = await _METHODS[proof.method](target, address, net, proof.token)
    except Trouble as trouble:
        where = trouble.url or target.url
        return say.unsaid(f"{where}#{proof.id}", trouble.outcome, trouble.reason)
    if found:
        return say.answered(f"{where}#{proof.id}", value, f"{MARK}={proof.token}")
    return say.empty(f"{where}#{proof.id}", "the token does not stand there", value)


async def _by_dns(_target: Target, address: Address, net: Net, token: str) -> tuple[str, bool]:
    """At ``_kajian.host``, or at the registrable domain where that belongs to the shop alone."""
    names = [f"_kajian.{address.host}"]
    if address.registrable_domain and not address.shared_host:
        names.append(address.registrable_domain)
    for name in names:
        if f"{MARK}={token}" in (text.strip() for text in await net.texts(name)):
            return f"dns:{name}", True
    return f"dns:{names[-1]}", False


async def _by_file(_target: Target, address: Address, net: Net, token: str) -> tuple[str, bool]:
    answer = await fetch_at(address, FILE, net)
    _expect_same_host(address, answer)
    if answer.status in (404, 410):
        return answer.url, False
    answer.raise_for_status()
    lines = decode(answer.body[:_LONGEST_FILE], answer.content_type).split("\n")
    return answer.url, f"{MARK}={token}" in (line.strip().lstrip("\ufeff") for line in lines)


async def _by_meta(target: Target, address: Address, net: Net, token: str) -> tuple[str, bool]:
    """Two owners of one shop share the element: their tokens stand side by side."""
    shop = await open_shop(target, net)
    _expect_same_host(address, shop.answer)
    return shop.answer.url, token in shop.page.meta.get(MARK, "").replace(",", " ").split()


async def _by_notice(target: Target, address: Address, net: Net, token: str) -> tuple[str, bool]:
    """In what the shop says of itself: its page, its notices, its products' texts."""
    shop = await open_shop(target, net)
    _expect_same_host(address, shop.answer)
    stated, _trouble = await read_stated(shop)
    texts = [shop.page.text, *(text.text for text in stated.texts)]
    return shop.answer.url, any(f"{MARK}={token}" in text for text in texts)


_METHODS: Mapping[str, Look] = {"dns": _by_dns, "file": _by_file, "meta": _by_meta, "notice": _by_notice}


def _expect_same_host(address: Address, answer: Answer) -> None:
    """Whoever runs the host that it leads to has proved nothing about this one."""
    try:
        final = read_address(answer.final_url)
    except ValueError:
        final = None
    if final is None or (_bare(final), final.port) != (_bare(address), address.port):
        raise Trouble(Outcome.REFUSED, "the address leads to another host", answer.url)


def _bare(address: Address) -> str:
    return address.host.removeprefix("www.")


def _proofs(hints: Mapping[str, Any]) -> Iterator[Proof]:
    for one in list(hints.get("proofs") or ())[:_MOST_PROOFS]:
        proof = Proof(str(one["id"]), str(one["method"]), str(one["token"]))
        if proof.method in _METHODS and proof.token:
            yield proof
