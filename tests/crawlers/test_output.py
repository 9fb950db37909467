"""Where do observations go?"""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from crawlers.observation import Observation, Outcome, TargetDone, unsaid
from crawlers.output import OutputError, open_output

NOW = datetime(2026, 11, 20, tzinfo=UTC)


def _seen(target: str, reason: str = "x") -> Observation:
    return unsaid(target, "storefront", 1, NOW, "http://a.example/", Outcome.ERROR, reason)


def test_a_new_file_has_nothing_finished(tmp_path: Path) -> None:
    with open_output(tmp_path / "out.jsonl") as output:
        assert output.finished == frozenset()


def test_finished_targets_are_known_again(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    with open_output(path) as output:
        for line in (_seen("a"), TargetDone(target="a"), _seen("b")):
            output.write(line)
    with open_output(path) as output:
        assert output.finished == {"a"}


def test_a_broken_last_line_is_cut_off(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    whole = TargetDone(target="a").to_line() + "\n"
    path.write_bytes(whole.encode() + _seen("b", "断").to_line().encode()[:-3])
    with open_output(path) as output:
        assert output.finished == {"a"}
    assert path.read_text() == whole


def test_a_line_separator_inside_a_text_ends_no_line(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    with open_output(path) as output:
        output.write(_seen("a", "one\u2028two\x85three"))
        output.write(TargetDone(target="a"))
    with open_output(path) as output:
        assert output.finished == {"a"}


def test_a_file_with_other_things_is_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    path.write_text("dear diary\nunfinished")
    with pytest.raises(OutputError, match="no crawl wrote"), open_output(path):
        pass
    assert path.read_text() == "dear diary\nunfinished"


def test_two_crawls_never_write_one_file(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    with open_output(path), pytest.raises(OutputError, match="another crawl"), open_output(path):
        pass
