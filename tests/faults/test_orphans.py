"""kill -9 of the web server's main process leaves no process that goes on answering with old code."""

import os
import signal
from pathlib import Path

import pytest

from tests.faults.running import Installation, wait_for

pytestmark = [pytest.mark.all, pytest.mark.timeout(120)]


def test_what_answers_dies_with_the_server_that_started_it(tmp_path: Path) -> None:
    site = Installation(tmp_path, {"allow_loopback": True})
    with site.running():
        main, *others = site.all_of("web")
        assert others, "granian answers from a process of its own"
        os.kill(main, signal.SIGKILL)
        wait_for(lambda: not any(Path(f"/proc/{pid}").exists() for pid in others), 5)
        wait_for(lambda: site.get("/healthz")[0] == 200, 60)
        left = site.all_of("web")
    assert not any(Path(f"/proc/{pid}").exists() for pid in left)
