"""Clauses are read by value and length, and the whole never rises by something bad."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rating_site.terms import readings, words
from rating_site.terms.fairness import Judged, fairness, judge_versions, read_clause
from rating_site.terms.law import laws
from rating_site.terms.readings import VERDICTS, Reading
from tests.rating_site.terms.archived import clause, version

ANYWHERE = version("")


def rank(type_: str, value: str, **more: str) -> int:
    return VERDICTS.index(read_clause(clause(type_, value, **more)).verdict)


def every_reading() -> list[Reading]:
    steps = [step.reading for row in readings.BY_LENGTH.values() for step in row]
    others = [step.reading for step in (*readings.FEES, *readings.PAYOUT)]
    return [*readings.BY_VALUE.values(), *readings.VOID.values(), *steps, *others]


def test_every_basis_names_an_article_and_every_reason_has_words() -> None:
    for reading in every_reading():
        assert set(reading.basis) <= set(laws())
        assert reading.reason in words.READINGS
        assert reading.verdict in words.VERDICTS


def test_a_reading_against_the_platform_rests_on_an_article() -> None:
    assert all(one.basis for one in every_reading() if one.verdict in ("unfair", "likely_invalid"))


def test_every_article_says_how_well_it_was_checked() -> None:
    assert {law.state for law in laws().values()} <= set(words.LAW_STATES)
    assert all(law.text.endswith("。") and "\n" not in law.text for law in laws().values())


@pytest.mark.parametrize("value", ["no_reason", "non_defect", "after_use", "wrong_info"])
def test_refusing_returns_without_a_defect_is_fair(value: str) -> None:
    assert read_clause(clause("no_refund", value)).verdict == "fair"


def test_refusing_everything_is_likely_invalid_and_keeping_balance_unfair() -> None:
    assert read_clause(clause("no_refund", "all")).verdict == "likely_invalid"
    assert read_clause(clause("no_refund", "balance")).verdict == "unfair"


def test_losses_of_the_buyers_own_making_may_be_left_with_the_buyer() -> None:
    fault = version("轻信上述骗局而蒙受的损失，平台一律不予承担。")
    plain = version("使用中的一切损失，平台一律不予承担。")
    assert [judge_versions([one])[0].reading.verdict for one in (fault, plain)] == ["fair", "unfair"]


def test_a_final_interpretation_is_read_though_no_clause_is_extracted() -> None:
    (found,) = judge_versions([version("本站拥有最终解释权。")])
    assert (found.kind, found.reading.verdict, found.reading.basis) == (
        "void",
        "likely_invalid",
        ("online_1_3",),
    )


def test_the_same_clause_at_two_places_is_read_once() -> None:
    text = "下单后7天内可申请退款。"
    assert len(judge_versions([version(text), version(text, place="/faq")])) == 1


@given(
    st.integers(0, 2000),
    st.integers(0, 2000),
    st.sampled_from(["refund_window", "resupply_window", "warranty_period"]),
)
def test_a_longer_window_is_never_read_as_worse(one: int, two: int, type_: str) -> None:
    short, long = sorted((one, two))
    assert rank(type_, f"PT{long}H") <= rank(type_, f"PT{short}H")


@given(st.integers(0, 2000), st.integers(0, 2000), st.sampled_from(["handling_time", "delivery_time"]))
def test_a_longer_time_to_act_is_never_read_as_better(one: int, two: int, type_: str) -> None:
    short, long = sorted((one, two))
    assert rank(type_, f"PT{short}H") <= rank(type_, f"PT{long}H")


@given(st.floats(0, 100), st.floats(0, 100))
def test_a_higher_fee_is_never_read_as_better(one: float, two: float) -> None:
    low, high = sorted((one, two))
    assert rank("refund_fee", f"{low:.2f}%") <= rank("refund_fee", f"{high:.2f}%")


JUDGED = st.builds(
    lambda kind, reading: Judged(kind, reading, "", ANYWHERE),
    st.sampled_from(["no_refund", "refund_window", "refund_route", "void", "escrow"]),
    st.sampled_from(every_reading()),
)


@given(st.lists(JUDGED, min_size=1, max_size=12), st.data())
def test_a_reading_that_turns_worse_never_raises_fairness(judged: list[Judged], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(judged) - 1))
    worse = VERDICTS[VERDICTS.index(judged[place].reading.verdict) :]
    reading = Reading(data.draw(st.sampled_from(worse)), "worse")
    turned = [*judged[:place], Judged(judged[place].kind, reading, "", ANYWHERE), *judged[place + 1 :]]
    before, after = fairness(judged), fairness(turned)
    assert before is not None and after is not None
    assert 0 <= after <= before + 1e-12 <= 1 + 1e-9


@given(st.lists(JUDGED, min_size=1, max_size=12), JUDGED)
def test_one_more_bad_clause_never_raises_fairness(judged: list[Judged], more: Judged) -> None:
    bad = Judged(more.kind, Reading("unfair", "bad"), "", ANYWHERE)
    before, after = fairness(judged), fairness([*judged, bad])
    assert before is not None and after is not None
    assert after <= before + 1e-12


def test_without_rules_fairness_is_unknown() -> None:
    assert fairness([]) is None
    assert fairness(judge_versions([version("人工客服：9:00-22:00")])) is None


def test_good_rules_read_fairer_than_bad_ones() -> None:
    good = fairness(
        judge_versions(
            [version("下单后7天内可申请退款，款项原路退回。货款由平台担保，确认收货后放款给卖家。")]
        )
    )
    bad = fairness(judge_versions([version("商品一经售出概不退换。本站拥有最终解释权。余额不予退款。")]))
    assert good is not None and bad is not None
    assert bad < 0.3 < 0.6 < good
