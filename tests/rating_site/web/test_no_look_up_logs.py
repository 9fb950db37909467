"""Who looks something up leaves no trace: neither their address nor their question stays anywhere."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from sqlalchemy import inspect, text
from structlog.testing import capture_logs

from rating_site.store.db import Database, reading

ADDRESS = "198.51.100.77"
QUESTION = "secretquestion1234.example"
PATHS = (
    f"/api/v1/check?q={QUESTION}",
    f"/api/v1/search?q={QUESTION}",
    f"/api/v1/suggest?q={QUESTION}",
    f"/search?q={QUESTION}",
    f"/search/suggest?q={QUESTION}",
)


def _everything(database: Database) -> Iterator[str]:
    """Every value of every row, as text."""
    with reading(database) as session:
        for table in inspect(database.read).get_table_names():
            for row in session.execute(text(f'SELECT * FROM "{table}"')):  # noqa: S608  # our own tables
                yield from map(str, row)


@pytest.mark.parametrize("path", PATHS)
def test_a_question_and_who_asked_it_are_written_nowhere(
    client: FlaskClient,
    honest: str,
    database: Database,
    tmp_path: Path,
    path: str,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    caplog.set_level(0)
    with capture_logs() as events:
        answer = client.get(path, environ_overrides={"REMOTE_ADDR": ADDRESS})
    assert answer.status_code == 200
    written = [*_everything(database), *map(str, events), caplog.text, *capfd.readouterr()]
    files = [file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()]
    for trace in (ADDRESS, QUESTION, "secretquestion1234"):
        assert not any(trace in one for one in written)
        assert not any(trace.encode() in data for data in files)
