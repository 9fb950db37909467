"""Which shops does the demo know, and by which name is each one reached?

The names lie under the reserved top-level domain ``.example``: no request for one can ever meet a real shop.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from wsgiref.types import WSGIApplication

from rating_site.demo.shop_acg import acg
from rating_site.demo.shop_caihong import caihong
from rating_site.demo.shop_jishou import jishou
from rating_site.demo.shop_kami import kami
from rating_site.demo.shop_yunka import yunka


@dataclass(frozen=True, slots=True)
class Shop:
    """A demo shop: its key, the host name it is known by, and the site itself."""

    key: str
    host: str
    app: WSGIApplication


DEMO_SHOPS = (
    Shop("yunka", "yunka-demo.example", yunka),
    Shop("kami", "kami-demo.example", kami),
    Shop("jishou", "jishou-demo.example", jishou),
)
"""The three that `kajian demo` checks: server-rendered, single-page, multi-seller."""

AWKWARD_SHOPS = (
    Shop("acg", "acg-demo.example", acg),
    Shop("caihong", "caihong-demo.example", caihong),
)
"""Two more with traps (soft 404, cloaking), for the tests."""

ALL_SHOPS = DEMO_SHOPS + AWKWARD_SHOPS


def shop(key: str, among: Iterable[Shop] = ALL_SHOPS) -> Shop:
    """The shop with this key; KeyError when there is none."""
    for candidate in among:
        if candidate.key == key:
            return candidate
    raise KeyError(key)
