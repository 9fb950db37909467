"""What does a 彩虹云商城 shop state? Pages by ``?mod=`` and two open JSON endpoints."""

from contextlib import suppress

from crawlers.net import Trouble
from crawlers.places import passages
from crawlers.shop import Shop
from crawlers.stated import Goods, Stated, Text, dig, fill, rows, text_of, word

INFO, CLASSES = "/api.php?act=siteinfo", "/ajax.php?act=getclass"
TOOLS = "/ajax.php?act=gettool&cid={}"
_NOTICES = {"anounce": "公告", "modal": "弹窗公告", "alert": "首页提示"}


async def read(shop: Shop, stated: Stated, details: int) -> None:
    """Notices from its site info, goods with their descriptions from its product lists."""
    # Many installations close this endpoint; the same texts stand on the first page.
    with suppress(Trouble):
        await _read_info(shop, stated)
    classes, _ = await shop.ask(CLASSES)
    for kind in rows(classes, "data")[:details]:
        path = fill(TOOLS, word(kind, "cid"))
        tools, answer = await shop.ask(path)
        for tool in rows(tools, "data"):
            stated.goods.append(Goods(word(tool, "tid"), word(tool, "name")))
            place, text = f"{path}#{word(tool, 'tid')}", passages(text_of(dig(tool, "desc")))
            stated.texts.append(Text(place, word(tool, "name"), text, shop.url(place), answer.body))


async def _read_info(shop: Shop, stated: Stated) -> None:
    info, answer = await shop.ask(INFO)
    stated.name, stated.opened_on = word(info, "sitename"), word(info, "build")
    stated.shown = [word(info, "bottom"), f"客服QQ：{word(info, 'kfqq')}" if word(info, "kfqq") else ""]
    for field, title in _NOTICES.items():
        place = f"{INFO}#{field}"
        stated.texts.append(Text(place, title, text_of(dig(info, field)), shop.url(place), answer.body))
