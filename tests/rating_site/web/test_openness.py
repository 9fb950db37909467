"""What we say about ourselves: numbers that follow from the rows, clocks of one table, and what is kept."""

from datetime import datetime, timedelta

from flask.testing import FlaskClient

from rating_site.store.db import Database
from rating_site.trust.clocks import CLOCKS
from rating_site.web.clockwords import KEEPING, NAMES
from tests.rating_site.web.sample_rows import WORDING, add_listing
from tests.report_rows import submitted_report


def _text(client: FlaskClient, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.get_data(as_text=True)


def test_without_any_report_the_page_says_so_and_shows_no_shares(client: FlaskClient) -> None:
    page = _text(client, "/transparency")
    assert "还没有收到任何报告" in page and "0.0%" not in page
    numbers = client.get("/api/v1/transparency").get_json()
    assert numbers["reports"] == 0 and numbers["overturned_share"] is None and numbers["months"] == []


def test_page_and_interface_tell_the_same_numbers(
    client: FlaskClient, database: Database, honest: str, now: datetime
) -> None:
    submitted_report(database, honest, now)
    submitted_report(database, honest, now, state="draft")
    add_listing(database, honest, "listed", WORDING, now)
    page, numbers = _text(client, "/transparency"), client.get("/api/v1/transparency").get_json()
    assert numbers["reports"] == 1 and numbers["by_type"] == {"not_delivered": 1}
    assert numbers["entries"] == 1 and numbers["stale_share"] == 0
    assert "付款后未到账" in page and "2026-11" in page and "0.0%" in page


def test_every_clock_has_a_name_and_stands_on_the_method_page(client: FlaskClient) -> None:
    assert {clock.code for clock in CLOCKS} == set(NAMES)
    page = _text(client, "/method")
    assert all(str(name) in page for name in ("72 小时", "48 小时", "14 天", "180 天", "从不收费"))


def test_the_privacy_page_states_each_use_and_how_long_things_are_kept(client: FlaskClient) -> None:
    page = _text(client, "/privacy")
    kept = [clock.length for clock in CLOCKS if clock.code in KEEPING]
    assert all(f"{length // timedelta(days=1)} 天" in page for length in kept)
    for use in ("处理举报", "公开遮盖后的文字", "让平台看到订单号", "发邮件通知您", "在浏览器里保存密钥"):
        assert use in page


def test_the_pages_speak_english(client: FlaskClient) -> None:
    for path in ("/privacy", "/transparency", "/rights", "/owner/sign-in"):
        assert client.get(f"{path}?lang=en").status_code == 200
