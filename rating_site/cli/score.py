"""`kajian score`: where does every point come from, for a known platform or for rows from outside?"""

import json
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import asdict
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import click

from rating_site import words
from rating_site.actions.scoring import facts_at
from rating_site.cli.naming import platform_at
from rating_site.cli.opening import open_all
from rating_site.cli.show import as_json, show_contributions
from rating_site.store import observations
from rating_site.store.db import reading
from rating_site.store.models import Platform
from rating_site.trust.facts import Facts
from rating_site.trust.replay import end_of_day, score_row
from rating_site.trust.row import write_facts
from rating_site.trust.score import Score, score

_IN = click.Path(exists=True, dir_okay=False, path_type=Path)
_OUT = click.Path(dir_okay=False, writable=True, path_type=Path)


@click.command("score")
@click.argument("address", required=False)
@click.option("--explain", is_flag=True, help="show every contribution with its evidence")
@click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), help="the score at the end of this day in China")
@click.option("--json", "for_machines", is_flag=True, help="one JSON object instead of text")
@click.option("--export", is_flag=True, help="the row from which --facts computes the same score elsewhere")
@click.option("--facts", "rows", type=_IN, help="score rows of this JSON lines file, without any database")
@click.option("--out", type=_OUT, help="where the scored rows go")
def score_command(
    address: str | None,
    explain: bool,
    as_of: datetime | None,
    for_machines: bool,
    export: bool,
    rows: Path | None,
    out: Path | None,
) -> None:
    """Compute the score of the platform at ADDRESS, or of the rows in --facts, now or as of a past day."""
    if (address is None) == (rows is None) or (rows is None) != (out is None):
        raise ValueError("give either an address, or both --facts IN and --out OUT")
    if export and (rows is not None or explain or for_machines):
        raise ValueError("--export goes with an address alone")
    if rows is not None and out is not None:
        _score_rows(rows, out, as_of.date() if as_of else datetime.now(UTC))
        return
    moment = end_of_day(as_of.date()) if as_of else datetime.now(UTC)
    platform, facts, places = _known(address or "", moment)
    result = score(facts, moment)
    if export:
        click.echo(json.dumps(write_facts(facts), ensure_ascii=False))
    elif for_machines:
        click.echo(as_json({"platform": platform.id, "as_of": moment, **asdict(result)}))
    else:
        _show(platform, result)
        if explain:
            _explain(result, places)


def _score_rows(rows: Path, out: Path, as_of: date | datetime) -> None:
    """All rows or none: OUT is touched only when every row could be read."""
    if not out.parent.is_dir():
        raise ValueError(f"{str(out.parent)!r} is no folder")
    with tempfile.TemporaryFile("w+", encoding="utf-8") as scored:
        count = 0
        for row in _scored(rows, as_of):
            scored.write(json.dumps(row, ensure_ascii=False) + "\n")
            count += 1
        scored.seek(0)
        with out.open("w", encoding="utf-8") as written:
            shutil.copyfileobj(scored, written)
    click.echo(f"{count} rows", err=True)


def _scored(rows: Path, as_of: date | datetime) -> Iterator[dict[str, Any]]:
    """Line by line, however many there are; bytes, so that a line that is no UTF-8 is named as well."""
    with rows.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                yield score_row(json.loads(line), as_of)
            except (ValueError, TypeError, RecursionError) as error:
                raise ValueError(f"line {number}: {error}") from None


def _known(address: str, moment: datetime) -> tuple[Platform, Facts, dict[str, str]]:
    """The platform at this address, what was known by then, and where each observation was read."""
    _settings, database = open_all()
    with reading(database) as session:
        platform = platform_at(session, address)
        seen = observations.known_at(session, platform.id, moment)
        places = {f"observation:{one.id}": one.url for one in seen}
        return platform, facts_at(session, platform.id, moment), places


def _show(platform: Platform, result: Score) -> None:
    if result.grade is None:
        said = next((one for one in result.missing if one in words.HEADLINES), result.state)
        lacking = "；".join(words.MISSING[one] for one in result.missing if one != said)
        click.echo(f"{platform.name}  {words.HEADLINES[said]}{lacking}")
    else:
        low, high = result.interval
        click.echo(f"{platform.name}  {result.grade}  {result.score:.1f} 分  区间 {low:.0f}–{high:.0f}")


def _explain(result: Score, places: dict[str, str]) -> None:
    show_contributions([asdict(part) for part in result.contributions], places)
    click.echo(f"  方法版本 {result.method_version}")
