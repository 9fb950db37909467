"""What stands at this address? The shop's first page, opened once for every source that needs it."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin, urlsplit

from crawlers.extract.html import parse
from crawlers.extract.page import Page
from crawlers.identity import Address, read_address
from crawlers.net import JSON, Answer, Net, Trouble
from crawlers.observation import Outcome, Target
from crawlers.obstacles import why_blocked

_MARKS = {
    "kamifaka-frontend": "kamifaka",
    "/web/assets/index-": "qs_faka",
    "navbar-acg": "acg_faka",
    "hashsalt": "caihong",
}


@dataclass(frozen=True, slots=True)
class Shop:
    """A shop whose first page could be read."""

    address: Address
    net: Net
    answer: Answer
    page: Page
    family: str
    version: str

    @property
    def host(self) -> str:
        """The host that answered in the end, with its port."""
        return urlsplit(self.answer.final_url).netloc

    def url(self, path: str) -> str:
        """The absolute address of a path on the host that answered."""
        return urljoin(self.answer.final_url, path)

    async def read(self, path: str) -> Answer:
        """A page of the shop; Trouble where its status says there is none or something stands in the way."""
        answer = (await self.net.fetch(self.url(path))).raise_for_status()
        _look_for_obstacle(answer, parse_answer(answer))
        return answer

    async def ask(self, path: str) -> tuple[Any, Answer]:
        """A JSON endpoint of the shop and the answer it came in."""
        answer = (await self.net.fetch(self.url(path), accept=JSON)).raise_for_status()
        return answer.json, answer


async def open_shop(target: Target, net: Net) -> Shop:
    """The shop at the target's address; Trouble says what stood in the way."""
    shop: Shop = await net.once("shop", lambda: _open(target, net))
    return shop


async def _open(target: Target, net: Net) -> Shop:
    address = read_address(target.url)
    answer = await _first_page(address, net)
    page = parse_answer(answer)
    _look_for_obstacle(answer, page)
    if 300 <= answer.status < 400:
        raise Trouble(Outcome.REFUSED, f"it leads to {answer.headers.get('location', '')[:200]}", answer.url)
    if answer.status in (404, 410):
        raise Trouble(Outcome.EMPTY, f"HTTP status {answer.status}", answer.url)
    family = next((name for mark, name in _MARKS.items() if mark in page.source), "")
    return Shop(address, net, answer.raise_for_status(), page, family, "")


async def _first_page(address: Address, net: Net) -> Answer:
    """Tries https where a bare host name was taken for http and nothing answers there."""
    try:
        return await net.fetch(address.url)
    except Trouble as trouble:
        if trouble.outcome is not Outcome.UNREACHABLE or address.scheme != "http" or address.port:
            raise
        try:
            return await net.fetch(address.url.replace("http:", "https:", 1))
        except Trouble:
            raise trouble from None


def parse_answer(answer: Answer) -> Page:
    """The page in an answer."""
    return parse(answer.body, answer.content_type, answer.final_url)


def _look_for_obstacle(answer: Answer, page: Page) -> None:
    reason = why_blocked(answer.status, answer.headers, page)
    if reason:
        raise Trouble(Outcome.BLOCKED, reason, answer.url)
