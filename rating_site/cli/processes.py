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
from functools import partial

import click

_PR_SET_PDEATHSIG = 1
_GRACE = 10.0  # seconds between the polite and the final signal
_RESTART = 1.0  # seconds before a dead role is started again
_EARLY = 20.0  # seconds a role has to live to count as started
_PATIENCE = 6  # early deaths in a row before the installation gives up
_LOOK = 0.2  # seconds between two looks at the processes


class KeepsFailingError(Exception):
    """A role dies again and again right after its start: somebody has to look at its message."""


def supervise(roles: Mapping[str, list[str]], environ: Mapping[str, str] | None = None) -> None:
    """Run every role (name -> arguments of `kajian`) until SIGINT or SIGTERM, restarting those that die.

    Raises KeepsFailingError, with everything ended, where one cannot be kept alive.
    """
    stopping = False

    def stop(_signal: int, _frame: object) -> None:
        nonlocal stopping
        stopping = True

    signal.signal(signal.SIGINT, stop)
    signal.signal(signal.SIGTERM, stop)
    running = {name: _Role(name, arguments, environ) for name, arguments in roles.items()}
    try:
        while not stopping:
            for role in running.values():
                role.keep_alive()
            time.sleep(_LOOK)
    finally:
        click.echo("stopping ...", err=True)
        _end([role.process for role in running.values()])
    click.echo("stopped; `kajian serve` continues where it was", err=True)


class _Role:
    """One process and how well it stays alive."""

    def __init__(self, name: str, arguments: list[str], environ: Mapping[str, str] | None) -> None:
        self._name = name
        self._arguments = arguments
        self._environ = environ
        self._early_deaths = 0
        self._start()

    def keep_alive(self) -> None:
        """Start the process again where it has died."""
        if self.process.poll() is None:
            return
        lived = time.monotonic() - self._started
        self._early_deaths = self._early_deaths + 1 if lived < _EARLY else 0
        if self._early_deaths >= _PATIENCE:
            raise KeepsFailingError(f"{self._name} keeps failing; its last message stands above")
        click.echo(f"{self._name} ended with status {self.process.returncode}; starting it again", err=True)
        time.sleep(_RESTART)
        self._start()

    def _start(self) -> None:
        self.process = _start(self._arguments, self._environ)
        self._started = time.monotonic()


def _start(arguments: list[str], environ: Mapping[str, str] | None) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "rating_site.cli", *arguments]
    # A session of its own: the terminal's Ctrl-C reaches the parent only, which ends the children in order.
    return subprocess.Popen(  # noqa: S603  # our own module, no shell
        command,
        env={**os.environ, **(environ or {})},
        start_new_session=True,
        preexec_fn=partial(die_with, os.getpid()),
    )


def die_with(parent: int, by: int = signal.SIGTERM) -> None:
    """Runs in the child: ask the kernel for a signal, and end at once if the parent died before that."""
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, by)
    if os.getppid() != parent:
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
