"""A draft is told step by step, and everything told is kept sealed and masked."""

from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rating_site.actions import reporting
from rating_site.actions.cases import NotAllowed
from rating_site.actions.ids import code_sha256
from rating_site.store.db import Database, transaction
from rating_site.store.report_models import Report
from tests.rating_site.actions.reports import a_draft, a_story, send_one
from tests.report_rows import a_safe


def test_of_the_code_only_a_hash_is_kept(database: Database, now: datetime) -> None:
    with transaction(database) as session:
        report, code = reporting.begin(session, "incident", "zh", now)
    assert report.tracking_sha256 == code_sha256(code)
    assert code not in str(report.model_dump())


def test_what_was_told_is_sealed_and_its_public_form_masked(
    database: Database, now: datetime, tmp_path: Path
) -> None:
    safe = a_safe(tmp_path)
    told = "客服电话 13800138000 不接"
    report_id = a_draft(database, safe, now, told)
    with transaction(database) as session:
        report = session.get_one(Report, report_id)
        assert report.story_sealed is not None
        assert "13800138000" not in report.story and b"13800138000" not in report.story_sealed
        assert safe.seal.open(report.story_sealed, "story") == told


def test_an_offer_to_recover_money_is_noticed(database: Database, now: datetime, tmp_path: Path) -> None:
    report_id = a_draft(database, a_safe(tmp_path), now, "找我可以帮追回，联系微信 abc12345")
    with transaction(database) as session:
        assert "recovery_offer" in session.get_one(Report, report_id).review


@pytest.mark.parametrize(
    "spelt", ["km-2026 1118 000123", "KM20261118000123", "ｋｍ２０２６１１１８０００１２３"]
)
def test_an_order_number_is_recognised_however_it_is_spelt(
    database: Database, now: datetime, tmp_path: Path, spelt: str
) -> None:
    safe = a_safe(tmp_path)
    ids = [a_draft(database, safe, now, order_number=one) for one in (spelt, "KM20261118000123")]
    with transaction(database) as session:
        first, second = (session.get_one(Report, one).order_hash for one in ids)
    assert first == second


@pytest.mark.parametrize(
    ("number", "shown"),
    [("", ""), ("1234", "****"), ("12345678", "12****78"), ("20261118000123", "2026****0123")],
)
def test_a_masked_number_shows_its_ends_only(number: str, shown: str) -> None:
    assert reporting.masked(number) == shown


@given(st.text(min_size=1, max_size=64).filter(lambda text: text.strip()))
def test_a_masked_number_hides_at_least_half(number: str) -> None:
    shown = reporting.masked(number).replace("****", "")
    assert len(shown) <= 8 and len(shown) * 2 <= max(len("".join(number.split())), 1) * 1.2


def test_a_payment_number_is_kept_unless_another_comes(
    database: Database, now: datetime, tmp_path: Path
) -> None:
    safe = a_safe(tmp_path)
    report_id = a_draft(database, safe, now, payment_number="4200 0012")
    with transaction(database) as session:
        before = session.get_one(Report, report_id).payer_hash
        after = reporting.order(session, safe, report_id, reporting.Order("other", "bank")).payer_hash
    assert before == after == safe.digest("42000012", "payer")


def test_pages_open_one_after_the_other(database: Database, now: datetime, tmp_path: Path) -> None:
    with transaction(database) as session:
        report, _code = reporting.begin(session, "incident", "zh", now)
        reporting.place(session, report.id, "incident", None, "https://shop.example/")
        assert [reporting.reached(report, step) for step in ("story", "order")] == [True, False]
        reporting.tell(session, a_safe(tmp_path), report.id, a_story())
        assert reporting.reached(report, "order") and reporting.missing(report) == ("order",)
        reporting.place(session, report.id, "incident", None, "https://other.example/")
        assert reporting.reached(report, "order")


def test_a_changed_kind_leads_to_its_own_page(database: Database, now: datetime, tmp_path: Path) -> None:
    report_id = a_draft(database, a_safe(tmp_path), now)
    with transaction(database) as session:
        report = reporting.place(session, report_id, "went_well", None, "https://shop.example/")
        assert reporting.reached(report, "good") and not reporting.reached(report, "contact")


def test_nothing_is_told_after_sending(database: Database, now: datetime, tmp_path: Path) -> None:
    safe = a_safe(tmp_path)
    report_id = a_draft(database, safe, now)
    send_one(database, safe, report_id, now)
    with transaction(database) as session, pytest.raises(NotAllowed):
        reporting.tell(session, safe, report_id, a_story("别的"))
