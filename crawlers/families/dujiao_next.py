"""What does a dujiao-next shop state? A single-page shop with one public JSON tree; posts hold the rules."""

from crawlers.shop import Shop
from crawlers.stated import Goods, Stated, Text, dig, rows, text_of, word

CONFIG, PRODUCTS, POSTS = (f"/api/v1/public/{name}" for name in ("config", "products", "posts"))


async def read(shop: Shop, stated: Stated, details: int) -> None:
    """Name from its settings, goods, and the posts with their texts."""
    config, _ = await shop.ask(CONFIG)
    products, _ = await shop.ask(PRODUCTS)
    posts, answer = await shop.ask(POSTS)
    stated.name = word(config, "data", "site_name") or shop.page.title
    stated.goods = [Goods(word(one, "id"), word(one, "title")) for one in rows(products, "data")]
    for post in rows(posts, "data")[:details]:
        place, text = f"{POSTS}#{word(post, 'id')}", text_of(dig(post, "content"))
        stated.texts.append(Text(place, word(post, "title"), text, shop.url(place), answer.body))
