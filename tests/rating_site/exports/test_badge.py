"""Badges say the state in words, escaped, in a colour that can be read."""

import json
from xml.etree.ElementTree import fromstring

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rating_site.exports.badge import _GRADE_COLOURS, _PAINT, _STATES, Badge, badge, badge_json, badge_svg


@given(st.text(), st.text())
def test_any_text_leaves_the_picture_well_formed(message: str, label: str) -> None:
    fromstring(badge_svg(Badge(message, "red"), label))  # noqa: S314


def test_the_picture_says_the_message_and_runs_nothing() -> None:
    picture = badge_svg(Badge('"><script>alert(1)</script>', "red")).decode()
    assert "<script" not in picture and "卡鉴" in picture and "&lt;script&gt;" in picture


@pytest.mark.parametrize(
    "state", ["listed", "warned", "alert", "not_rated", "delisted", "unknown", "nonsense"]
)
def test_a_state_without_grade_shows_no_grade_even_when_one_is_passed(state: str) -> None:
    assert badge(state, "A") == badge(state)
    assert "级" not in badge(state).message or state == "not_rated"


@pytest.mark.parametrize("grade", "ABCDE")
def test_a_graded_platform_shows_its_grade(grade: str) -> None:
    assert badge("graded", grade).message == f"{grade} 级"


@pytest.mark.parametrize("grade", [None, "", "F", "<"])
def test_a_grade_that_does_not_exist_is_unknown(grade: str | None) -> None:
    assert badge("graded", grade) == badge("unknown")


def test_the_endpoint_answer_has_shields_fields() -> None:
    assert json.loads(badge_json(badge("listed"))) == {
        "schemaVersion": 1, "label": "卡鉴", "message": "已列入黑名单", "color": "critical",
        "cacheSeconds": 3600,
    }  # fmt: skip


def test_every_colour_can_be_painted_and_read_in_white() -> None:
    used = {shown.colour for shown in _STATES.values()} | set(_GRADE_COLOURS.values())
    assert used <= set(_PAINT)
    assert all(_contrast_with_white(paint) >= 4.5 for paint in _PAINT.values())


def _contrast_with_white(paint: str) -> float:
    parts = [int(paint[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 1.05 / (0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2] + 0.05)
