"""The benchmark of the extractor still runs."""

import pytest

from tests.benchmarks import bench_terms


def test_it_prints_a_speed_for_every_kind_of_text(capsys: pytest.CaptureFixture[str]) -> None:
    bench_terms.main(sizes=(4, 8))
    shown = capsys.readouterr().out
    assert all(name in shown for name in ("sentences", "bundle", *bench_terms.HARD))
    assert shown.count("MB/s") == 2 * (1 + len(bench_terms.HARD)) + 1
