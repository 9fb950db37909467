"""The directory filters and sorts by what rules state; silence never passes for a good rule."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rating_site.terms.compare import SORT_KEYS, Row, Wanted, filtered, ordered, row, side_by_side
from rating_site.terms.summary import summarise
from tests.rating_site.terms.archived import march, version

KIND = row(
    "a", "甲", [version("付款后72小时内可申请补单，款项原路退回。货款由平台担保，确认收货后放款给卖家。")]
)
HARSH = row("b", "乙", [version("商品一经售出概不退换。付款后12小时内可申请补单。客服7天内处理。")])
SILENT = row("c", "丙", [])


def test_a_row_tells_what_the_rules_state() -> None:
    assert (KIND.resupply_hours, KIND.routes, KIND.escrow) == (72.0, frozenset({"original_route"}), True)
    assert (HARSH.blanket_no_refund, HARSH.handling_hours) == (True, 168)
    assert (SILENT.fairness, SILENT.read_at, KIND.read_at) == (None, None, march(30))


@pytest.mark.parametrize(
    ("wanted", "names"),
    [
        (Wanted(), "甲乙丙"),
        (Wanted(resupply_at_least=24), "甲"),
        (Wanted(handled_within=200), "乙"),
        (Wanted(route="original_route"), "甲"),
        (Wanted(escrow=True), "甲"),
        (Wanted(no_blanket_no_refund=True), "甲"),
    ],
)
def test_filters_keep_what_is_stated(wanted: Wanted, names: str) -> None:
    assert "".join(one.name for one in filtered([KIND, HARSH, SILENT], wanted)) == names


@given(st.permutations([KIND, HARSH, SILENT]), st.sampled_from(sorted(SORT_KEYS)))
def test_what_is_unknown_is_sorted_last(rows: list[Row], key: str) -> None:
    value = SORT_KEYS[key][0]
    known = [value(one) is not None for one in ordered(rows, key)]
    assert known == sorted(known, reverse=True)


def test_the_longest_window_comes_first() -> None:
    assert ordered([HARSH, SILENT, KIND], "resupply_window") == [KIND, HARSH, SILENT]


def test_product_texts_do_not_speak_for_the_platform() -> None:
    assert row("d", "丁", [version("付款后72小时内可申请补单", place="/item/1")]).resupply_hours is None


def test_side_by_side_has_a_cell_for_each_platform() -> None:
    cards = [summarise([version("款项原路退回。")]), summarise([version("付款后12小时内可申请补单。")])]
    lines = {line.kind: [len(cell) for cell in line.cells] for line in side_by_side(cards)}
    assert lines == {"resupply_window": [0, 1], "refund_route": [1, 0]}


def test_no_more_than_four_are_compared() -> None:
    with pytest.raises(ValueError, match="at most 4"):
        side_by_side([summarise([])] * 5)
