"""`kajian sources`: how are the sources doing?"""

from datetime import UTC, datetime
from typing import Any

import click

from crawlers.registry import all_sources
from rating_site.cli.opening import open_all
from rating_site.cli.show import as_json, local, padded
from rating_site.jobs.health import measure
from rating_site.store import sources as store
from rating_site.store.db import reading


@click.command()
@click.option("--json", "for_machines", is_flag=True, help="one JSON object instead of text")
def sources(for_machines: bool) -> None:
    """State, last success and error share of every source, and how much of the register is covered."""
    settings, database = open_all()
    measure(database, datetime.now(UTC))
    with reading(database) as session:
        health = store.health(session)
        answered, total = store.filing_coverage(session)
    rows: list[dict[str, Any]] = []
    for name, source in sorted(all_sources().items()):
        row = health[name]
        off = name == "icp_filing" and settings.crawl.icp_gateway is None
        state = (
            "off" if off else "held back" if row.held_back_since else "healthy" if row.asked else "not asked"
        )
        rows.append(
            {
                "source": name,
                "state": state,
                "last_success": row.last_answer_at,
                "error_share": round(1 - row.answered / row.asked, 3) if row.asked else None,
                "healthy_from": source.healthy,
                "every_hours": source.interval.total_seconds() / 3600,
                "requests_each": source.cost,
            }
        )
    if for_machines:
        coverage = {"answered": answered, "platforms": total}
        click.echo(as_json({"sources": rows, "filing_coverage": coverage}))
        return
    for line in rows:
        last = local(line["last_success"]) if line["last_success"] else "never"
        share = "-" if line["error_share"] is None else f"{line['error_share']:.0%}"
        click.echo(f"{padded(line['source'], 16)} {padded(line['state'], 10)} last {last:16}  errors {share}")
    click.echo(f"the register answered for {answered} of {total} platforms")
