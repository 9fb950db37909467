"""The most serious answer is read first."""

from types import SimpleNamespace
from typing import Any, cast

from rating_site.web.serious import most_serious


def answer(state: str, score: float | None = None, missing: tuple[str, ...] = ()) -> Any:
    return cast(Any, SimpleNamespace(state=state, score=score, missing=missing))


def test_a_listing_outweighs_a_grade() -> None:
    assert most_serious([answer("graded", 90.0), answer("listed")]).state == "listed"  # type: ignore[union-attr]


def test_the_lower_score_comes_first() -> None:
    assert most_serious([answer("graded", 90.0), answer("graded", 30.0)]).score == 30.0  # type: ignore[union-attr]


def test_prohibited_goods_outweigh_a_grade_but_a_lack_of_facts_does_not() -> None:
    graded: Any = answer("graded", 90.0)
    unsure: Any = answer("not_rated", missing=("age",))
    prohibited: Any = answer("not_rated", missing=("prohibited_goods",))
    assert most_serious([graded, unsure]) == graded
    assert most_serious([graded, prohibited]) == prohibited


def test_nothing_is_nothing() -> None:
    assert most_serious([]) is None
