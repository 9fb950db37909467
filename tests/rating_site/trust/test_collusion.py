"""Does the batch pass point at raters who contradict everybody else, and at groups that move together?"""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from rating_site.trust.collusion import Rating, coordinated_groups, misleading
from tests.rating_site.trust.cases import NOW


def crowd() -> list[Rating]:
    """Twenty honest raters agree about ten targets; three others say the opposite within an hour."""
    honest = [
        Rating(f"h{n}", f"t{target}", target < 5, NOW + timedelta(days=7 * n))
        for n in range(20)
        for target in range(10)
        if (n + target) % 3
    ]
    liars = [
        Rating(f"liar{n}", f"t{target}", target >= 5, NOW + timedelta(minutes=n))
        for n in range(3)
        for target in range(10)
    ]
    return honest + liars


def test_those_who_contradict_everybody_stand_out() -> None:
    doubt = misleading(crowd())
    assert min(doubt[f"liar{n}"] for n in range(3)) > 0.9
    assert max(chance for rater, chance in doubt.items() if rater.startswith("h")) < 0.1


def test_a_group_that_moves_together_is_found_with_its_targets() -> None:
    (group,) = coordinated_groups(crowd())
    assert group.raters == ("liar0", "liar1", "liar2")
    assert len(group.targets) == 10
    assert group.suspicion > 0.9


def test_victims_of_one_platform_in_one_hour_are_no_group() -> None:
    assert coordinated_groups([Rating(f"v{n}", "scam", False, NOW) for n in range(30)]) == ()


def test_a_flood_is_compared_in_bounded_time() -> None:
    flood = [Rating(f"v{n}", f"t{n % 2}", False, NOW) for n in range(4000)]
    assert coordinated_groups(flood) == ()


@given(
    st.lists(st.builds(Rating, st.sampled_from("abc"), st.sampled_from("xyz"), st.booleans()), max_size=12)
)
def test_doubt_is_a_probability_for_every_rater(ratings: list[Rating]) -> None:
    doubt = misleading(ratings)
    assert doubt.keys() == {rating.rater for rating in ratings}
    assert all(0 <= chance <= 1 for chance in doubt.values())
