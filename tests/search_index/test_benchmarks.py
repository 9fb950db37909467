"""Do the benchmarks run?"""

import pytest

from tests.benchmarks import search_database, search_directory, search_texts


def test_the_directory_is_measured(capsys: pytest.CaptureFixture[str]) -> None:
    search_directory.run(300)
    assert "look-alike" in capsys.readouterr().out


def test_the_texts_are_measured(capsys: pytest.CaptureFixture[str]) -> None:
    search_texts.run(300)
    assert "a change" in capsys.readouterr().out


def test_the_way_from_the_database_is_measured(capsys: pytest.CaptureFixture[str]) -> None:
    search_database.run(200)
    assert "MB for 200 platforms" in capsys.readouterr().out
