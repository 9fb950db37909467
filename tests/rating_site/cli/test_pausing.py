"""A pause is kept in the data folder, where all machines look, and ends when it is told to."""

from pathlib import Path

from tests.rating_site.cli.conftest import Kajian


def test_a_pause_lasts_until_it_is_resumed(kajian: Kajian, tmp_path: Path) -> None:
    kajian("pause")
    kajian("pause")
    assert (tmp_path / "data" / "paused").exists()
    kajian("resume")
    kajian("resume")
    assert not (tmp_path / "data" / "paused").exists()
