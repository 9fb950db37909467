"""How does the directory of rules leave as a file? The view as it is filtered and sorted, as CSV or JSON."""

from collections.abc import Iterator, Mapping

from flask import Response, request, url_for

from rating_site.exports.text import moment
from rating_site.store.db import reading
from rating_site.terms.compare import Row
from rating_site.web import inputs, rules_directory, tables
from rating_site.web.guards import audience
from rating_site.web.rules import rules
from rating_site.web.rules_inputs import DirectoryFilter
from rating_site.web.rules_rows import MOST
from rating_site.web.services import services

__all__ = ["rules"]

_COLUMNS = (
    "platform", "state", "resupply_hours", "resupply_wait", "refund_hours", "handling_hours", "routes",
    "escrow", "blanket_no_refund", "read_at", "page",
)  # fmt: skip


@rules.get("/rules.csv")
@audience("buyers")
def as_csv() -> Response:
    """Everything that fits this view, for a spreadsheet."""
    return tables.as_csv("rules", _COLUMNS, _rows())


@rules.get("/rules.json")
@audience("buyers")
def as_json() -> Response:
    """The same for a program."""
    return tables.as_json("rules", _COLUMNS, _rows())


def _rows() -> Iterator[tables.Row]:
    wish = inputs.read(DirectoryFilter, request.args, 400).model_copy(update={"page": 1})
    with reading(services().database) as session:
        found = rules_directory.find(session, services().rows, wish, MOST)
    return (_written(row, found.warnings) for row in found.rows)


def _written(row: Row, warnings: Mapping[str, str]) -> tables.Row:
    """One platform; `state` is there only where people are warned of it."""
    return {
        "platform": row.name,
        "state": warnings.get(row.platform_id),
        "resupply_hours": row.resupply_hours,
        "resupply_wait": row.resupply_wait,
        "refund_hours": row.refund_hours,
        "handling_hours": row.handling_hours,
        "routes": sorted(row.routes),
        "escrow": row.escrow,
        "blanket_no_refund": row.blanket_no_refund,
        "read_at": moment(row.read_at) if row.read_at else None,
        "page": url_for("rules.platform", platform_id=row.platform_id, _external=True),
    }
