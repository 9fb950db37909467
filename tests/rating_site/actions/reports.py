"""How do tests of actions make a report? Through the actions themselves, in one call."""

from datetime import datetime, timedelta

from rating_site.abuse.challenge import Solved
from rating_site.actions import reporting, reporting_files
from rating_site.actions.reporting_files import Kept
from rating_site.actions.reporting_send import Sending, Sent, send
from rating_site.actions.reporting_signs import Origin
from rating_site.evidence.safe import Safe
from rating_site.store.db import Database, transaction

SHOP = "https://shop.example/"
HOURS = timedelta(hours=1)


def a_story(text: str = "付款后没有收到卡密") -> reporting.Story:
    """What happened, in short."""
    return reporting.Story("not_delivered", "unknown", "paid", "resupply", text)


def solved(name: str, now: datetime) -> Solved:
    """A proof of work."""
    return Solved(name, now + HOURS)


def a_draft(
    database: Database,
    safe: Safe,
    now: datetime,
    text: str = "付款后没有收到卡密",
    files: tuple[Kept, ...] = (),
    **order: object,
) -> str:
    """A draft that only has to be sent; gives its id."""
    with transaction(database) as session:
        report, _code = reporting.begin(session, "incident", "zh", now)
        reporting.place(session, report.id, "incident", None, SHOP)
        reporting.tell(session, safe, report.id, a_story(text))
        facts = {"product": "card_code", "channel": "alipay"} | order
        reporting.order(session, safe, report.id, reporting.Order(**facts))  # type: ignore[arg-type]
        reporting_files.attach(session, report, files, now)
    return report.id


def send_one(database: Database, safe: Safe, report_id: str, now: datetime, **sending: object) -> Sent:
    """Send a draft, from a browser and network of its own unless told otherwise."""
    values = {"origin": Origin(report_id, ""), "solved": solved(report_id, now), "publish": True} | sending
    with transaction(database) as session:
        return send(session, safe, report_id, Sending(**values), now)  # type: ignore[arg-type]
