"""Many additions at once wait for a person; removals never do."""

from hypothesis import given
from hypothesis import strategies as st

from rating_site.exports.guard import ALWAYS_ALLOWED, hold_mass_additions
from tests.rating_site.exports.sample_entries import edition, many


def _sites(count: int, start: int = 0) -> set[str]:
    return {entry.site for entry in many(start + count)[start:]}


def test_a_fifth_more_passes_and_one_beyond_is_held_whole() -> None:
    published = _sites(200)
    assert hold_mass_additions(published, edition(many(240))).held == ()
    guarded = hold_mass_additions(published, edition(many(241)))
    assert len(guarded.held) == 41
    assert {entry.site for entry in guarded.edition.entries} == published


def test_a_small_list_may_always_grow_a_little() -> None:
    assert hold_mass_additions(set(), edition(many(ALWAYS_ALLOWED))).held == ()
    assert len(hold_mass_additions(set(), edition(many(ALWAYS_ALLOWED + 1))).held) == ALWAYS_ALLOWED + 1


def test_removals_pass_together_with_held_additions() -> None:
    guarded = hold_mass_additions(_sites(100), edition(many(300)[50:]))
    assert {entry.site for entry in guarded.edition.entries} == _sites(50, 50)


def test_removing_everything_passes() -> None:
    assert hold_mass_additions(_sites(100), edition([])).edition.entries == ()


def test_a_person_may_override() -> None:
    guarded = hold_mass_additions(set(), edition(many(500)), override=True)
    assert (len(guarded.edition.entries), guarded.held) == (500, ())


@given(st.integers(0, 60), st.integers(0, 60), st.integers(0, 60))
def test_nothing_removed_ever_stays_and_nothing_is_lost(published: int, start: int, count: int) -> None:
    following = edition(many(start + count)[start:])
    guarded = hold_mass_additions(_sites(published), following)
    assert {*guarded.edition.entries, *guarded.held} == set(following.entries)
    assert not set(guarded.edition.entries) & set(guarded.held)
