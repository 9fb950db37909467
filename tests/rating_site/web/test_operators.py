"""Supervisors, monitoring and administrators see how the installation does, and nobody else does."""

import hashlib
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.exc import OperationalError
from sqlmodel import Session

from rating_site.actions import staff
from rating_site.store.db import Database, log_slow, reading, transaction
from rating_site.store.models import CrawlBatch, StaffSession
from rating_site.store.operations import state
from rating_site.web.guards import STAFF_COOKIE
from tests.report_rows import submitted_report

TOKEN = {"Authorization": "Bearer the-token"}


@pytest.fixture
def watched(make_app: Callable[..., Flask]) -> FlaskClient:
    """A visitor of an installation that has a token for its figures."""
    return make_app(metrics_token="the-token", log_requests=True).test_client()


def _sign_in(client: FlaskClient, database: Database, now: datetime, role: str) -> None:
    with transaction(database) as session:
        account, _uri = staff.add(session, f"the-{role}", "correct horse battery", role, now)
        token = "t" * 43
        session.add(
            StaffSession(
                token_sha256=hashlib.sha256(token.encode()).hexdigest(),
                account_id=account.id or 0,
                recorded_at=now,
                expires_at=now + timedelta(hours=12),
            )
        )
    client.set_cookie(STAFF_COOKIE, token)


def test_a_ready_process_says_so(client: FlaskClient, honest: str) -> None:
    assert client.get("/readyz").text == "ready\n"


def test_figures_need_the_token(watched: FlaskClient, client: FlaskClient) -> None:
    assert watched.get("/metrics").status_code == 404
    assert watched.get("/metrics", headers={"Authorization": "Bearer no"}).status_code == 404
    assert client.get("/metrics", headers={"Authorization": "Bearer "}).status_code == 404


def test_figures_tell_of_requests_and_of_what_waits(
    watched: FlaskClient, database: Database, honest: str, now: datetime
) -> None:
    submitted_report(database, honest, now)
    watched.get("/search?q=secretword")
    text = watched.get("/metrics", headers=TOKEN).text
    assert 'kajian_request_seconds_count{route="/search",status="200"} 1.0' in text
    assert 'kajian_waiting{kind="first look"} 1.0' in text
    assert 'kajian_crawl_outcomes{outcome="answered",source="storefront"} 1.0' in text
    assert "secretword" not in text


def test_the_request_log_names_the_route_and_not_what_was_asked(
    watched: FlaskClient, honest: str, capsys: pytest.CaptureFixture[str]
) -> None:
    watched.get("/api/v1/check?q=secret.example.com")
    printed = capsys.readouterr().out
    assert "/api/v1/check" in printed
    assert "secret" not in printed


def test_only_administrators_see_the_page(client: FlaskClient, database: Database, now: datetime) -> None:
    assert client.get("/staff/operations").status_code == 303
    _sign_in(client, database, now, "moderator")
    assert client.get("/staff/operations").status_code in (303, 403)


def test_the_page_shows_what_waits_and_that_no_backup_was_made(
    client: FlaskClient, database: Database, honest: str, now: datetime
) -> None:
    submitted_report(database, honest, now)
    _sign_in(client, database, now, "admin")
    page = client.get("/staff/operations").text
    assert "等第一次审核的举报" in page
    assert "还没有备份过" in page


def test_the_page_shows_what_was_given_up_and_that_work_is_paused(
    client: FlaskClient, database: Database, tmp_path: Path, now: datetime
) -> None:
    with transaction(database) as session:
        session.add(
            CrawlBatch(
                id="gone", kind="live", state="failed", requested_at=now, finished_at=now, reason="no memory"
            )
        )
    (tmp_path / "paused").touch()
    _sign_in(client, database, now, "admin")
    page = client.get("/staff/operations").text
    assert "no memory" in page
    assert "抓取已暂停" in page


def test_the_state_of_an_empty_installation_is_zeros(database: Database, now: datetime) -> None:
    with reading(database) as session:
        found = state(session, now)
    assert {one.count for one in found.queues.values()} == {0}
    assert found.overdue == 0


def test_a_slow_question_is_told_without_its_values(database: Database) -> None:
    told: list[str] = []
    log_slow(database, 0.0, lambda statement, _seconds: told.append(statement))
    with reading(database) as session:
        session.connection().exec_driver_sql("SELECT 'x' WHERE 1 = 1")
    assert any("SELECT" in statement for statement in told)


def test_a_dead_database_is_not_ready(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def dead(*_: object) -> None:
        raise OperationalError("SELECT", {}, Exception("gone"))

    monkeypatch.setattr(Session, "exec", dead)
    assert client.get("/healthz").status_code == 503


def test_sign_ins_that_failed_are_counted_for_administrators_and_monitoring(
    watched: FlaskClient, app: Flask, database: Database, now: datetime
) -> None:
    client = app.test_client()
    _sign_in(client, database, now, "admin")
    for login in ("the-admin", "nobody", "nobody else"):
        sent = {"login": login, "password": "wrong", "code": "000000"}
        assert app.test_client().post("/staff/sign-in", data=sent).status_code == 403
    assert "成功 0，失败 3，其中不存在的账号 2" in client.get("/staff/operations").text
    assert 'kajian_sign_ins{outcome="unknown"} 2.0' in watched.get("/metrics", headers=TOKEN).text


@pytest.mark.parametrize("path", ["/healthz", "/readyz", "/metrics", "/staff/operations"])
def test_what_operators_read_stays_in_no_cache(watched: FlaskClient, path: str) -> None:
    assert watched.get(path, headers=TOKEN).headers["Cache-Control"] == "private, no-store"
