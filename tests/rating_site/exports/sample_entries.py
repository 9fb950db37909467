"""Entries and editions that the tests of downloads share; only reserved names."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from rating_site.exports.entry import Edition, Entry, Tombstone
from rating_site.exports.feeds import ChangeItem, Feed

MADE = datetime(2026, 11, 20, 4, 0, tzinfo=UTC)
LISTED = Entry(
    platform_id="0123456789ab",
    host="bad.example",
    shop_path="",
    registrable_domain="bad.example",
    shared_host=False,
    since=MADE - timedelta(days=20),
    decided_at=MADE - timedelta(days=2),
    review_by=date(2027, 3, 1),
    reasons=("independent_reporters",),
    wording="3 名买家付款后 72 小时未收到卡密，平台未回应",
    version=2,
    url="https://kajian.example/p/0123456789ab",
)
SHOP = replace(LISTED, platform_id="shop", host="mall.example", shop_path="/shop/AB12", shared_host=True,
               registrable_domain="mall.example")  # fmt: skip
SHARED = replace(LISTED, platform_id="shared", host="many.example", shared_host=True)
HAN = replace(LISTED, platform_id="han", host="xn--hlrw93f.example", registrable_domain="xn--hlrw93f.example")
GONE = Tombstone(
    "gone", "cleared.example", "", MADE - timedelta(days=1), "delisted", MADE - timedelta(days=30)
)


def edition(
    entries: Sequence[Entry] = (LISTED, SHOP, SHARED, HAN), tombstones: Sequence[Tombstone] = (GONE,)
) -> Edition:
    """Edition 7: a host, a shop, a shared host and a Chinese host, and one that was removed."""
    return Edition(
        entries=tuple(entries),
        tombstones=tuple(tombstones),
        version=7,
        made_at=MADE,
        expires_at=MADE + timedelta(days=1),
        base_url="https://kajian.example",
    )


def many(count: int, first: int = 0) -> list[Entry]:
    """`count` entries on hosts of their own; every tenth is a shop on a shared host."""
    return [_numbered(number) for number in range(first, first + count)]


def _numbered(number: int) -> Entry:
    host = f"shop-{number:06d}.example"
    made = replace(LISTED, platform_id=f"{number:012d}", host=host, registrable_domain=host)
    return replace(made, shop_path=f"/shop/AB{number}", shared_host=True) if number % 10 == 0 else made


def changes() -> Feed:
    """A feed of two changes, the first with everything that breaks careless markup."""
    page = "https://kajian.example/p/0123456789ab?a=1&b=2"
    title, summary = "已列入：<b>&\"'</b> ]]> &lt;", "一\x00二\ud800\n三"
    first = ChangeItem("tag:kajian.example,2026:change-2", title, page, MADE, summary)
    second = replace(first, id="tag:kajian.example,2026:change-1", title="规则有变化")
    url = "https://kajian.example/changes"
    return Feed("卡鉴：变更", url, f"{url}.atom", MADE, (first, second))
