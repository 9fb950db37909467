"""Answers about rules are said as people say them."""

from datetime import datetime

import pytest
from flask import Flask

from rating_site.terms.calendar import SHANGHAI
from rating_site.terms.practice import Experience, practice
from rating_site.terms.window import Caution
from rating_site.web.termwords import caution, length, practised, until


def test_the_end_of_a_day_is_its_24_o_clock() -> None:
    assert until(datetime(2026, 3, 8, 0, 0, tzinfo=SHANGHAI)) == "2026-03-07 24:00"
    assert until(datetime(2026, 3, 8, 9, 5, tzinfo=SHANGHAI)) == "2026-03-08 09:05"


@pytest.mark.parametrize(
    ("hours", "said"),
    [(0.5, "30 分钟"), (24, "24 小时"), (33.6, "33.6 小时"), (72, "3 天"), (100.8, "约 4 天")],
)
def test_lengths_are_said_in_fitting_units(app: Flask, hours: float, said: str) -> None:
    with app.test_request_context():
        assert length(hours) == said


def test_a_caution_names_its_event(app: Flask) -> None:
    with app.test_request_context():
        assert "（发货）" in caution(Caution("start_not_given", {"start": "delivery"}))


def test_practice_is_said_of_n_reporters(app: Flask) -> None:
    seen = [Experience(f"r{number}", "resupply", "resupplied", 5.0) for number in range(3)]
    with app.test_request_context():
        said = " ".join(practised(practice([*seen, Experience("r9", "refund", "open")])))
        assert "3 位要求补单的反馈者中，3 位得到补单" in said and "中位数不超过 5 小时" in said
        assert "1 位要求退款的反馈者中，0 位拿到退款" in said
        assert practised(practice(())) == ["还没有反馈者的记录。"]
