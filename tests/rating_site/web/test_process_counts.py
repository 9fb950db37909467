"""One process counts exactly among its threads, and what is over is forgotten."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from limits.storage import storage_from_string

from rating_site.web import process_counts
from rating_site.web.process_counts import ProcessCounts


class Clock:
    """A clock that stands still."""

    def __init__(self) -> None:
        self.now = 1000.0

    def time(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    made = Clock()
    monkeypatch.setattr(process_counts, "time", made)
    return made


def test_the_library_finds_it_by_its_name() -> None:
    made = storage_from_string("kajian+memory://")
    assert isinstance(made, ProcessCounts) and made, "an empty one is a storage too"


def test_a_window_begins_with_its_first_count_and_ends_after_its_length(clock: Clock) -> None:
    counts = ProcessCounts()
    assert counts.count("a", 60, 2) == (2, 1060.0)
    clock.now = 1059.9
    assert counts.count("a", 60, 1) == (3, 1060.0)
    clock.now = 1060.0
    assert (counts.get("a"), counts.get_expiry("a")) == (0, 1060.0)
    assert counts.count("a", 60, 1) == (1, 1120.0)


def test_threads_lose_no_count() -> None:
    counts = ProcessCounts()
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: counts.incr("a", 60), range(4000)))
    assert sorted(found) == list(range(1, 4001))


def test_what_is_over_is_forgotten_as_others_come(clock: Clock) -> None:
    counts = ProcessCounts()
    for number in range(100):
        counts.incr(f"old {number}", 60)
    clock.now += 61
    for number in range(40):
        counts.incr(f"new {number}", 60)
    assert len(counts) == 40


def test_a_window_that_was_opened_anew_is_kept(clock: Clock) -> None:
    counts = ProcessCounts()
    counts.incr("a", 60)
    counts.clear("a")
    assert counts.get("a") == 0
    clock.now += 30
    counts.incr("a", 60)
    clock.now += 31
    counts.incr("b", 60)
    assert (counts.get("a"), counts.get("b")) == (1, 1)


def test_everything_can_be_forgotten() -> None:
    counts = ProcessCounts()
    counts.incr("a", 60)
    assert (counts.reset(), counts.get("a"), len(counts)) == (1, 0, 0)
