"""The sums cover every file, in one order."""

from rating_site.exports.artefacts import checksums

EMPTY = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


def test_sums_are_sorted_by_name_in_sha256sums_form() -> None:
    lines = checksums({"b.txt": b"", "a/c.json": b"x"}).decode().splitlines()
    assert [line[66:] for line in lines] == ["a/c.json", "b.txt"]
    assert lines[1] == f"{EMPTY}  b.txt"


def test_no_files_give_an_empty_list() -> None:
    assert checksums({}) == b""
