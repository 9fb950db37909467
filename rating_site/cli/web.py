"""`kajian web`: the web server alone."""

import os
import signal

import click
from granian import Granian
from granian.constants import Interfaces

from rating_site.cli.processes import die_with
from rating_site.config import read_settings
from rating_site.web.turnstile import THREADS


@click.command()
def web() -> None:
    """Run the web server."""
    settings = read_settings()
    parent = os.getpid()
    # Granian answers from a process that it forks: left alone, that one would keep the port and its old code.
    os.register_at_fork(after_in_child=lambda: die_with(parent, signal.SIGKILL))
    Granian(
        "rating_site.web.wsgi:served",
        address=settings.host,
        port=settings.port,
        interface=Interfaces.WSGI,
        # Most of them wait for slow clients: see the turnstile for how many work.
        blocking_threads=THREADS,
        websockets=False,
        log_level="error",  # type: ignore[arg-type]  # it would warn of the number of threads
    ).serve()
