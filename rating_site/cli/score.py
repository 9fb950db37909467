"""`kajian score`: where does every point of a platform come from?"""

from dataclasses import asdict
from datetime import UTC, datetime, time

import click

from rating_site.actions.scoring import facts_at
from rating_site.cli.group import BAD_INPUT, COULD_NOT_ASK, fail
from rating_site.cli.opening import open_all
from rating_site.cli.show import SHANGHAI, as_json, show_contributions
from rating_site.lookup import recognise
from rating_site.store import platforms
from rating_site.store.db import reading
from rating_site.store.models import Platform
from rating_site.trust.score import Score, score


@click.command("score")
@click.argument("address")
@click.option("--explain", is_flag=True, help="show every contribution with its evidence")
@click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), help="the score at the end of this day in China")
@click.option("--json", "for_machines", is_flag=True, help="one JSON object instead of text")
def score_command(address: str, explain: bool, as_of: datetime | None, for_machines: bool) -> None:
    """Compute the score of the platform at ADDRESS, now or as of a past day."""
    query = recognise(address)
    if query.address is None:
        fail(f"{address!r} is no address", BAD_INPUT)
    moment = end_of_day(as_of) if as_of else datetime.now(UTC)
    _settings, database = open_all()
    with reading(database) as session:
        platform = platforms.by_site(session, query.key)
        if platform is None:
            fail("this address has not been checked yet; try `kajian check`", COULD_NOT_ASK)
        result = score(facts_at(session, platform.id, moment), moment)
    if for_machines:
        click.echo(as_json({"platform": platform.id, "as_of": moment, **asdict(result)}))
    else:
        _show(platform, result, explain)


def end_of_day(day: datetime) -> datetime:
    """The last moment of a day in China."""
    return datetime.combine(day.date(), time.max, SHANGHAI).astimezone(UTC)


def _show(platform: Platform, result: Score, explain: bool) -> None:
    if result.grade is None:
        click.echo(f"{platform.name}  不显示评级（{result.state}：{'、'.join(result.missing) or '见名单'}）")
    else:
        low, high = result.interval
        click.echo(f"{platform.name}  {result.grade}  {result.score:.1f} 分  区间 {low:.0f}–{high:.0f}")
    if explain:
        show_contributions([asdict(part) for part in result.contributions])
        click.echo(f"  方法版本 {result.method_version}")
