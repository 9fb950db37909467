"""Stacked bars keep their proportions, stay inside the picture and show the smallest count."""

from hypothesis import given
from hypothesis import strategies as st

from rating_site.web.charts import HEIGHT, WIDTH, stacked

GROUPS = ("a", "b")
COUNTS = st.dictionaries(st.sampled_from(GROUPS), st.integers(0, 10_000))


def test_nothing_counted_is_no_chart() -> None:
    assert stacked([], GROUPS) is None and stacked([("x", {}), ("y", {"a": 0})], GROUPS) is None


def test_the_largest_total_reaches_the_top_and_half_of_it_the_middle() -> None:
    chart = stacked([("x", {"a": 3, "b": 1}), ("y", {"a": 2})], GROUPS)
    assert chart is not None and chart.most == 4
    assert chart.bars[0].parts[-1].y == 0 and chart.bars[1].parts[0].y == HEIGHT / 2
    assert [part.count for part in chart.bars[0].parts] == [3, 1]


@given(st.lists(st.tuples(st.text(max_size=3), COUNTS), max_size=24))
def test_every_part_is_seen_and_inside(columns: list[tuple[str, dict[str, int]]]) -> None:
    chart = stacked(columns, GROUPS)
    for bar in chart.bars if chart else ():
        assert bar.x >= 0 and bar.x + chart.bar_width <= WIDTH + 0.1  # type: ignore[union-attr]
        assert all(part.y >= 0 and part.height >= 1 for part in bar.parts)
