"""Is an index whole after its writer was killed?"""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from search_index.engines.base import TextQuery
from search_index.writer import EngineName, IndexFolder

ROOT = Path(__file__).parents[2]
WRITER = """
import sys
from pathlib import Path
from search_index.document import Document
from search_index.writer import IndexFolder
folder = IndexFolder(Path(sys.argv[1]), sys.argv[2])
for cursor in range(1, 10_000):
    folder.apply([Document(f"n{cursor}-{place}", "help", "补单", "说明") for place in range(5)], cursor)
    print(cursor, flush=True)
"""


@pytest.mark.parametrize("engine", ["whoosh", "tantivy"])
def test_a_killed_writer_leaves_whole_commits_only(tmp_path: Path, engine: EngineName) -> None:
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(tmp_path), engine], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    assert writer.stdout is not None
    said = [int(writer.stdout.readline()) for _ in range(6)][-1]
    time.sleep(0.013)  # into the middle of a commit
    os.kill(writer.pid, signal.SIGKILL)
    writer.communicate()
    folder = IndexFolder(tmp_path, engine)
    cursor = folder.cursor()
    assert cursor is not None and cursor >= said
    assert folder.engine().search(TextQuery("补单")).total == 5 * cursor
    folder.apply([], cursor + 1)
    assert folder.cursor() == cursor + 1
    folder.close()
