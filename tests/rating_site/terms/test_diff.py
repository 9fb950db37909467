"""A difference shows which clauses changed and keeps both texts whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rating_site.terms.diff import clause_changes, difference, sentences, text_segments
from tests.rating_site.terms.archived import clause, version

TEXTS = st.lists(
    st.sampled_from(["付款后24小时内补单。", "概不退换！", "\n", "原路退回", "；"]), max_size=9
).map("".join)


def test_a_new_number_is_one_changed_clause() -> None:
    found = difference(
        version("下单后7天内可申请退款。原路退回。"), version("下单后3天内可申请退款。原路退回。")
    )
    (change,) = found.changes
    assert change.kind == "changed" and change.before and change.after
    assert (change.before.clause.value, change.after.clause.value) == ("P7D", "P3D")


def test_moved_sentences_change_no_clause() -> None:
    assert difference(version("7天内可退款。原路退回。"), version("原路退回。7天内可退款。")).changes == ()


def test_a_new_ground_of_refusal_is_added_beside_the_old_one() -> None:
    old, new = (
        [clause("no_refund", "after_use")],
        [clause("no_refund", "after_use"), clause("no_refund", "all")],
    )
    assert [(one.kind, one.after and one.after.clause.value) for one in clause_changes(old, new)] == [
        ("added", "all")
    ]


def test_a_removed_place_loses_every_clause() -> None:
    found = difference(version("下单后7天内可申请退款。"), None)
    assert [one.kind for one in found.changes] == ["removed"]
    assert [one.kind for one in found.segments] == ["removed"]


@given(TEXTS, TEXTS)
def test_segments_give_both_texts_back(before: str, after: str) -> None:
    segments = text_segments(before, after)
    assert "".join(one.text for one in segments if one.kind != "added") == before
    assert "".join(one.text for one in segments if one.kind != "removed") == after


@given(st.text(max_size=5000))
def test_sentences_joined_are_the_text(text: str) -> None:
    assert "".join(sentences(text)) == text


@pytest.mark.parametrize(
    ("before", "after"), [("一。", "一。二。"), ("一。\n", "二。\n"), ("甲乙丙。", "乙。")]
)
def test_hostile_repetition_is_compared_in_bounded_time(before: str, after: str) -> None:
    for times in (300, 30_000):
        segments = text_segments(before * times, after * times)
        assert "".join(one.text for one in segments if one.kind != "added") == before * times
