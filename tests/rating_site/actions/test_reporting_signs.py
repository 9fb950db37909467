"""Moderators see which reports may be one, and when unusually many come."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlmodel import select

from rating_site.actions.reporting_files import Kept
from rating_site.actions.reporting_signs import Origin
from rating_site.evidence.safe import Safe
from rating_site.store.case_models import Alarm
from rating_site.store.db import Database, reading
from rating_site.store.report_models import ReportEvent, Trait
from tests.rating_site.actions.reports import a_draft, send_one
from tests.report_rows import a_safe

STORY = "十一月十八日晚上买了一张五十元的游戏点卡，付款以后等了三天都没有收到，客服说系统延迟，让我继续等。"
OTHER = "充值的是会员，到账之后第二天就被收回去了，平台说不归他们管，要我自己找上家处理。"


@pytest.fixture
def safe(tmp_path: Path) -> Safe:
    """What seals texts."""
    return a_safe(tmp_path)


def a_file(sha256: str, phash: str = "") -> Kept:
    return Kept("payment", sha256 * 64, "image/png", phash or None, 40, 30, "0" * 32)


def candidates(database: Database, report_id: str) -> dict[str, object]:
    with reading(database) as session:
        found = session.exec(
            select(ReportEvent).where(
                ReportEvent.report_id == report_id, ReportEvent.kind == "likely_duplicate"
            )
        ).first()
    assert found is None or found.seen_by == "staff"
    return dict(found.detail) if found else {}


def test_one_order_reported_twice_is_seen(database: Database, safe: Safe, now: datetime) -> None:
    first, second = (a_draft(database, safe, now, text, order_number="KM 1") for text in (STORY, OTHER))
    send_one(database, safe, first, now)
    send_one(database, safe, second, now)
    assert candidates(database, second) == {"order": [first]} and candidates(database, first) == {}


def test_a_copied_story_is_seen_though_numbers_and_spaces_changed(
    database: Database, safe: Safe, now: datetime
) -> None:
    copied = STORY.replace("十一月十八日", "十一月十九日 ").replace("，", "; ")
    first, second, third = (a_draft(database, safe, now, text) for text in (STORY, copied, OTHER))
    for one in (first, second, third):
        send_one(database, safe, one, now)
    assert candidates(database, second) == {"text": [first]} and candidates(database, third) == {}


def test_the_same_and_a_similar_picture_are_seen(database: Database, safe: Safe, now: datetime) -> None:
    first = a_draft(database, safe, now, STORY, (a_file("a", "00000000000000ff"),))
    second = a_draft(database, safe, now, OTHER, (a_file("a", "00000000000000fe"),))
    send_one(database, safe, first, now)
    send_one(database, safe, second, now)
    assert candidates(database, second) == {"image": [first], "look": [first]}


def test_screenshots_that_only_look_alike_make_nobody_one(
    database: Database, safe: Safe, now: datetime
) -> None:
    files = (a_file("a", "00000000000000ff"), a_file("b", "00000000000000ff"))
    for one in files:
        send_one(database, safe, a_draft(database, safe, now, OTHER, (one,)), now)
    with reading(database) as session:
        values = session.exec(select(Trait.value).where(Trait.name == "image")).all()
    assert len(set(values)) == 2


def test_a_burst_about_one_shop_raises_one_alarm(database: Database, safe: Safe, now: datetime) -> None:
    for number in range(7):
        report_id = a_draft(database, safe, now, f"{number} {STORY}")
        send_one(database, safe, report_id, now + timedelta(minutes=number))
    with reading(database) as session:
        alarms = session.exec(select(Alarm)).all()
    assert [one.kind for one in alarms] == ["burst"] and "reports in" in alarms[0].reason


def test_one_browser_that_reports_many_shops_raises_an_alarm_of_its_own(
    database: Database, safe: Safe, now: datetime
) -> None:
    for number in range(6):
        report_id = a_draft(database, safe, now, f"{number} {STORY}")
        send_one(database, safe, report_id, now, origin=Origin("same-browser", "10.0.0.0/24"))
    with reading(database) as session:
        subjects = {one.subject.split()[0] for one in session.exec(select(Alarm)) if one.kind == "group"}
    assert "device" in subjects


def test_traits_are_keyed_hashes_and_texts_are_bounded(database: Database, safe: Safe, now: datetime) -> None:
    report_id = a_draft(database, safe, now, "".join(chr(0x4E00 + number) for number in range(2900)))
    send_one(database, safe, report_id, now)
    with reading(database) as session:
        traits = session.exec(select(Trait)).all()
    assert len([one for one in traits if one.name == "text"]) == 128
    assert all(len(one.value) == 64 for one in traits)
