"""Somebody reports an incident without an account and comes back with the code."""

from flask.testing import FlaskClient
from sqlmodel import select

from rating_site.store.db import Database, reading
from rating_site.store.models import CrawlBatch, Platform
from rating_site.store.report_models import Report
from tests.rating_site.web.sample_reports import Reporter, picture


def the_report(database: Database) -> Report:
    with reading(database) as session:
        return session.exec(select(Report)).one()


def test_a_report_goes_from_the_first_page_to_the_queue(reporter: Reporter, database: Database) -> None:
    assert reporter.begin().location == "/report/story"
    assert reporter.tell().location == "/report/order"
    assert reporter.order().location == "/report/evidence"
    assert reporter.show(picture()).location == "/report/evidence"
    assert reporter.client.post("/report/evidence/next").location == "/report/contact"
    assert reporter.client.post("/report/contact", data={"email": "a@b.example"}).location == "/report/check"
    assert reporter.send().location == "/report/done"
    assert reporter.code() in reporter.client.get("/report/done").text
    row = the_report(database)
    assert (row.state, row.evidence, row.order_shown) == ("submitted", "payment_record", "KM20****0123")
