"""`kajian web`: the web server alone."""

import os
import signal

import click
from granian import Granian
from granian.constants import Interfaces

from rating_site.cli.processes import die_with
from rating_site.config import Settings, read_settings
from rating_site.web.turnstile import THREADS


@click.command()
def web() -> None:
    """Run the web server."""
    run(read_settings(), "rating_site.web.wsgi:application")


def run(settings: Settings, target: str, *, factory: bool = False) -> None:
    """Serve a WSGI application ("module:name"; a `factory` makes it) until a signal ends this process."""
    parent = os.getpid()
    # Granian answers from a process that it forks: left alone, that one would keep the port and its old code.
    os.register_at_fork(after_in_child=lambda: die_with(parent, signal.SIGKILL))
    Granian(
        target,
        address=settings.host,
        port=settings.port,
        interface=Interfaces.WSGI,
        # Most of them wait for slow clients: see the turnstile for how many work.
        blocking_threads=THREADS,
        websockets=False,
        factory=factory,
        log_level="error",  # type: ignore[arg-type]  # it would warn of the number of threads
    ).serve()
