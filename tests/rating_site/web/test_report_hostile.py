"""Whatever is sent: a clear refusal that stores nothing, or it is stored and shown escaped; never a fault."""

from random import Random

import pytest
from sqlmodel import select

from rating_site.store.db import Database, reading
from rating_site.store.report_models import Evidence, Report, ReportEvent
from tests.rating_site.web.hostile import MARK, Attack, attack
from tests.rating_site.web.sample_reports import Reporter

PAGES = ("/report", "/report/story", "/report/order", "/report/evidence", "/report/contact", "/report/check")
AFTER = ("/report/mine", "/report/mine/data.json", "/report/done")


def everything(database: Database) -> list[object]:
    with reading(database) as session:
        rows = [session.exec(select(table)).all() for table in (Report, Evidence, ReportEvent)]
    return [row.model_dump() for found in rows for row in found]


def assault(reporter: Reporter, database: Database, dice: Random, number: int) -> Attack:
    """Send one attack as somebody with a draft or with a sent report, and judge what came of it."""
    one = attack(dice)
    before = everything(database)
    sender = {"REMOTE_ADDR": f"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}"}
    answer = reporter.client.post(one.path, environ_overrides=sender, **one.sent)
    assert answer.status_code < 500, one
    if answer.status_code >= 400:
        assert everything(database) == before, one
    assert MARK not in answer.text, one
    return one


def look_at_everything(reporter: Reporter) -> None:
    for path in (*PAGES, *AFTER):
        answer = reporter.client.get(path)
        assert answer.status_code < 400, path
        assert MARK not in answer.text or answer.mimetype == "application/json", path


def run(reporter: Reporter, database: Database, attacks: int, seed: int = 20261120) -> None:
    dice = Random(seed)  # noqa: S311  # the same attacks every time
    for number in range(attacks):
        if number % 50 == 0:
            reporter.client = reporter.client.application.test_client()
            reporter.client.environ_base["REMOTE_ADDR"] = f"172.16.{number >> 8}.{number & 255}"
            reporter.prepare()
        if number % 100 == 50:
            reporter.send()
        assault(reporter, database, dice, number)
        if number % 10 == 0:
            look_at_everything(reporter)


def test_three_hundred_attacks_meet_a_clear_answer(reporter: Reporter, database: Database) -> None:
    run(reporter, database, 300)


@pytest.mark.all
@pytest.mark.timeout(1200)
@pytest.mark.parametrize("part", range(5))
def test_ten_thousand_attacks_meet_a_clear_answer(reporter: Reporter, database: Database, part: int) -> None:
    """In five parts, each on rows of its own: every attack compares all that is stored before and after."""
    run(reporter, database, 2_000, seed=part)


def test_a_field_of_a_megabyte_is_too_large(reporter: Reporter, database: Database) -> None:
    reporter.begin()
    assert reporter.tell(story="a" * 1_000_000).status_code == 413
    assert reporter.client.post("/report/evidence", data={"kind": "a" * 1_000_000}).status_code in (413, 422)
    with reading(database) as session:
        assert session.exec(select(Report.story)).one() == ""


def test_too_many_bytes_of_pictures_are_too_large(reporter: Reporter) -> None:
    reporter.prepare()
    said = {"CONTENT_LENGTH": "50000000", "CONTENT_TYPE": "multipart/form-data; boundary=x"}
    assert reporter.client.post("/report/evidence", environ_overrides=said).status_code == 413


def test_hostile_looking_text_can_be_an_honest_report(reporter: Reporter, database: Database) -> None:
    reporter.begin()
    reporter.tell(story=f"客服发来 {MARK}\r\n和 \u202e乱码\x07，没有发货")
    with reading(database) as session:
        assert session.exec(select(Report.story)).one() == f"客服发来 {MARK}\n和 乱码 ，没有发货"
    page = reporter.client.get("/report/story").text
    assert MARK not in page and "&lt;script&gt;boom(1)&lt;/script&gt;" in page


def test_a_draft_with_gaps_is_led_back_to_them(reporter: Reporter) -> None:
    reporter.begin()
    assert reporter.client.post("/report/contact", data={"email": ""}).location == "/report/check"
    for answer in (reporter.client.get("/report/check"), reporter.client.post("/report/check", data={})):
        assert answer.location == "/report/story"
