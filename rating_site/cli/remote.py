"""`kajian remote`: what does another installation say about these hosts? For scripts, without a database."""

import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import TextIO

import click

from rating_site.cli.group import COULD_NOT_ASK, fail
from rating_site.remote import AT_ONCE, Answer, Client, CouldNotAsk

_STATES = {
    "listed": "已列入黑名单",
    "warned": "已发布警示",
    "alert": "请等待核实",
    "graded": "已评级",
    "not_rated": "暂不评级",
    "unknown": "未查过",
    "no_entry": "名单上没有",
}


@click.group()
def remote() -> None:
    """Ask another installation over its public API."""


@remote.command()
@click.argument("hosts", nargs=-1)
@click.option(
    "--file",
    "source",
    type=click.File(encoding="utf-8-sig"),
    help="more hosts, one a line; # begins a comment",
)
@click.option("--server", default="http://127.0.0.1:8000", show_default=True, envvar="KAJIAN_REMOTE_SERVER")
@click.option("--json", "for_machines", is_flag=True, help="one JSON object a line instead of text")
@click.option("--private", is_flag=True, help="ask by the first digits of a hash: listed or warned only")
@click.pass_context
def check(
    context: click.Context,
    hosts: tuple[str, ...],
    source: TextIO | None,
    server: str,
    for_machines: bool,
    private: bool,
) -> None:
    """What is known about HOSTS? Exit status 0 no entry, 10 unknown, 11 warned or alert, 12 listed.

    The highest one wins; 3 where the server could not be asked. KAJIAN_REMOTE_KEY may hold a key of the API.
    """
    wanted = [*hosts, *(_lines(source) if source else ())]
    if not wanted:
        raise click.UsageError("name a host, or a file with --file")
    worst = 0
    try:
        client = Client(server, os.environ.get("KAJIAN_REMOTE_KEY") or None, say=_progress)
        for answer in _answers(client, wanted, private):
            click.echo(_shown(answer, for_machines))
            worst = max(worst, answer.exit_status)
    except CouldNotAsk as error:
        fail(str(error), COULD_NOT_ASK)
    context.exit(worst)


def _answers(client: Client, wanted: Sequence[str], private: bool) -> Iterator[Answer]:
    if len(wanted) == 1 and not private:
        yield client.check(wanted[0])
        return
    found = (client.private(host) for host in wanted) if private else client.batch(wanted)
    for number, answer in enumerate(found, 1):
        if len(wanted) > AT_ONCE and number % AT_ONCE == 0:
            _progress(f"{number} of {len(wanted)}")
        yield answer


def _shown(answer: Answer, for_machines: bool) -> str:
    if for_machines:
        return json.dumps(asdict(answer), ensure_ascii=False)
    parts = (answer.host, _STATES.get(answer.state, answer.state), answer.headline, answer.page)
    return "\t".join(" ".join(part.split()) for part in parts if part)


def _lines(source: TextIO) -> Iterator[str]:
    """The hosts of a file; comments and empty lines are left out."""
    for line in source:
        host = line.partition("#")[0].strip()
        if host:
            yield host


def _progress(text: str) -> None:
    click.echo(f"kajian: {text}", err=True)
