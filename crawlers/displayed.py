"""Which licence numbers does a shop show, on its page and in the parts that its software fills in?"""

from crawlers.extract.html import parse
from crawlers.extract.icp_number import IcpClaim, find_icp
from crawlers.extract.page import Page
from crawlers.extract.police_number import PoliceClaim, find_police
from crawlers.shop import Shop
from crawlers.stated import Stated


def shown_pages(shop: Shop, stated: Stated) -> list[Page]:
    """The first page, and each fragment that visitors see on it once its scripts have run."""
    return [shop.page, *(parse(html, base_url=shop.answer.final_url) for html in stated.shown if html)]


def icp_claims(pages: list[Page], year_now: int) -> list[IcpClaim]:
    """The filing and licence numbers on these pages, each once."""
    claims = (claim for page in pages for claim in find_icp(page, year_now))
    return list({claim.number: claim for claim in claims}.values())


def police_claims(pages: list[Page]) -> list[PoliceClaim]:
    """The police filing numbers on these pages, each once."""
    claims = (claim for page in pages for claim in find_police(page))
    return list({claim.number: claim for claim in claims}.values())
