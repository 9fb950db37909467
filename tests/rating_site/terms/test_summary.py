"""The card gathers all places, shows contradictions of the platform's own text, and names what is missing."""

import pytest

from rating_site.terms.archive import stated
from rating_site.terms.summary import EXPECTED, contradictions, summarise
from tests.rating_site.terms.archived import clause, version


def kinds(*texts: str) -> list[str]:
    return [one.kind for one in contradictions(stated([version("".join(texts))]))]


def test_clauses_of_all_places_stand_under_their_topics() -> None:
    card = summarise([version("下单后7天内可申请退款。"), version("退款原路退回。", place="/faq")])
    assert [one.kind for one in card.topics["windows"]] == ["refund_window"]
    assert [one.version.place for one in card.topics["refund"]] == ["/faq"]


def test_what_nothing_states_is_named() -> None:
    card = summarise([version("下单后7天内可申请退款。")])
    assert set(card.missing) == set(EXPECTED) - {"refund_window"}


def test_a_platform_without_texts_misses_nothing_and_is_not_judged() -> None:
    card = summarise([])
    assert (card.missing, card.fairness) == ((), None)


def test_two_numbers_for_one_thing_contradict() -> None:
    assert kinds("下单后7天内可申请退款。", "下单后3天内可申请退款。") == ["different_values"]


def test_a_blanket_refusal_contradicts_a_granted_window() -> None:
    assert kinds("商品一经售出概不退换。", "下单后3天内可申请退款。") == ["refused_and_granted"]


def test_one_length_in_two_units_is_no_contradiction() -> None:
    assert contradictions([clause("refund_window", "P1D"), clause("refund_window", "PT24H")]) == []


@pytest.mark.parametrize("more", [{"cond": "slow"}, {"aspect": "platform_dispute"}, {"bound": "min"}])
def test_different_circumstances_do_not_contradict(more: dict[str, str]) -> None:
    assert contradictions([clause("refund_window", "P9D"), clause("refund_window", "P1D", **more)]) == []


def test_different_starts_do_not_contradict_unless_one_is_unspecified() -> None:
    by_delivery = clause("refund_window", "P3D", start="delivery")
    by_order, by_nothing = clause("refund_window", "P7D", start="order"), clause("refund_window", "P7D")
    assert contradictions([by_delivery, by_order]) == []
    assert len(contradictions([by_delivery, by_nothing])) == 1


def test_a_wait_that_outlasts_the_limit_contradicts_it() -> None:
    wait, limit = clause("resupply_window", "PT48H", bound="min"), clause("resupply_window", "PT24H")
    assert [one.kind for one in contradictions([wait, limit])] == ["wait_outlasts_limit"]


def test_two_products_may_have_different_rules() -> None:
    texts = [version("下单后7天内可退款。", place="/item/1"), version("下单后3天内可退款。", place="/item/2")]
    assert contradictions(stated(texts)) == []
