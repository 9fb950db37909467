"""What does the shop show of itself: name, licence numbers, contacts, payment, software, goods?

Counters and "sold" tickers are left out on purpose: themes print made-up ones.
"""

from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from typing import Any

from crawlers.displayed import icp_claims, police_claims, shown_pages
from crawlers.extract.contacts import find_contacts, find_hours
from crawlers.extract.fingerprint import (
    analytics_ids,
    favicon_hash,
    icon_urls,
    template_fingerprint,
)
from crawlers.extract.goods import find_escrow, find_prohibited
from crawlers.extract.page import Page
from crawlers.extract.payments import find_gateway_hosts, find_payment_methods
from crawlers.naming import goods_on, language, shop_name
from crawlers.net import Net, Trouble
from crawlers.observation import Observation, Target
from crawlers.places import product_links
from crawlers.reading import read_stated
from crawlers.saying import Say
from crawlers.settings import CrawlSettings
from crawlers.shop import Shop, open_shop
from crawlers.stated import Stated

NAME = "storefront"
VERSION = 1
INTERVAL = timedelta(days=1)
HEALTHY = 0.6
COST = 6
_MOST_GOODS = 200


async def ask(target: Target, net: Net, settings: CrawlSettings, now: datetime) -> AsyncIterator[Observation]:
    """One observation of the first page, one product page, and what the shop's software states."""
    say = Say(target, NAME, VERSION, now, net)
    shop = await open_shop(target, net)
    stated, trouble = await read_stated(shop)
    pages = [*shown_pages(shop, stated), *await _product_page(shop)]
    value = {
        **_identity(shop, stated),
        **_contact(pages, now),
        **_trade(pages, stated),
        "goods": _goods(shop, stated),
        "template_fingerprint": template_fingerprint(shop.page),
        "favicon_sha256": await _favicon(shop),
        "analytics": sorted({found for page in pages for found in analytics_ids(page.source)}),
        "not_read": trouble and f"{trouble.url}: {trouble.reason}",
    }
    yield say.answered(shop.answer.url, value, shop.page.title or stated.name, shop.answer.body)


def _identity(shop: Shop, stated: Stated) -> dict[str, Any]:
    text = "\n".join([shop.page.visible_text, *(found.text for found in stated.texts)])
    return {
        "final_url": shop.answer.final_url,
        "redirects": list(shop.answer.redirects),
        "status": shop.answer.status,
        "title": shop.page.title,
        "name": stated.name or shop_name(shop.page),
        "language": language(text),
        "software": {"family": shop.family, "version": shop.version or stated.version},
        "opened_on_claim": stated.opened_on or None,
    }


def _contact(pages: list[Page], now: datetime) -> dict[str, Any]:
    contacts = dict.fromkeys((found.kind, found.value) for page in pages for found in find_contacts(page))
    hours = (find_hours(page.visible_text) for page in pages)
    return {
        "icp": {
            "claims": [claim.to_dict() for claim in icp_claims(pages, now.year)],
            "police": [claim.to_dict() for claim in police_claims(pages)],
        },
        "contacts": [{"kind": kind, "value": found} for kind, found in contacts],
        "hours": next(filter(None, hours), ""),
    }


def _trade(pages: list[Page], stated: Stated) -> dict[str, Any]:
    text = "\n".join([*(page.visible_text for page in pages), *(found.text for found in stated.texts)])
    offers = "\n".join([text, *(goods.name for goods in stated.goods)])
    hosts = [host for page in pages for host in find_gateway_hosts(page)]
    return {
        "payments": list(find_payment_methods("\n".join([text, *stated.payments]))),
        "gateway_host": hosts[0] if hosts else None,
        "escrow": [{"kind": found.kind, "quote": found.quote} for found in find_escrow(text)],
        "prohibited": [{"category": found.kind, "quote": found.quote} for found in find_prohibited(offers)],
    }


def _goods(shop: Shop, stated: Stated) -> list[dict[str, str]]:
    goods = stated.goods or goods_on(shop.page)
    return [{"id": one.id, "name": one.name[:200]} for one in goods[:_MOST_GOODS]]


async def _product_page(shop: Shop) -> list[Page]:
    """The first product's page: many shops name their payment ways only there."""
    for path, _ in product_links(shop)[:1]:
        try:
            return [(await shop.read(path))[1]]
        except Trouble:
            continue
    return []


async def _favicon(shop: Shop) -> str:
    """The hash of the icon, empty where there is none."""
    try:
        url = next(iter(icon_urls(shop.page)), shop.url("/favicon.ico"))
        answer = (await shop.net.fetch(url, accept="image/*")).raise_for_status()
    except Trouble:
        return ""
    return "" if "html" in answer.content_type else favicon_hash(answer.body)
