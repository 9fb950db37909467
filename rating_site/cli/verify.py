"""`kajian verify`: ask every source and show each answer, remembering nothing."""

import json
from contextlib import closing
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import click

from crawlers.observation import Observation, Outcome, Target
from rating_site.actions.checks import SOURCES
from rating_site.cli.group import BAD_INPUT, COULD_NOT_ASK, fail
from rating_site.cli.show import as_json, show_step
from rating_site.config import Settings, read_settings
from rating_site.jobs.process import CrawlError, crawl
from rating_site.lookup import recognise
from rating_site.trust.evidence import StoredObservation
from rating_site.trust.facts import Facts, reduce_observations

_KEPT = {"source", "source_version", "asked_at", "url", "value", "reason"}
_SAID = {Outcome.ANSWERED: "answered", Outcome.EMPTY: "answered", Outcome.REFUSED: "skipped"}


@click.command()
@click.argument("addresses", nargs=-1, required=True)
@click.option("--json", "for_machines", is_flag=True, help="one JSON object per address instead of text")
@click.option(
    "--allow-loopback", is_flag=True, help="permit addresses on this machine (for trying things out)"
)
def verify(addresses: tuple[str, ...], for_machines: bool, allow_loopback: bool) -> None:
    """Show what every source says about each of ADDRESSES and what follows from it."""
    settings = read_settings()
    config = settings.crawl.model_copy(
        update={"allow_loopback": allow_loopback or settings.crawl.allow_loopback}
    )
    settings = settings.model_copy(update={"crawl": config})
    targets = [_target(number, typed) for number, typed in enumerate(addresses)]
    answers = _ask(targets, settings)
    for target, typed in zip(targets, addresses, strict=True):
        _show(typed, answers[target.id], for_machines)
    if not any(seen.outcome is Outcome.ANSWERED for said in answers.values() for seen in said):
        fail("no source answered", COULD_NOT_ASK)


def _target(number: int, typed: str) -> Target:
    query = recognise(typed)
    if query.address is None:
        fail(f"{typed!r} is no address", BAD_INPUT)
    return Target(id=str(number), url=query.address.url, sources=SOURCES)


def _ask(targets: list[Target], settings: Settings) -> dict[str, list[Observation]]:
    answers: dict[str, list[Observation]] = {target.id: [] for target in targets}
    seconds = settings.crawl_seconds * (1 + len(targets) / settings.crawl.targets_at_once)
    try:
        with (
            TemporaryDirectory() as folder,
            closing(crawl(Path(folder), targets, settings.crawl, seconds)) as news,
        ):
            for lines in news:
                for line in lines:
                    if isinstance(line, Observation):
                        answers[line.target].append(line)
    except CrawlError as error:
        fail(str(error), COULD_NOT_ASK)
    return answers


def _show(typed: str, said: list[Observation], for_machines: bool) -> None:
    facts = _facts(typed, said)
    if for_machines:
        observations = [json.loads(seen.to_line()) for seen in said]
        click.echo(as_json({"address": typed, "observations": observations, "facts": _plain(facts)}))
        return
    click.echo(typed)
    for seen in said:
        show_step(seen.source, _SAID.get(seen.outcome, "unknown"), seen.reason or _brief(seen))
    for name, value in _plain(facts).items():
        click.echo(f"  = {name}: {as_json(value)}")


def _facts(typed: str, said: list[Observation]) -> Facts:
    address = recognise(typed).address
    stored = [
        StoredObservation(id=number, **seen.model_dump(include=_KEPT), outcome=str(seen.outcome))
        for number, seen in enumerate(said, 1)
    ]
    shared = address is not None and address.shared_host
    return reduce_observations(typed, stored, datetime.now(UTC), shared_host=shared)


def _brief(seen: Observation) -> str:
    """The first words of an answer, enough to recognise it."""
    value = seen.value or {}
    keys = ("title", "place", "registered_on", "earliest_not_before", "first_capture", "found")
    return str(next((value[key] for key in keys if value.get(key) is not None), ""))[:60]


def _plain(facts: Facts) -> dict[str, Any]:
    kept = ("filing", "age", "terms", "availability")
    return {name: value for name, value in asdict(facts).items() if name in kept}
