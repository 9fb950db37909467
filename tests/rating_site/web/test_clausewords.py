"""Clauses read as people speak, in both directions of a time limit."""

from dataclasses import dataclass

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st

from rating_site.web import clausewords


@dataclass(frozen=True)
class Words:
    """A clause without its text."""

    type: str
    value: str
    unit_note: str = ""
    bound: str = "max"
    start: str = "unspecified"
    aspect: str = ""
    cond: str = ""


@pytest.mark.parametrize(
    ("clause", "text"),
    [
        (Words("resupply_window", "PT36H", bound="min", start="payment"), "付款后等满 36 小时之后才处理"),
        (Words("refund_window", "P7D", start="delivery"), "发货后 7 天以内"),
        (Words("handling_time", "P3D/P5D", unit_note="working_days"), "3 天–5 天 · 工作日"),
        (Words("evidence_required", "order_no,screenshot"), "订单号、截图"),
        (Words("no_refund", "balance"), "平台余额不退"),
        (Words("escrow", "release:P7D"), "7 天后放款给卖家"),
        (Words("refund_fee", "5%", cond="wechat"), "5% · 微信支付"),
        (Words("escrow", "T+1"), "T+1"),
        (Words("contact_hours", "09:00-22:00", unit_note="Mon-Fri"), "09:00-22:00 · 周一至周五"),
    ],
)
def test_a_clause_is_said_in_plain_words(app: Flask, clause: Words, text: str) -> None:
    with app.test_request_context():
        assert clausewords.phrase(clause) == text


@pytest.mark.parametrize(
    ("value", "hours"),
    [
        ("PT30M", 0.5),
        ("P1D", 24.0),
        ("P1M", 730.5),
        ("PT0H/PT24H", 24.0),
        ("P1DT2H", 26.0),
        ("none", None),
        ("", None),
    ],
)
def test_lengths_are_hours(value: str, hours: float | None) -> None:
    assert clausewords.hours(value) == hours


@given(st.integers(1, 10_000), st.integers(1, 10_000))
def test_a_longer_time_never_has_a_shorter_bar(first: int, second: int) -> None:
    short, long = sorted((first, second))
    filled = [clausewords.share(f"PT{hours}H") or 0.0 for hours in (short, long)]
    assert 0.0 < filled[0] <= filled[1] <= 1.0


@given(st.text(max_size=80))
def test_any_value_can_be_shown(value: str) -> None:
    app = Flask(__name__)
    with app.test_request_context():
        assert clausewords.hours(value) is None or clausewords.share(value) is not None
