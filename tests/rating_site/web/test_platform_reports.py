"""Everybody reads what was reported: masked, with outcome and replies, and nothing that was taken back."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from rating_site.actions import cases, moderation
from rating_site.evidence.safe import Safe
from rating_site.store.db import Database, transaction
from rating_site.store.report_models import Report
from rating_site.web.services import services
from tests.report_rows import STORY, add_evidence, add_people, submitted_report


@pytest.fixture
def safe(app: Flask) -> Safe:
    """The safe of the app under test."""
    with app.app_context():
        return services().settings.safe


@pytest.fixture
def by(database: Database, now: datetime) -> int:
    """A moderator."""
    return add_people(database, now)[0]


def accepted(database: Database, safe: Safe, shop: str, by: int, now: datetime, **fields: Any) -> str:
    report = submitted_report(database, shop, now, **fields)
    with transaction(database) as session:
        moderation.accept(session, safe, report.id, by, "screenshot", now)
    return report.id


def test_a_report_is_read_by_everybody_once_it_was_accepted(
    client: FlaskClient, database: Database, safe: Safe, by: int, honest: str, now: datetime
) -> None:
    report = submitted_report(database, honest, now).id
    assert STORY not in client.get(f"/platforms/{honest}").text
    with transaction(database) as session:
        moderation.accept(session, safe, report, by, "screenshot", now)
    assert STORY in client.get(f"/platforms/{honest}").text


def test_hostile_words_are_shown_and_do_nothing(
    client: FlaskClient, database: Database, safe: Safe, by: int, honest: str, now: datetime
) -> None:
    accepted(database, safe, honest, by, now, story="<script>alert(1)</script>没到账", reply_told="{{ 7*7 }}")
    page = client.get(f"/platforms/{honest}").text
    assert "<script>alert" not in page and "&lt;script&gt;alert(1)" in page and "{{ 7*7 }}" in page


def test_words_for_the_parties_stay_with_them(
    client: FlaskClient, database: Database, safe: Safe, by: int, honest: str, now: datetime
) -> None:
    report = accepted(database, safe, honest, by, now)
    with transaction(database) as session:
        held = cases.locked(session, report)
        for seen_by in ("parties", "reporter", "staff", "everyone"):
            cases.note(
                session, safe, held, "reply_added", "owner", now, text=f"给{seen_by}的话", seen_by=seen_by
            )
    page = client.get(f"/platforms/{honest}").text
    assert [f"给{one}的话" in page for one in ("parties", "reporter", "staff", "everyone")] == [False] * 3 + [
        True
    ]


def test_of_a_withdrawn_report_only_the_fact_stays(
    client: FlaskClient, database: Database, safe: Safe, by: int, honest: str, now: datetime
) -> None:
    report = accepted(database, safe, honest, by, now)
    with transaction(database) as session:
        cases.set_outcome(session, cases.locked(session, report), "withdrawn", "reporter", now)
    page = client.get(f"/platforms/{honest}").text
    assert STORY not in page and "只保留“有过这件事”" in page


def test_a_picture_without_a_public_copy_is_nobodys(
    client: FlaskClient, database: Database, safe: Safe, by: int, honest: str, now: datetime
) -> None:
    report = accepted(database, safe, honest, by, now)
    one = add_evidence(database, report, now, stored_as=safe.vault.put(b"secret")).id
    assert client.get(f"/evidence/{one}").status_code == 404
    assert client.get(f"/evidence/{'0' * 12}").status_code == 404


def test_what_the_rules_promise_stands_beside_what_reporters_saw(
    client: FlaskClient, database: Database, safe: Safe, by: int, honest: str, now: datetime
) -> None:
    for number in range(3):
        report = accepted(database, safe, honest, by, now, asked_at=now - timedelta(hours=30))
        with transaction(database) as session:
            later = now - timedelta(hours=6 * number)
            cases.set_outcome(session, session.get_one(Report, report), "resupplied", "reporter", later)
        accepted(database, safe, honest, by, now, kind="went_well", type="", asked="", minutes=5 + number)
    page = client.get(f"/platforms/{honest}/rules").text
    assert "3 位要求补单的反馈者中，3 位得到补单" in page and "中位数不超过 24 小时" in page
    assert "付款到收货的中位数是 6 分钟" in page
