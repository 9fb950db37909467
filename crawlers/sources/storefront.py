"""What does the shop show of itself?"""

from collections.abc import AsyncIterator
from datetime import datetime, timedelta

from crawlers.net import Net
from crawlers.observation import Observation, Target
from crawlers.reading import read_stated
from crawlers.saying import Say
from crawlers.settings import CrawlSettings
from crawlers.shop import open_shop

NAME = "storefront"
VERSION = 1
INTERVAL = timedelta(days=1)
HEALTHY = 0.6
COST = 6


async def ask(target: Target, net: Net, settings: CrawlSettings, now: datetime) -> AsyncIterator[Observation]:
    """One observation of the first page and of what the shop's software states."""
    say = Say(target, NAME, VERSION, now, net)
    shop = await open_shop(target, net)
    stated, _ = await read_stated(shop)
    value = {
        "final_url": shop.answer.final_url, "status": shop.answer.status, "title": shop.page.title,
        "name": stated.name, "goods": [{"id": one.id, "name": one.name} for one in stated.goods],
        "payments": stated.payments, "redirects": list(shop.answer.redirects),
    }  # fmt: skip
    yield say.answered(shop.answer.url, value, shop.page.title, shop.answer.body)
