"""Whose rules do web tests look at? A shop whose rules changed, made by the real actions."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from crawlers.identity import read_address
from crawlers.observation import Outcome, unsaid
from rating_site.actions import checks, ingest
from rating_site.store.db import Database, transaction
from tests.rating_site.web.sample_rows import answered

HOST, NAME = "rules.example.com", "规则很多卡盟"
OLD = (
    "售后规则：付款后24小时内未到账可申请补单，超过24小时不予处理。退款原路退回。卡密类商品一经发货概不退款。"
)
NEW = OLD.replace("24小时", "48小时")
PRODUCT = "本商品质保7天，发货后12小时内可申请补单。"
DAY = timedelta(days=1)


def read_rules(
    database: Database,
    at: datetime,
    texts: Sequence[tuple[str, str]],
    host: str = HOST,
    name: str = NAME,
    unread: Sequence[str] = (),
) -> str:
    """One reading of (place, text) at a moment; gives the platform's id."""
    with transaction(database) as session:
        check = checks.request(session, read_address(host), at, join_minutes=10)
        shop = {"name": name, "title": name, "contacts": [], "icp": {"claims": []}}
        seen = [answered(check, "storefront", shop, at)]
        for place, text in texts:
            value = {"place": place, "title": "", "text": text}
            said = answered(check, "platform_terms", value, at)
            seen.append(said.model_copy(update={"url": check.url + place.lstrip("/")}))
        for url in unread:
            seen.append(unsaid(check.id, "platform_terms", 1, at, url, Outcome.BLOCKED, "a gate"))
        snapshot = ingest.ingest(session, check, seen, at)
        checks.finish_batch(session, check.batch_id, at)
    assert snapshot is not None
    return snapshot.platform_id


def changing(database: Database, now: datetime) -> str:
    """Old rules on day 40 and 30 before now, new ones since day 20, and a product since then."""
    read_rules(database, now - 40 * DAY, [("/help", OLD)])
    read_rules(database, now - 30 * DAY, [("/help", OLD)])
    read_rules(database, now - 20 * DAY, [("/help", NEW), ("/buy/7", PRODUCT)])
    return read_rules(
        database, now, [("/help", NEW), ("/buy/7", PRODUCT)], unread=["http://rules.example.com/x"]
    )
