"""How do the web server, the workers and the scheduler run side by side on one machine?

The parent starts each role as a process of its own, restarts one that dies, and ends them all on Ctrl-C.
A child is told by the kernel when its parent dies, so that nothing is left behind after kill -9.
"""

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping

import click

_PR_SET_PDEATHSIG = 1
_GRACE = 10.0  # seconds between the polite and the final signal
_RESTART = 1.0  # seconds before a dead role is started again


def supervise(roles: Mapping[str, list[str]], environ: Mapping[str, str] | None = None) -> None:
    """Run every role (name -> arguments of `kajian`) until SIGINT or SIGTERM, restarting those that die."""
    stopping = False

    def stop(_signal: int, _frame: object) -> None:
        nonlocal stopping
        stopping = True

    signal.signal(signal.SIGINT, stop)
    signal.signal(signal.SIGTERM, stop)
    running = {name: _start(arguments, environ) for name, arguments in roles.items()}
    while not stopping:
        for name, process in running.items():
            if process.poll() is not None and not stopping:
                click.echo(f"{name} ended with status {process.returncode}; starting it again", err=True)
                time.sleep(_RESTART)
                running[name] = _start(roles[name], environ)
        time.sleep(0.2)
    click.echo("stopping ...", err=True)
    _end(list(running.values()))
    click.echo("stopped; `kajian serve` continues where it was", err=True)


def _start(arguments: list[str], environ: Mapping[str, str] | None) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "rating_site.cli", *arguments]
    # A session of its own: the terminal's Ctrl-C reaches the parent only, which ends the children in order.
    return subprocess.Popen(  # noqa: S603  # our own module, no shell
        command,
        env={**os.environ, **(environ or {})},
        start_new_session=True,
        preexec_fn=_die_with_parent,
    )


def _die_with_parent() -> None:
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
    if os.getppid() == 1:
        os._exit(1)


def _end(processes: list[subprocess.Popen[bytes]]) -> None:
    for process in processes:
        if process.poll() is None:
            process.terminate()
    deadline = time.monotonic() + _GRACE
    for process in processes:
        try:
            process.wait(max(0.0, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
