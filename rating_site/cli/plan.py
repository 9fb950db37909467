"""`kajian plan`: what do so many look-ups a day and so many platforms need?"""

import json
from dataclasses import asdict

import click

from rating_site.planning import MEASURED, Load, Plan, plan

_COUNT = click.IntRange(0, 10**12)
_GB = 1e9


@click.command(name="plan")
@click.option("--lookups-per-day", "look_ups", type=_COUNT, default=100_000, show_default=True)
@click.option("--platforms", type=_COUNT, default=10_000, show_default=True)
@click.option("--pages-per-day", "pages", type=_COUNT, help="A tenth of the look-ups where not given.")
@click.option("--live-checks-per-day", "live_checks", type=_COUNT, default=1000, show_default=True)
@click.option("--reports-per-day", "reports", type=_COUNT, default=100, show_default=True)
@click.option("--recheck-days", type=click.IntRange(1, 365), default=30, show_default=True)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def plan_command(pages: int | None, as_json: bool, **given: int) -> None:
    """Print machines, memory and disk for a load, from measured unit costs."""
    load = Load(pages=given["look_ups"] // 10 if pages is None else pages, **given)
    found = plan(load)
    if as_json:
        click.echo(json.dumps({"measured": MEASURED, "load": asdict(load), "plan": asdict(found)}))
        return
    click.echo(_text(load, found))


def _text(load: Load, found: Plan) -> str:
    return "\n".join(
        (
            f"{load.look_ups:,} look-ups and {load.pages:,} pages a day, {load.platforms:,} platforms,"
            f" each checked every {load.recheck_days} days",
            f"busiest hour   {found.peak_look_ups:,.0f} look-ups a second",
            f"web            {found.web_cores:.1f} cores, {found.web_machines} machines of 8 cores,"
            f" {found.web_memory / _GB:.1f} GB memory each",
            f"workers        {found.worker_cores:.1f} cores, {found.worker_machines} machines,"
            f" {found.checks_a_day:,.0f} checks a day",
            f"database       {found.database_cores:.1f} cores, {found.database_machines} machines,"
            f" {found.database_disk / _GB:,.0f} GB after a year",
            f"shared folder  {found.shared_disk / _GB:,.0f} GB after a year,"
            f" search index {found.index_disk / _GB:.1f} GB",
            f"(unit costs: {MEASURED}; a peak of three times the mean, cores planned to 60 %)",
        )
    )
