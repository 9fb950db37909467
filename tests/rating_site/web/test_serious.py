"""The most serious answer is read first."""

from types import SimpleNamespace
from typing import Any, cast

from rating_site.web.serious import most_serious


def answer(state: str, score: float | None = None) -> Any:
    return cast(Any, SimpleNamespace(state=state, score=score))


def test_a_listing_outweighs_a_grade() -> None:
    assert most_serious([answer("graded", 90.0), answer("listed")]).state == "listed"  # type: ignore[union-attr]


def test_the_lower_score_comes_first() -> None:
    assert most_serious([answer("graded", 90.0), answer("graded", 30.0)]).score == 30.0  # type: ignore[union-attr]


def test_nothing_is_nothing() -> None:
    assert most_serious([]) is None
