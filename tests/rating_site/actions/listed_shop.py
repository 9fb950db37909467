"""A shop against which the listing rule is fulfilled, and how it comes onto the list: for several tests."""

from datetime import datetime, timedelta

from crawlers.identity import read_address
from rating_site.actions import decisions, moderation, platforms
from rating_site.evidence.safe import Safe
from rating_site.store.case_models import Decision
from rating_site.store.db import Database, transaction
from rating_site.trust.clocks import REPLY
from tests.report_rows import submitted_report

FACTS = "3 名买家付款后 72 小时未收到卡密，平台未回应。"


def proven_shop(database: Database, safe: Safe, by: int, now: datetime, host: str = "shop.example") -> str:
    """A platform with three reports of different payers that a moderator found proven."""
    with transaction(database) as session:
        shop = platforms.ensure(session, read_address(host), now).id
    for number in range(3):
        report = submitted_report(database, shop, now)
        with transaction(database) as session:
            moderation.accept(session, safe, report.id, by, "payment_record", now)
            moderation.notify(session, safe, report.id, by, now)
            moderation.judge(
                session, safe, report.id, by, "substantiated", "payment_record", now, payer=f"{host} {number}"
            )
    return shop


def propose(
    database: Database, safe: Safe, shop: str, kind: str, by: int, now: datetime, reason: str = ""
) -> int:
    """A proposal of one moderator."""
    with transaction(database) as session:
        return decisions.propose(session, safe, shop, kind, by, FACTS, now, reason).id or 0


def confirm(database: Database, safe: Safe, proposal: int, by: int, now: datetime) -> Decision:
    """The second moderator's word."""
    with transaction(database) as session:
        return decisions.confirm(session, safe, proposal, by, now)


def listed_shop(database: Database, safe: Safe, people: list[int], now: datetime) -> tuple[str, datetime]:
    """A platform on the blacklist, and the moment since when."""
    shop = proven_shop(database, safe, people[0], now)
    later = now + REPLY.length + timedelta(minutes=1)
    confirm(database, safe, propose(database, safe, shop, "list", people[0], now), people[1], later)
    return shop, later
