"""Is an index folder always whole?"""

from pathlib import Path

import pytest

from search_index.document import Document, Removal
from search_index.engines.base import TextQuery
from search_index.writer import EngineName, IndexFolder

HELP = Document("h1", "help", "补单说明", "付款后没有到账")
ENGINES: tuple[EngineName, ...] = ("whoosh", "tantivy")


@pytest.fixture(params=ENGINES)
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> IndexFolder:
    return IndexFolder(tmp_path, request.param)


def found(folder: IndexFolder, text: str) -> list[str]:
    return [hit.id for hit in folder.engine().search(TextQuery(text)).hits]


def test_a_new_folder_has_no_cursor_and_must_be_built(folder: IndexFolder) -> None:
    assert folder.cursor() is None


def test_changes_and_cursor_arrive_together(folder: IndexFolder) -> None:
    folder.apply([HELP], 7)
    assert (folder.cursor(), found(folder, "补单")) == (7, ["h1"])


def test_a_removed_document_is_gone(folder: IndexFolder) -> None:
    folder.apply([HELP], 1)
    folder.apply([Removal("h1")], 2)
    assert found(folder, "补单") == []


def test_applying_a_change_twice_changes_nothing(folder: IndexFolder) -> None:
    folder.apply([HELP, HELP], 1)
    folder.apply([HELP], 1)
    assert found(folder, "补单") == ["h1"]


def test_a_rebuild_replaces_everything(folder: IndexFolder) -> None:
    folder.apply([HELP], 1)
    folder.rebuild([Document("h2", "help", "退款说明")], 9)
    assert (folder.cursor(), found(folder, "补单"), found(folder, "退款")) == (9, [], ["h2"])


def test_a_rebuild_that_fails_leaves_the_old_index(folder: IndexFolder) -> None:
    folder.apply([HELP], 1)
    with pytest.raises(ZeroDivisionError):
        folder.rebuild((Document(str(1 // (1 - n)), "help", "x") for n in range(2)), 9)
    assert (folder.cursor(), found(folder, "补单")) == (1, ["h1"])


def test_changes_that_fail_half_way_leave_nothing(folder: IndexFolder) -> None:
    folder.apply([HELP], 1)
    with pytest.raises(ZeroDivisionError):
        folder.apply((Document(str(1 // (1 - n)), "help", "补单") for n in range(2)), 2)
    assert (folder.cursor(), found(folder, "补单")) == (1, ["h1"])


def test_an_index_of_another_engine_or_format_must_be_built_anew(tmp_path: Path) -> None:
    IndexFolder(tmp_path, "whoosh").apply([HELP], 4)
    other = IndexFolder(tmp_path, "tantivy")
    assert other.cursor() is None
    other.rebuild([HELP], 5)
    assert (other.cursor(), found(other, "补单")) == (5, ["h1"])


def test_another_reader_sees_a_rebuild(folder: IndexFolder, tmp_path: Path) -> None:
    other = IndexFolder(tmp_path, folder.engine_name)
    assert other.cursor() is None
    folder.rebuild([HELP], 3)
    other.look()
    assert (other.cursor(), found(other, "补单")) == (3, ["h1"])
