"""What tests of commands share: the `kajian` command on a database of the test's own."""

from collections.abc import Callable
from pathlib import Path

import pytest

from rating_site.cli import main

Kajian = Callable[..., str]


@pytest.fixture
def kajian(
    database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Kajian:
    """Runs the command and gives what it printed; `status` is the exit status it must end with."""
    monkeypatch.setenv("KAJIAN_DATABASE_URL", database_url)
    monkeypatch.setenv("KAJIAN_DATA", str(tmp_path / "data"))

    def run(*arguments: str, status: int = 0) -> str:
        monkeypatch.setattr("sys.argv", ["kajian", *arguments])
        with pytest.raises(SystemExit) as ended:
            main()
        printed = capsys.readouterr()
        assert ended.value.code == status, printed.err
        return printed.out + (printed.err if status else "")

    return run
