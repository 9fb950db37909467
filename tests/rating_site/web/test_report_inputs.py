"""What people type becomes a value or a sentence beside the field; nothing else comes through."""

import unicodedata
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict

from rating_site.web import report_words
from rating_site.web.report_forms import understand, wrong_times
from rating_site.web.report_inputs import ContactPage, OrderPage, SendPage, StoryPage, tidy
from tests.rating_site.web.conftest import MakeApp
from tests.rating_site.web.sample_reports import ORDER, STORY


@given(st.text(max_size=300))
def test_a_tidied_text_has_nothing_that_controls_or_turns(text: str) -> None:
    found = tidy(text)
    assert found == tidy(found)
    assert not any(unicodedata.category(one) == "Cc" and one not in "\n\t" for one in found)
    assert not set("\u202e\u2066\u200f") & set(found)


@given(st.text(max_size=64))
def test_a_number_is_one_line(typed: str) -> None:
    page = OrderPage.model_validate(ORDER | {"order_number": typed})
    assert page.order_number.split() == page.order_number.split(" ") or not page.order_number


@pytest.mark.parametrize(
    ("typed", "fen"),
    [("12.50", 1250), ("¥1,234.5元", 123450), ("５０", 5000), ("0", 0), ("", None), ("1000000", 100_000_000)],
)
def test_amounts_are_read_as_people_type_them(typed: str, fen: int | None) -> None:
    assert OrderPage.model_validate(ORDER | {"amount": typed}).amount == fen


@pytest.mark.parametrize("typed", ["-1", "1e9", "NaN", "Infinity", "12.505", "1000000.01", "九", "9" * 40])
def test_other_amounts_are_refused_with_an_example(make_app: MakeApp, typed: str) -> None:
    with make_app().test_request_context():
        form = understand(OrderPage, MultiDict(ORDER | {"amount": typed}))
    assert "12.50" in form.problems["amount"] and form.told["amount"] == typed


def test_every_problem_has_a_sentence_and_what_was_typed_stays(make_app: MakeApp) -> None:
    sent = STORY | {"type": "murder", "story": "甲" * 3001}
    with make_app().test_request_context():
        form = understand(StoryPage, MultiDict(sent))
    assert form.value is None and form.told["story"] == sent["story"]
    assert form.problems == {"type": "请从列出的选项里选择。", "story": "太长了，最多 3000 个字。"}


def test_blanks_are_no_story(make_app: MakeApp) -> None:
    with make_app().test_request_context():
        form = understand(StoryPage, MultiDict(STORY | {"story": " \u3000\n"}))
    assert form.problems == {"story": "请填写这一项。"}


def test_times_ahead_or_before_the_order_are_questioned(make_app: MakeApp, now: datetime) -> None:
    ahead = f"{now + timedelta(days=1):%Y-%m-%dT%H:%M}"
    page = OrderPage.model_validate(ORDER | {"asked_at": "2026-11-01", "answered_at": ahead})
    with make_app().test_request_context():
        assert set(wrong_times(page, now)) == {"asked_at", "answered_at"}


@pytest.mark.parametrize("email", ["x", "a b@c.example", "甲@乙.example", "a@b.example, c@d.example"])
def test_only_an_address_is_an_address(make_app: MakeApp, email: str) -> None:
    with make_app().test_request_context():
        form = understand(ContactPage, MultiDict({"email": email}))
    assert form.problems == {"email": "这不像邮箱地址。"}


def test_nothing_is_sent_without_consent(make_app: MakeApp) -> None:
    with make_app().test_request_context():
        assert "consent" in understand(SendPage, MultiDict({})).problems


@pytest.mark.parametrize(
    ("field", "table"),
    [("type", "REPORT_TYPES"), ("cause", "CAUSES"), ("order_state", "ORDER_STATES"), ("asked", "ASKED")],
)
def test_every_choice_of_the_form_is_accepted(field: str, table: str) -> None:
    for value in report_words.TABLES[table]:
        assert StoryPage.model_validate(STORY | {field: value})


@pytest.mark.parametrize(("field", "table"), [("product", "PRODUCTS"), ("channel", "CHANNELS")])
def test_every_product_and_channel_is_accepted(field: str, table: str) -> None:
    for value in report_words.TABLES[table]:
        assert OrderPage.model_validate(ORDER | {field: value})
