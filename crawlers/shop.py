"""What stands at this address? The shop's first page, opened once for every source that needs it."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin, urlsplit

from crawlers.extract.html import parse
from crawlers.extract.page import Page
from crawlers.extract.page_kind import page_kind
from crawlers.extract.software import identify
from crawlers.identity import Address, read_address
from crawlers.net import JSON, Answer, Net, Trouble
from crawlers.observation import Outcome, Target

_OUTCOMES = {
    "challenge": Outcome.BLOCKED,
    "cloaked": Outcome.BLOCKED,
    "refuses": Outcome.BLOCKED,
    "not_found": Outcome.EMPTY,
    "parked": Outcome.EMPTY,
    "empty": Outcome.EMPTY,
    "server_error": Outcome.UNREACHABLE,
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

    async def read(self, path: str) -> tuple[Answer, Page]:
        """A page of the shop; Trouble where there is none or something stands in the way."""
        found: tuple[Answer, Page] = await self.net.once(f"page {path}", lambda: self._read(path))
        return found

    async def _read(self, path: str) -> tuple[Answer, Page]:
        answer = await self.net.fetch(self.url(path))
        page = parse_answer(answer)
        _expect_content(answer, page)
        return answer.raise_for_status(), page

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
    answer = await fetch_at(address, "", net)
    page = parse_answer(answer)
    _expect_content(answer, page)
    if 300 <= answer.status < 400:
        raise Trouble(Outcome.REFUSED, f"it leads to {answer.headers.get('location', '')[:200]}", answer.url)
    _expect_own_path(address, answer)
    software = identify(page.source, answer.headers)
    return Shop(address, net, answer.raise_for_status(), page, software.family, software.version)


async def fetch_at(address: Address, path: str, net: Net) -> Answer:
    """The answer at a path of this host, the shop's own address for none; Trouble where nothing answers.

    Tries https where a bare host name was taken for http and nothing answers there.
    """
    url = urljoin(address.url, path)
    try:
        return await net.fetch(url)
    except Trouble as trouble:
        if trouble.outcome is not Outcome.UNREACHABLE or address.scheme != "http" or address.port:
            raise
        try:
            return await net.fetch(url.replace("http:", "https:", 1))
        except Trouble:
            raise trouble from None


def parse_answer(answer: Answer) -> Page:
    """The page in an answer."""
    return parse(answer.body, answer.content_type, answer.final_url)


def _expect_own_path(address: Address, answer: Answer) -> None:
    """Trouble where a shared host sends the visitor of one shop to its own first page."""
    final = urlsplit(answer.final_url)
    if final.hostname == address.host and not final.path.startswith(address.shop_path):
        raise Trouble(Outcome.EMPTY, "the host sends visitors of this shop elsewhere", answer.url)


def _expect_content(answer: Answer, page: Page) -> None:
    """Trouble where this is not the shop's own page: a challenge, a soft 404, an error."""
    if answer.status == 429:
        answer.raise_for_status()
    kind = page_kind(page, answer.status, answer.headers)
    if kind.kind in _OUTCOMES:
        raise Trouble(_OUTCOMES[kind.kind], kind.reason, answer.url)
