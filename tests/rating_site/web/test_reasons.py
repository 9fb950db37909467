"""The gravest facts come first, and never more than three."""

from collections.abc import Callable
from datetime import date, datetime

import pytest
from flask import Flask

from rating_site import answers
from rating_site.answers import Answer
from rating_site.store import platforms
from rating_site.store.db import Database, reading
from rating_site.web.reasons import reasons, topics
from tests.rating_site.web.sample_rows import HONEST, SILENT, WORDING, YOUNG, Shop, add_listing

TODAY = date(2026, 11, 20)
Look = Callable[[Shop], Answer]


@pytest.fixture
def look(database: Database, add: Callable[[Shop], str]) -> Look:
    """Check a shop and give the answer about it."""

    def answer(shop: Shop) -> Answer:
        platform_id = add(shop)
        with reading(database) as session:
            platform = platforms.resolve(session, platform_id)
            assert platform is not None
            return answers.answer(session, platform)

    return answer


def test_a_young_shop_with_harsh_rules_says_both(app: Flask, look: Look) -> None:
    with app.test_request_context():
        found = reasons(look(YOUNG), TODAY)
    assert [reason.level for reason in found] == ["care", "care", "care"]
    assert found[0].text == "域名注册才 82 天"
    assert "规则写明：发货后不退" in [reason.text for reason in found]


def test_the_reason_of_a_listing_comes_first(
    app: Flask, look: Look, database: Database, now: datetime
) -> None:
    add_listing(database, look(HONEST).platform.id, "listed", WORDING, now)
    with app.test_request_context(), reading(database) as session:
        platform = platforms.by_site(session, HONEST.host)
        assert platform is not None
        first = reasons(answers.answer(session, platform), TODAY)[0]
    assert (first.level, first.text) == ("stop", WORDING)


def test_unknown_is_no_blame(app: Flask, look: Look) -> None:
    with app.test_request_context():
        found = reasons(look(SILENT), TODAY)
    assert {reason.level for reason in found} == {"unknown"}


def test_a_re_registered_domain_is_named(app: Flask, look: Look) -> None:
    bought = Shop("old.example.com", "老域名", date(2024, 1, 5), date(2015, 1, 1), filed=None)
    with app.test_request_context():
        texts = [reason.text for reason in reasons(look(bought), TODAY)]
    assert any("重新注册过" in text for text in texts)


def test_topics_say_why_they_are_unknown(app: Flask, look: Look) -> None:
    with app.test_request_context():
        found = {topic.name: topic for topic in topics(look(SILENT))}
    assert not found["ICP 备案"].known and "人工核对" in found["ICP 备案"].why
    assert not found["平台规则"].known
