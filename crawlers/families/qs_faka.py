"""What does a 骑士寄售 (qs-faka) host or one of its sellers state? The rules are articles, told as JSON."""

from crawlers.net import Trouble
from crawlers.observation import Outcome
from crawlers.places import passages
from crawlers.shop import Shop
from crawlers.stated import Goods, Stated, Text, dig, fill, rows, text_of, word

CONFIG, TYPES = "/home/index/siteConfig", "/home/article/type"
LIST, DETAIL = "/home/article/list?alias={}", "/home/article/detail?id={}"
SELLER, GOODS = "/shop/index/index?token={}", "/shop/index/getGoodsListJson?token={}"
_MOST_ARTICLES = 10
_SHOWN = (
    ("", "site_info_icp"), ("", "site_info_copyright"), ("客服QQ：", "site_info_qq"),
    ("电话：", "site_info_tel"), ("邮箱：", "site_info_email"), ("客服时间：", "site_info_qq_desc"),
)  # fmt: skip


async def read(shop: Shop, stated: Stated, details: int) -> None:
    """The host's contacts and articles, or the seller's own words where the address is one seller's."""
    config, _ = await shop.ask(CONFIG)
    site = dig(config, "data")
    stated.name = word(site, "site_name")
    stated.shown = [f"{label}{word(site, field)}" for label, field in _SHOWN if word(site, field)]
    if shop.address.shop_path:
        await _read_seller(shop, stated, shop.address.shop_path.rsplit("/", 1)[-1])
    await _read_articles(shop, stated, details)


async def _read_seller(shop: Shop, stated: Stated, token: str) -> None:
    answered, answer = await shop.ask(fill(SELLER, token))
    seller = dig(answered, "data", "shop")
    if not seller:
        raise Trouble(Outcome.EMPTY, "this host has no such shop", shop.answer.url)
    stated.name = word(seller, "shop_name")
    # The host's footer and contacts are not this seller's.
    stated.shown = [f"客服QQ：{word(seller, 'qq')}"]
    stated.payments = [word(way, "title") for way in rows(answered, "data", "userChannels")]
    place = f"{fill(SELLER, token)}#shop_notice"
    stated.texts.append(
        Text(place, "店铺公告", text_of(dig(seller, "shop_notice")), shop.url(place), answer.body)
    )
    listed, answer = await shop.ask(fill(GOODS, token))
    for one in rows(listed, "data"):
        place = f"{fill(GOODS, token)}#{word(one, 'id')}"
        stated.goods.append(Goods(word(one, "id"), word(one, "name")))
        text = passages(text_of(dig(one, "content")))
        stated.texts.append(Text(place, word(one, "name"), text, shop.url(place), answer.body))


async def _read_articles(shop: Shop, stated: Stated, details: int) -> None:
    kinds, _ = await shop.ask(TYPES)
    for kind in rows(kinds, "data")[: 2 * details]:
        try:
            listed, _ = await shop.ask(fill(LIST, word(kind, "alias")))
        except Trouble:
            continue  # the software answers 500 for a category without articles
        for article in rows(listed, "data", "list")[:_MOST_ARTICLES]:
            path = fill(DETAIL, word(article, "id"))
            detail, answer = await shop.ask(path)
            text = text_of(dig(detail, "data", "detail", "content"))
            stated.texts.append(Text(path, word(article, "title"), text, shop.url(path), answer.body))
