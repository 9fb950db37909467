"""A role that cannot be kept alive ends the installation with one clear line."""

import subprocess
import sys

SUPERVISE = """
from rating_site.cli import processes
processes._RESTART, processes._PATIENCE = 0.0, 2
try:
    processes.supervise({"web": ["no-such-command"]})
except processes.KeepsFailingError as error:
    print(error)
"""


def test_a_role_that_dies_at_once_again_and_again_is_named() -> None:
    command = [sys.executable, "-c", SUPERVISE]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert done.stdout == "web keeps failing; its last message stands above\n"
    assert "no-such-command" in done.stderr
