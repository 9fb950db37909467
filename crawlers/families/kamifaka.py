"""What does a kamiFaka shop state? Its page is an empty shell; everything comes as JSON."""

from typing import Any

from crawlers.places import passages
from crawlers.shop import Shop
from crawlers.stated import Goods, Stated, Text, dig, fill, oldest, rows, text_of, word

SETTINGS, LIST, DETAIL = "/api/v2/get_system", "/api/v2/theme_list", "/api/v2/detail/{}"
_NOTICES = {"top_notice": "公告", "toast_notice": "弹窗公告"}


async def read(shop: Shop, stated: Stated, details: int) -> None:
    """Name, notices, contacts and payment ways from its settings; `details` product descriptions."""
    system, answer = await shop.ask(SETTINGS)
    stated.name = text_of(dig(system, "web_name", "info"))
    stated.version = word(system, "kamiFaka_v", "info")
    stated.payments = [word(pay, "name") for pay in rows(system, "pays") if pay.get("isactive", True)]
    stated.shown = [word(system, field, "info") for field in ("web_footer", "contact_us")]
    for field, title in _NOTICES.items():
        url = f"{shop.url(SETTINGS)}#{field}"
        stated.texts.append(
            Text(f"{SETTINGS}#{field}", title, text_of(dig(system, field, "info")), url, answer.body)
        )
    await _read_goods(shop, stated, details)


async def _read_goods(shop: Shop, stated: Stated, details: int) -> None:
    listed, _ = await shop.ask(LIST)
    goods = rows(listed, "shops2")
    stated.goods = [Goods(word(one, "prod_id"), word(one, "name")) for one in goods]
    for one in oldest(stated.goods)[:details]:
        detail, answer = await shop.ask(fill(DETAIL, one.id))
        stated.texts.append(_description(shop, one, detail, answer.body))


def _description(shop: Shop, goods: Goods, detail: Any, raw: bytes) -> Text:
    path = fill(DETAIL, goods.id)
    # The field is spelt like this in the software.
    text = passages(text_of(dig(detail, "discription")))
    return Text(f"{path}#discription", goods.name, text, shop.url(path), raw)
