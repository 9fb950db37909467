"""Do people who act as one count as one, and people who merely resemble each other as many?"""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rating_site.trust.independence import Voice, act_as_one, effective_reporters
from tests.rating_site.trust.cases import NOW, TRAITS


def voice(name: str, minute: float = 0, **keys: str) -> Voice:
    at = NOW + timedelta(minutes=minute)
    return Voice(name, {trait: frozenset(value.split()) for trait, value in keys.items()}, at, at)


@pytest.mark.parametrize("trait", ["reporter_key", "device", "payer", "image", "text", "prefix"])
def test_no_single_shared_trait_merges_reporters(trait: str) -> None:
    assert effective_reporters([voice(f"v{n}", n * 90, **{trait: "same"}) for n in range(10)]) == 10


def test_carrier_hours_and_text_never_merge_without_a_hard_trait() -> None:
    assert effective_reporters([voice(f"v{n}", 0, prefix="net", text="a b c") for n in range(10)]) == 10


@pytest.mark.parametrize(
    "keys",
    [
        {"device": "d", "payer": "p"},
        {"device": "d", "image": "i"},
        {"reporter_key": "k", "text": "a b c"},
        {"device": "d", "prefix": "net"},
    ],
)
def test_several_shared_traits_make_one_reporter(keys: dict[str, str]) -> None:
    assert effective_reporters([voice(f"v{n}", 1, **keys) for n in range(10)]) == 1


def test_thirty_victims_with_one_carrier_channel_and_hour_stay_thirty() -> None:
    victims = [voice(f"v{n}", n % 9, prefix="net", channel="alipay", device=f"d{n}") for n in range(30)]
    assert effective_reporters(victims) == 30


def test_payers_that_a_moderator_confirmed_always_count_separately() -> None:
    same = {"device": frozenset({"d"}), "image": frozenset({"i"})}
    voices = [Voice(f"v{n}", same, NOW, NOW, frozenset({f"payer{n}"})) for n in range(4)]
    assert effective_reporters(voices) == 4


def test_somebody_between_two_groups_does_not_melt_them() -> None:
    bridge = voice("c", device="a b", payer="a b")
    assert (
        effective_reporters([voice("a", device="a", payer="a"), voice("b", device="b", payer="b"), bridge])
        == 2
    )


def test_a_different_text_does_not_support_a_shared_device() -> None:
    first, second = voice("a", 0, device="d", text="a b c"), voice("b", 90, device="d", text="x y z")
    assert not act_as_one(first, second)


def test_a_flood_of_twins_is_counted_once_and_quickly() -> None:
    assert effective_reporters([voice(f"v{n}", n, device="d", payer="p") for n in range(3000)]) == 1


@given(st.lists(TRAITS, max_size=7))
def test_there_is_at_least_one_and_at_most_everybody(traits: list[dict[str, frozenset[str]]]) -> None:
    voices = [Voice(f"v{n}", keys, NOW, NOW) for n, keys in enumerate(traits)]
    assert min(len(voices), 1) <= effective_reporters(voices) <= len(voices)


@given(st.lists(TRAITS, max_size=7))
def test_one_more_independent_reporter_counts_as_exactly_one_more(
    traits: list[dict[str, frozenset[str]]],
) -> None:
    voices = [Voice(f"v{n}", keys, NOW, NOW) for n, keys in enumerate(traits)]
    alone = Voice("new", {"device": frozenset({"nobody else's"})}, NOW)
    assert effective_reporters([*voices, alone]) == effective_reporters(voices) + 1


@given(st.lists(TRAITS, min_size=1, max_size=9))
def test_nobody_who_joins_lowers_the_count(traits: list[dict[str, frozenset[str]]]) -> None:
    voices = [Voice(f"v{n}", keys, NOW, NOW) for n, keys in enumerate(traits)]
    assert effective_reporters(voices[1:]) <= effective_reporters(voices)


def test_whoever_writes_once_more_resembles_nobody_more() -> None:
    one = voice("a", 0, device="d", prefix="net")
    twice = Voice("b", one.keys, NOW - timedelta(days=2), NOW)
    assert act_as_one(one, voice("b", 0, device="d", prefix="net"))
    assert not act_as_one(one, twice)


def test_a_second_confirmed_payer_keeps_people_apart() -> None:
    same = {"device": frozenset({"d"}), "image": frozenset({"i"})}
    voices = [Voice("a", same, proven_payers=frozenset("p")), Voice("b", same, proven_payers=frozenset("pq"))]
    assert effective_reporters(voices) == 2


def test_a_twin_with_another_text_lends_no_likeness() -> None:
    victim = voice("v", 90, device="d", text="a b c")
    fake = voice("f", 0, device="d", payer="p", image="i", text="x y z")
    copy = voice("c", 0, device="d", payer="p", image="i", text="a b c")
    assert effective_reporters([victim, fake]) == 2
    assert effective_reporters([victim, fake, copy]) == 2
