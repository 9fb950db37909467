"""Where do raw answers lie?"""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawlers.raw import keep, raw_path, read


@given(st.binary(max_size=2000))
def test_what_was_kept_is_read_again(tmp_path_factory: pytest.TempPathFactory, body: bytes) -> None:
    folder = tmp_path_factory.mktemp("raw")
    assert read(folder, keep(folder, body)) == body


def test_the_same_body_is_kept_once(tmp_path: Path) -> None:
    assert keep(tmp_path, b"page") == keep(tmp_path, b"page")
    assert len([path for path in tmp_path.rglob("*") if path.is_file()]) == 1


def test_it_lies_there_compressed(tmp_path: Path) -> None:
    name = keep(tmp_path, b"0" * 100_000)
    assert raw_path(tmp_path, name).stat().st_size < 1000


def test_without_a_folder_only_the_name_is_made() -> None:
    assert len(keep(None, b"page")) == 64


def test_an_altered_file_is_not_believed(tmp_path: Path) -> None:
    name, other = keep(tmp_path, b"page"), keep(tmp_path, b"other")
    raw_path(tmp_path, name).write_bytes(raw_path(tmp_path, other).read_bytes())
    with pytest.raises(ValueError, match="was altered"):
        read(tmp_path, name)
