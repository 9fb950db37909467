"""What is a shop called, what are its goods called, and in which language does it speak?"""

import re

from crawlers.extract.fingerprint import goods_links
from crawlers.extract.page import Page
from crawlers.stated import Goods

_PARTS = re.compile(r"\s{0,9}(?:[|_—–]|(?<=\S)\s-\s|\s-(?=\S)|-(?=[\u3400-\u9fff]))\s{0,9}")
_GENERIC = frozenset(
    ["首页", "主页", "商城首页", "网站首页", "home", "index", "welcome", "shop", "欢迎光临", ""]
)
_BUTTON = re.compile(
    r"^(?:立即|马上|点击|去|我要|详情|查看|下单|购买|选购|抢购|buy|order|detail|more|¥|￥)", re.IGNORECASE
)
_WORDS = re.compile(r"[\u3400-\u9fff]{2}|[A-Za-z]{3}")
_LABEL = re.compile(r"^(?:库存|价格|销量|已售|自动发货|人工处理|人工发货|手动发货|热销|推荐|新品)")
_HAN = re.compile(r"[\u3400-\u9fff]")
_LATIN = re.compile(r"[A-Za-z]{2,}")


def shop_name(page: Page) -> str:
    """The name in the page's own words: og:site_name, else the first telling part of the title."""
    told = page.meta.get("og:site_name", "").strip()
    if told:
        return told[:100]
    parts = [part.strip() for part in _PARTS.split(page.title[:300])]
    return next((part for part in parts if part.lower() not in _GENERIC), "")[:100]


def language(text: str) -> str:
    """``zh`` where a tenth of the words is Chinese, ``en`` where it is Latin, empty for too little text."""
    han, latin = len(_HAN.findall(text[:20_000])), len(_LATIN.findall(text[:20_000]))
    if han + latin < 5:
        return ""
    return "zh" if han * 10 >= han + latin else "en"


def goods_on(page: Page) -> list[Goods]:
    """The goods a page links to; where the link is a mere button, the card before it gives the name."""
    cards: dict[str, str] = {}
    at = 0
    for link in page.links:
        for part in re.split(r"[/?&=#.]", link.written[:500]):
            cards.setdefault(part, _card_title(page.text[at : link.start][-600:]))
        at = link.end
    return [
        Goods(found.id, cards.get(found.id, "") if _BUTTON.match(found.name or "buy") else found.name)
        for found in goods_links(page)
    ]


def _card_title(text: str) -> str:
    lines = (line.strip() for line in text.split("\n"))
    return next((line for line in lines if _WORDS.search(line) and not _LABEL.match(line)), "")
