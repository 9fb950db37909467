"""Which terms does this platform publish, place by place, with the clauses each one states?

A place is a page, a notice, a product description or a script. One that cannot be read is told as such, so
that nobody takes silence for the absence of a rule.
"""

from collections.abc import AsyncIterator
from datetime import datetime, timedelta

from crawlers.extract.decode import decode
from crawlers.extract.terms import extract_terms
from crawlers.net import Net, Trouble
from crawlers.observation import Observation, Target
from crawlers.places import bundles, own_text, passages, product_links, rule_links, texts_in_script
from crawlers.reading import DETAILS, read_stated
from crawlers.saying import Say
from crawlers.settings import CrawlSettings
from crawlers.shop import Shop, open_shop
from crawlers.stated import Text

NAME = "platform_terms"
VERSION = 1
INTERVAL = timedelta(days=1)
HEALTHY = 0.5
COST = 15
_LITTLE_TEXT = 300
_MOST_STATED = 60


async def ask(target: Target, net: Net, settings: CrawlSettings, now: datetime) -> AsyncIterator[Observation]:
    """One observation per place; a single `empty` one where no place states anything."""
    say = Say(target, NAME, VERSION, now, net)
    shop = await open_shop(target, net)
    silent = True
    async for found in _places(shop, settings.pages_per_target):
        if isinstance(found, Trouble):
            silent = False
            yield say.trouble(found, shop.answer.url)
        elif found.text:
            silent = False
            yield _observation(say, found)
    if silent:
        yield say.empty(shop.answer.url, "no place states any terms", raw=shop.answer.body)


def _observation(say: Say, found: Text) -> Observation:
    clauses = extract_terms(found.text)
    value = {
        "place": found.place,
        "title": found.title[:200],
        "text": found.text,
        "clauses": [clause.to_json() for clause in clauses],
    }
    quote = clauses[0].quote(found.text) if clauses else None
    return say.answered(found.url, value, quote, found.raw)


async def _places(shop: Shop, pages: int) -> AsyncIterator[Text | Trouble]:
    """The software's own places first, then the first page, rule pages, product pages and scripts."""
    stated, trouble = await read_stated(shop)
    for text in stated.texts[:_MOST_STATED]:
        yield text
    if trouble:
        yield trouble
    yield _first_page(shop, stated.texts)
    for path, title in rule_links(shop)[:pages]:
        yield await _rule_page(shop, path, title)
    for path, title in product_links(shop)[:DETAILS]:
        yield await _product_page(shop, path, title)
    if len(shop.page.visible_text) < _LITTLE_TEXT:
        for path, place in bundles(shop)[:2]:
            yield await _bundle(shop, path, place)


def _first_page(shop: Shop, told: list[Text]) -> Text:
    """The passages of the first page that no notice told already."""
    known = {line.strip() for found in told for line in found.text.split("\n")}
    text = "\n".join(line for line in shop.page.text.split("\n") if line.strip() not in known)
    place = f"{shop.address.shop_path or '/'}#page"
    return Text(place, shop.page.title, passages(text), f"{shop.answer.url}#page", shop.answer.body)


async def _rule_page(shop: Shop, path: str, title: str) -> Text | Trouble:
    """A page about rules counts whole, without the frame of the site."""
    try:
        answer, page = await shop.read(path)
    except Trouble as trouble:
        return trouble
    return Text(path, title or page.title, own_text(page, shop.page), answer.url, answer.body)


async def _product_page(shop: Shop, path: str, title: str) -> Text | Trouble:
    """Of a product's page only the passages that state terms count; the rest changes every day."""
    try:
        answer, page = await shop.read(path)
    except Trouble as trouble:
        return trouble
    return Text(path, page.title or title, passages(own_text(page, shop.page)), answer.url, answer.body)


async def _bundle(shop: Shop, path: str, place: str) -> Text | Trouble:
    try:
        answer = (await shop.net.fetch(shop.url(path), accept="*/*")).raise_for_status()
    except Trouble as trouble:
        return trouble
    text = passages(texts_in_script(decode(answer.body, answer.content_type)))
    return Text(place, "", text, answer.url, answer.body)
