"""`kajian terms`: what did the rules grant on my order date?"""

from datetime import UTC, datetime
from typing import Any

import click

from rating_site.cli.group import BAD_INPUT, COULD_NOT_ASK, fail
from rating_site.cli.opening import open_all
from rating_site.cli.show import SHANGHAI, as_json, local
from rating_site.lookup import recognise
from rating_site.store import platforms
from rating_site.store import terms as store
from rating_site.store.db import reading
from rating_site.terms.archive import Version
from rating_site.terms.order_date import OrderAnswer
from rating_site.terms.order_date import answer as answer_for
from rating_site.terms.words import ANSWERS


class Moment(click.ParamType[datetime]):
    """An ISO date or time; without a zone it is Shanghai time, a bare date means its noon."""

    name = "time"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        """The aware moment that was written."""
        try:
            moment = datetime.fromisoformat(str(value))
        except ValueError:
            self.fail(f"{value!r} is no time such as 2026-11-20T14:30", param, ctx)
        if len(str(value)) <= 10:
            moment = moment.replace(hour=12)
        return moment if moment.tzinfo else moment.replace(tzinfo=SHANGHAI)


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
    query = recognise(address)
    if query.address is None:
        fail(f"{address!r} is no address", BAD_INPUT)
    _settings, database = open_all()
    with reading(database) as session:
        platform = platforms.by_site(session, query.key)
        if platform is None:
            fail("this address has not been checked yet; try `kajian check`", COULD_NOT_ASK)
        versions = store.versions(session, platform.id)
    found = answer_for(versions, ordered, event, asked, datetime.now(UTC), product, disputed)
    if for_machines:
        click.echo(as_json(answer_json(found)))
    else:
        _show(found)


def answer_json(found: OrderAnswer) -> dict[str, Any]:
    """An order-date answer as plain JSON values."""
    return {
        "answer": found.answer,
        "version": _version(found.version),
        "quote": found.quote,
        "deadline": found.deadline,
        "opens": found.opens,
        "approximate": found.approximate,
        "warnings": [{"code": one.code, "text": one.text} for one in found.warnings],
        "alternatives": [
            {
                "label": one.label,
                "answer": one.answer,
                "version": _version(one.version),
                "quote": one.quote,
                "deadline": one.deadline,
            }
            for one in found.alternatives
        ],
    }


def _version(version: Version | None) -> dict[str, Any] | None:
    if version is None:
        return None
    kept = ("id", "place", "url", "first_seen", "last_seen", "next_seen")
    return {name: getattr(version, name) for name in kept}


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
