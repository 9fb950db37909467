"""`kajian score`: where does every point come from, for a known platform or for rows from outside?"""

import json
from collections.abc import Iterator
from dataclasses import asdict
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import click

from rating_site.actions.scoring import facts_at
from rating_site.cli.group import BAD_INPUT, COULD_NOT_ASK, fail
from rating_site.cli.opening import open_all
from rating_site.cli.show import as_json, show_contributions
from rating_site.lookup import recognise
from rating_site.store import observations, platforms
from rating_site.store.db import reading
from rating_site.store.models import Platform
from rating_site.trust.replay import end_of_day, score_row
from rating_site.trust.score import Score, score

_IN = click.Path(exists=True, dir_okay=False, path_type=Path)
_OUT = click.Path(dir_okay=False, writable=True, path_type=Path)


@click.command("score")
@click.argument("address", required=False)
@click.option("--explain", is_flag=True, help="show every contribution with its evidence")
@click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), help="the score at the end of this day in China")
@click.option("--json", "for_machines", is_flag=True, help="one JSON object instead of text")
@click.option("--facts", "rows", type=_IN, help="score rows of this JSON lines file, without any database")
@click.option("--out", type=_OUT, help="where the scored rows go")
def score_command(
    address: str | None,
    explain: bool,
    as_of: datetime | None,
    for_machines: bool,
    rows: Path | None,
    out: Path | None,
) -> None:
    """Compute the score of the platform at ADDRESS, or of the rows in --facts, now or as of a past day."""
    if (address is None) == (rows is None) or (rows is None) != (out is None):
        raise ValueError("give either an address, or both --facts IN and --out OUT")
    if rows is not None and out is not None:
        _score_rows(rows, out, as_of.date() if as_of else datetime.now(UTC))
        return
    moment = end_of_day(as_of.date()) if as_of else datetime.now(UTC)
    _score_known(address or "", moment, explain, for_machines)


def _score_rows(rows: Path, out: Path, as_of: date | datetime) -> None:
    """All rows or none: OUT is written only when every row could be read."""
    scored = [json.dumps(row, ensure_ascii=False) + "\n" for row in _scored(rows, as_of)]
    out.write_text("".join(scored), encoding="utf-8")
    click.echo(f"{len(scored)} rows", err=True)


def _scored(rows: Path, as_of: date | datetime) -> Iterator[dict[str, Any]]:
    with rows.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                yield score_row(json.loads(line), as_of)
            except (ValueError, TypeError, RecursionError) as error:
                raise ValueError(f"line {number}: {error}") from None


def _score_known(address: str, moment: datetime, explain: bool, for_machines: bool) -> None:
    query = recognise(address)
    if query.address is None:
        fail(f"{address!r} is no address", BAD_INPUT)
    _settings, database = open_all()
    with reading(database) as session:
        platform = platforms.by_site(session, query.key)
        if platform is None:
            fail("this address has not been checked yet; try `kajian check`", COULD_NOT_ASK)
        result = score(facts_at(session, platform.id, moment), moment)
        seen = observations.known_at(session, platform.id, moment) if explain else []
    if for_machines:
        click.echo(as_json({"platform": platform.id, "as_of": moment, **asdict(result)}))
        return
    _show(platform, result)
    if explain:
        links = {f"observation:{one.id}": one.url for one in seen}
        show_contributions([asdict(part) for part in result.contributions], links)
        click.echo(f"  方法版本 {result.method_version}")


def _show(platform: Platform, result: Score) -> None:
    if result.grade is None:
        click.echo(f"{platform.name}  不显示评级（{result.state}：{'、'.join(result.missing) or '见名单'}）")
    else:
        low, high = result.interval
        click.echo(f"{platform.name}  {result.grade}  {result.score:.1f} 分  区间 {low:.0f}–{high:.0f}")
