"""What does an acg-faka (异次元发卡) shop state? Pages without goods, JSON with them."""

from crawlers.places import passages
from crawlers.shop import Shop
from crawlers.stated import Goods, Stated, Text, dig, fill, oldest, rows, text_of, word

LIST = "/user/api/index/commodity?categoryId=recommend"
DETAIL, PAY = "/user/api/index/commodityDetail?commodityId={}", "/user/api/index/pay"


async def read(shop: Shop, stated: Stated, details: int) -> None:
    """Goods and payment ways; contacts stand in the product's JSON and not in its visible text."""
    listed, _ = await shop.ask(LIST)
    ways, _ = await shop.ask(PAY)
    stated.name = shop.page.title
    stated.goods = [Goods(word(one, "id"), word(one, "name")) for one in rows(listed, "data")]
    stated.payments = [
        " ".join(filter(None, (word(way, "name"), word(way, "handle")))) for way in rows(ways, "data")
    ]
    for goods in oldest(stated.goods)[:details]:
        path = fill(DETAIL, goods.id)
        detail, answer = await shop.ask(path)
        text = passages(text_of(dig(detail, "data", "description")))
        stated.texts.append(Text(f"{path}#description", goods.name, text, shop.url(path), answer.body))
        if word(detail, "data", "service_qq"):
            stated.shown.append(f"客服QQ：{word(detail, 'data', 'service_qq')}")
