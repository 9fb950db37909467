"""`kajian terms`: what did the rules grant on my order date?"""

from datetime import UTC, datetime
from typing import Any

import click

from rating_site import orders
from rating_site.cli.naming import platform_at
from rating_site.cli.opening import open_all
from rating_site.cli.show import as_json, local
from rating_site.store import terms as store
from rating_site.store.db import reading
from rating_site.terms.order_date import OrderAnswer
from rating_site.terms.words import ANSWERS


class Moment(click.ParamType[datetime]):
    """An ISO date or time; without a zone it is Shanghai time, a bare date means its noon."""

    name = "time"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        """The aware moment that was written."""
        try:
            return orders.moment(str(value))
        except ValueError as error:
            self.fail(str(error), param, ctx)


@click.group()
def terms() -> None:
    """The archived rules of a platform."""


@terms.command()
@click.argument("address")
@click.option("--ordered", type=Moment(), required=True, help="when the order was placed")
@click.option("--event", type=Moment(), required=True, help="when you asked the platform")
@click.option("--asked", type=click.Choice(["resupply", "refund"]), required=True)
@click.option("--product", help="path of the product's page, where the rule stands there")
@click.option("--disputed", type=Moment(), help="when the dispute began")
@click.option("--json", "for_machines", is_flag=True, help="one JSON object instead of text")
def answer(
    address: str,
    ordered: datetime,
    event: datetime,
    asked: str,
    product: str | None,
    disputed: datetime | None,
    for_machines: bool,
) -> None:
    """Was I inside the window of the version in force on my order date at ADDRESS?"""
    _settings, database = open_all()
    with reading(database) as session:
        versions = store.versions(session, platform_at(session, address).id)
    order = orders.Order(ordered, event, asked, product, disputed)
    found = orders.answer(versions, order, datetime.now(UTC))
    if for_machines:
        click.echo(as_json(orders.answer_json(found)))
    else:
        _show(found)


def _show(found: OrderAnswer) -> None:
    click.echo(ANSWERS[found.answer])
    if found.quote and found.version is not None:
        seen = f"{local(found.version.first_seen)} 起存档"
        click.echo(f"  「{found.quote}」（{found.version.place}，{seen}）")
    if found.deadline is not None:
        click.echo(f"  截止：{'约 ' if found.approximate else ''}{local(found.deadline)}")
    for caution in found.warnings:
        click.echo(f"  注意：{caution.text}")
    for one in found.alternatives:
        click.echo(f"  另一种可能：{ANSWERS[one.answer]}「{one.quote}」")
