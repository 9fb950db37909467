"""Which platforms do web tests look at? Rows made by the real actions from observations of made-up shops."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from crawlers.identity import Address, read_address
from crawlers.observation import Observation, Outcome, unsaid
from rating_site.actions import checks, ingest, platforms, staff
from rating_site.actions.ids import new_id
from rating_site.store.db import Database, transaction
from rating_site.store.models import Account, Check, Listing

GOOD_RULES = (
    "售后说明：付款后超过30分钟没收到卡密，请带订单号联系在线客服补发。\n"
    "质保7天，质保期内无效包换。未发货的订单可以申请全额退款，原路退回。\n"
    "客服在线时间 9:00-22:00。"
)
HARSH_RULES = (
    "购买须知：本店商品一经发货概不退款。话费慢充72小时内到账，超72小时未到账再来找客服。\n"
    "填错账号后果自负。退款只退到平台余额，收取 5% 手续费。"
)
Icp = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Shop:
    """A shop as the sources see it; None for what no source can tell."""

    host: str
    name: str
    registered_on: date | None = date(2017, 3, 2)
    first_capture: date | None = date(2018, 5, 20)
    rules: str = GOOD_RULES
    icp: str | None = "京ICP备18000001号-1"
    filed: bool | None = True
    qq: str = "123456789"


HONEST = Shop("shop.example.com", "云上点卡")
YOUNG = Shop(
    "kami.example.net", "极速卡密商城", date(2026, 8, 30), None, HARSH_RULES, "京ICP备18000001号-1", None
)
BAD = Shop("bad.example.com", "跑路卡盟", filed=None, qq="55555555")
WORDING = "3 名买家付款后 72 小时未收到卡密，平台未回应。"
LEASE = timedelta(seconds=30)
SILENT = Shop("faka.example.org", "小店发卡", None, None, "", None, None, "987654321")


def address(text: str) -> Address:
    """A typed address as the actions want it."""
    return read_address(text)


def add_platform(database: Database, shop: Shop, now: datetime) -> str:
    """Check a shop, store what was seen and give its platform's id."""
    with transaction(database) as session:
        check = checks.request(session, read_address(shop.host), now, join_minutes=10)
        snapshot = ingest.ingest(session, check, observations(shop, check, now), now)
        checks.finish_batch(session, check.batch_id, now)
    assert snapshot is not None
    return snapshot.platform_id


def observations(shop: Shop, check: Check, now: datetime) -> list[Observation]:
    """What all sources say about a shop."""
    claims = [{"number": shop.icp, "main": shop.icp[:-2], "valid": True, "flags": []}] if shop.icp else []
    contacts = [{"kind": "qq", "value": shop.qq}]
    storefront = {"name": shop.name, "title": shop.name, "contacts": contacts, "icp": {"claims": claims}}
    seen = [
        answered(check, "storefront", storefront, now),
        _dated(check, "domain_rdap", "registered_on", shop.registered_on, now),
        _dated(check, "wayback", "first_capture", shop.first_capture, now),
        _register(check, shop, now),
    ]
    if shop.rules:
        value = {"place": "公告", "title": "售后说明", "text": shop.rules}
        seen.append(answered(check, "platform_terms", value, now))
    return seen


def add_listing(
    database: Database, platform_id: str, state: str, wording: str, now: datetime, ended_reason: str = ""
) -> None:
    """A decision of two moderators, as the database demands; with a reason it ended just now."""
    with transaction(database) as session:
        people = [_moderator(number) for number in (1, 2)]
        session.add_all(people)
        session.flush()
        session.add(
            Listing(
                platform_id=platform_id,
                state=state,
                wording=wording,
                reasons=["independent_reporters"],
                decided_by_1=people[0].id,
                decided_by_2=people[1].id,
                effective_at=now - timedelta(days=2),
                recorded_at=now - timedelta(days=2),
                review_by=(now + timedelta(days=90)).date(),
                ended_at=now if ended_reason else None,
                ended_reason=ended_reason,
            )
        )


def add_staff(database: Database, now: datetime) -> str:
    """A moderator ``mod`` with the password ``correct horse battery``; gives the otpauth address."""
    with transaction(database) as session:
        return staff.add(session, "mod", "correct horse battery", "moderator", now)[1]


def rename(database: Database, platform_id: str, host: str, name: str, now: datetime) -> None:
    """Give a platform any name, hostile ones too."""
    with transaction(database) as session:
        platforms.rename(session, platforms.ensure(session, read_address(host), now), name)


def _moderator(number: int) -> Account:
    return Account(
        login=new_id(),
        password_hash="x",
        totp_secret="x",
        role="moderator",
        recorded_at=datetime(2026, 1, 1).astimezone(),
    )


def answered(check: Check, source: str, value: dict[str, Any], now: datetime) -> Observation:
    """What one source says."""
    return Observation(
        target=check.id,
        source=source,
        source_version=1,
        asked_at=now,
        url=check.url,
        outcome=Outcome.ANSWERED,
        value=value,
    )


def _dated(check: Check, source: str, key: str, day: date | None, now: datetime) -> Observation:
    if day is None:
        return unsaid(check.id, source, 1, now, check.url, Outcome.UNREACHABLE, "no connection")
    return answered(check, source, {"status": "found", key: day.isoformat()}, now)


def _register(check: Check, shop: Shop, now: datetime) -> Observation:
    if shop.filed is None or shop.icp is None:
        return unsaid(check.id, "icp_filing", 1, now, check.url, Outcome.REFUSED, "no gateway is configured")
    record = {
        "domain": ".".join(shop.host.split(".")[-2:]),
        "main_licence": shop.icp[:-2],
        "service_licence": shop.icp,
        "unit_name_masked": "北京某某科技有限公司",
        "nature": "企业",
        "updated_on": "2018-04-02",
    }
    value = {"by": "domain", "asked": record["domain"], "found": True, "records": [record], "canary_ok": True}
    return answered(check, "icp_filing", value, now)


ALL: Sequence[Shop] = (HONEST, YOUNG, SILENT)
