"""Which reader fits a shop's software? One file in crawlers/families each; other shops are just pages."""

from importlib import import_module
from importlib.util import find_spec

from crawlers.net import Trouble
from crawlers.observation import Outcome
from crawlers.shop import Shop
from crawlers.stated import Stated

DETAILS = 3
_NOBODY = "kajian-asks-for-nobody"


async def read_stated(shop: Shop) -> tuple[Stated, Trouble | None]:
    """What the shop states by its software's own ways, and what kept us from reading the rest."""
    result: tuple[Stated, Trouble | None] = await shop.net.once("stated", lambda: _read(shop))
    return result


async def _read(shop: Shop) -> tuple[Stated, Trouble | None]:
    module, stated = f"crawlers.families.{shop.family}", Stated()
    if not shop.family.isidentifier() or find_spec(module) is None:
        await _expect_own_page(shop)
        return stated, None
    try:
        await import_module(module).read(shop, stated, DETAILS)
    except Trouble as trouble:
        if trouble.outcome is Outcome.EMPTY:
            raise  # the software itself says that there is no such shop
        return stated, trouble
    return stated, None


async def _expect_own_page(shop: Shop) -> None:
    """Trouble where a shared host shows the same page for a shop that nobody can have opened."""
    if not shop.address.shop_path:
        return
    nobody = f"{shop.address.shop_path.rpartition('/')[0]}/{_NOBODY}"
    try:
        _, page = await shop.read(nobody)
    except Trouble:
        return  # the host tells unknown shops apart
    if (page.title, page.text) == (shop.page.title, shop.page.text):
        raise Trouble(Outcome.EMPTY, "this host shows the same page for any shop", shop.answer.url)
