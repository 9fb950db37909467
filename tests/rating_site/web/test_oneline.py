"""A chat bot's line is short, harmless, and says what the page says."""

import re
from collections.abc import Callable
from datetime import datetime

import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rating_site.store.db import Database
from rating_site.web.oneline import LONGEST, defanged
from rating_site.words import HEADLINES
from tests.rating_site.web.sample_rows import (
    BAD,
    HONEST,
    WORDING,
    YOUNG,
    Shop,
    add_listing,
    rename,
)


def line(client: FlaskClient, q: str) -> str:
    answer = client.get("/api/v1/check", query_string={"q": q, "format": "text"})
    assert answer.status_code == 200 and answer.mimetype == "text/plain"
    return answer.text


def test_a_graded_platform_is_told_with_host_headline_freshness_and_share_of_what_is_known(
    client: FlaskClient, honest: str
) -> None:
    told = line(client, HONEST.host)
    assert told.startswith("云上点卡（shop[.]example[.]com）：" + HEADLINES["B"])
    assert "已知 3/5 项" in told and "查于 2026-11-20" in told


def test_a_listed_platform_is_told_with_the_reason_of_its_entry(
    client: FlaskClient, honest: str, database: Database, now: datetime
) -> None:
    add_listing(database, honest, "listed", WORDING, now)
    assert HEADLINES["listed"] + WORDING in line(client, HONEST.host)


def test_of_several_platforms_the_most_serious_one_is_told(
    client: FlaskClient, add: Callable[[Shop], str], database: Database, now: datetime
) -> None:
    add(HONEST)
    add_listing(database, add(YOUNG), "warned", WORDING, now)
    told = line(client, HONEST.qq)
    assert told.startswith("查到 2 家，最需留意：" + YOUNG.name) and WORDING in told


def test_an_unknown_host_is_not_called_safe_but_not_checked(client: FlaskClient) -> None:
    assert line(client, "nobody.example.com") == "nobody[.]example[.]com：" + HEADLINES["unknown"]


def test_other_words_of_a_stranger_are_not_repeated(client: FlaskClient) -> None:
    assert "加我" not in line(client, "加我微信退款")


def test_a_program_that_accepts_text_alone_gets_text(client: FlaskClient, honest: str) -> None:
    asked = {"path": "/api/v1/check", "query_string": {"q": HONEST.host}}
    text = client.get(**asked, headers={"Accept": "text/plain"})
    assert text.mimetype == "text/plain" and text.vary.as_set() == {"accept"}
    assert client.get(**asked, headers={"Accept": "*/*"}).mimetype == "application/json"
    named = {"q": HONEST.host, "format": "json"}
    answer = client.get("/api/v1/check", query_string=named, headers={"Accept": "text/plain"})
    assert answer.mimetype == "application/json"


def test_the_line_is_chinese_whatever_language_the_browser_has(client: FlaskClient, honest: str) -> None:
    client.set_cookie("kajian_lang", "en")
    assert HEADLINES["B"] in line(client, HONEST.host)


@pytest.mark.parametrize(
    ("text", "harmless"),
    [
        ("bad.example", "bad[.]example"),
        ("去 http://bad.example/a 看", "去 http[:]//bad[.]example/a 看"),
        ("坏人.中国", "坏人[.]中国"),
        ("bad。com", "bad[.]com"),
        ("1.2.3.4", "1[.]2[.]3[.]4"),
        ("收取 0.5% 手续费", "收取 0.5% 手续费"),
        ("打3.5折。好", "打3.5折。好"),
    ],
)
def test_no_chat_program_finds_a_link(text: str, harmless: str) -> None:
    assert defanged(text) == harmless


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=st.text(min_size=1, max_size=200))
def test_whatever_a_shop_is_called_the_line_stays_one_short_harmless_line(
    client: FlaskClient, database: Database, now: datetime, honest: str, name: str
) -> None:
    rename(database, honest, HONEST.host, name.replace("\x00", "") or "x", now)
    told = line(client, HONEST.host)
    assert len(told) <= LONGEST and told.isprintable()
    assert not re.search(r"[A-Za-z0-9]\.[A-Za-z]", told) and HEADLINES["B"] in told


def test_a_long_reason_is_cut_and_the_date_stays(
    client: FlaskClient, add: Callable[[Shop], str], database: Database, now: datetime
) -> None:
    add_listing(database, add(BAD), "listed", "买家没有收到卡密，" * 60, now)
    told = line(client, BAD.host)
    assert len(told) == LONGEST and told.endswith("…（已知 2/5 项，查于 2026-11-20）")
