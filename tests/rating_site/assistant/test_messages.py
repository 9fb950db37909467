"""Messages say what, when and by when, carry nothing else that was typed, and are known to the likeness."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rating_site.abuse.likeness import shingles
from rating_site.assistant.case import PROBLEMS, Case
from rating_site.assistant.messages import TONES, Order, mask_number, messages, templates
from tests.rating_site.assistant.test_advice import CASES

NOW = datetime(2026, 11, 20, 4, tzinfo=UTC)
FULL = Order(NOW + timedelta(days=1), "2026112012345678", 12345, NOW, NOW, NOW)


def written(case: Case, order: Order = FULL) -> dict[str, str]:
    return {one.id: one.text for one in messages(case, order)}


def test_a_message_says_which_order_what_is_asked_and_by_when() -> None:
    text = written(Case(asked="refund"))["plain"]
    assert "2026****5678" in text and "123.45 元" in text and "2026-11-20 12:00" in text
    assert "退回原付款账户" in text and "2026-11-21 12:00 之前" in text


def test_every_tone_differs_only_in_tone() -> None:
    texts = written(Case())
    assert len({texts[tone] for tone in TONES}) == len(TONES)
    assert all("付款后到现在没有到账" in texts[tone] for tone in TONES)


@pytest.mark.parametrize("problem", PROBLEMS)
def test_every_problem_has_words_of_its_own(problem: str) -> None:
    others = [written(Case(problem=one))["plain"] for one in PROBLEMS if one != problem]
    assert written(Case(problem=problem))["plain"] not in others


def test_the_duplicate_payment_is_marked() -> None:
    text = written(Case(problem="double_charge"))["plain"]
    assert "重复的那一笔付款时间是 2026-11-20 12:00" in text and "只退重复的那一笔" in text


def test_a_wrong_account_is_told_first_and_asks_to_wait() -> None:
    assert "暂停发货" in written(Case(cause="wrong_input"))["polite"]


def test_a_supervisor_is_asked_for_only_after_support_failed() -> None:
    assert "supervisor" not in written(Case(support="waiting"))
    assert "一直没有收到答复" in written(Case(support="no_answer"))["supervisor"]
    assert "被拒绝了" in written(Case(support="refused"))["supervisor"]


def test_who_wants_an_id_document_is_asked_why() -> None:
    assert "identity" not in written(Case())
    assert "多久删除" in written(Case(id_asked=True))["identity"]


def test_nothing_missing_leaves_a_gap() -> None:
    text = written(Case(), Order(NOW))["plain"]
    assert "None" not in text and "订单号" not in text and "{" not in text


@pytest.mark.parametrize(
    ("number", "shown"),
    [("2026112012345678", "2026****5678"), ("AB-1234", "AB****34"), ("12345", "****"), ("", "****")],
)
def test_the_middle_of_a_number_is_masked(number: str, shown: str) -> None:
    assert mask_number(number) == shown


@given(st.text(max_size=80))
def test_of_a_typed_number_at_most_eight_characters_are_said(number: str) -> None:
    shown = mask_number(number)
    assert "****" in shown and len(shown) <= 12 and shown.replace("****", "").isascii()


@settings(deadline=None, max_examples=30)
@given(CASES)
def test_our_own_words_make_no_two_reports_alike(case: Case) -> None:
    for message in messages(case, FULL):
        assert shingles(message.text, without=templates()) == frozenset()


def test_words_beside_ours_still_count() -> None:
    own = written(Case())["plain"] + "\n店主周三晚上在群里答应过补发两张"
    assert len(shingles(own, without=templates())) > 5
