"""What does a Tai7sy/card-system shop state? One inline object on its first page holds everything."""

import json
import re
from typing import Any

from crawlers.shop import Shop
from crawlers.stated import Goods, Stated, Text, dig, rows, text_of, word

_CONFIG = re.compile(r"\bconfig\s{0,9}=\s{0,9}(?=\{)")
_NOTICES = {"ann": "公告", "ann_pop": "弹窗公告"}


async def read(shop: Shop, stated: Stated, _details: int) -> None:
    """Name, QQ, notices and goods of the shop object."""
    config = inline_object(shop.page.scripts)
    seller = dig(config, "shop")
    stated.name = word(seller, "name")
    stated.shown = [f"客服QQ：{word(seller, 'qq')}"] if word(seller, "qq") else []
    stated.goods = [Goods(word(one, "id"), word(one, "name")) for one in rows(config, "product")]
    for field, title in _NOTICES.items():
        place, text = f"{shop.address.shop_path or '/'}#config.shop.{field}", text_of(dig(seller, field))
        stated.texts.append(Text(place, title, text, shop.url(place), shop.answer.body))


def inline_object(scripts: tuple[str, ...]) -> Any:
    """The first ``config = {...}`` of a page that is JSON, None without one."""
    for script in scripts:
        for found in _CONFIG.finditer(script):
            try:
                return json.JSONDecoder().raw_decode(script, found.end())[0]
            except (ValueError, RecursionError):
                continue
    return None
