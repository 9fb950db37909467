"""How does a table of a page leave as a file? CSV that no spreadsheet calculates, JSON, and its pages."""

from collections.abc import Iterable, Mapping, Sequence

from flask import Response, jsonify

from rating_site.exports.csv_list import safe_cell

MOST = 5000
"""So many rows go into one file; the downloads hold everything."""
_MARK = "\ufeff"
"""Excel reads Chinese only behind it."""
Row = Mapping[str, object]


def as_csv(name: str, columns: Sequence[str], rows: Iterable[Row]) -> Response:
    """The rows as RFC 4180, every cell quoted."""
    lines = [_line(columns), *(_line([_text(row.get(one)) for one in columns]) for row in rows)]
    return _file(Response(_MARK + "".join(lines), content_type="text/csv; charset=utf-8"), f"{name}.csv")


def as_json(name: str, columns: Sequence[str], rows: Iterable[Row]) -> Response:
    """The same rows as one JSON object with `rows`."""
    return _file(jsonify(rows=[{one: row.get(one) for one in columns} for row in rows]), f"{name}.json")


def pages(total: int, size: int) -> int:
    """How many pages hold so many rows, at least one."""
    return max(-(-total // size), 1)


def _line(cells: Sequence[str]) -> str:
    quoted = (safe_cell(cell).replace('"', '""') for cell in cells)
    return '"' + '","'.join(quoted) + '"\r\n'


def _text(value: object) -> str:
    if isinstance(value, list | tuple):
        return " ".join(map(str, value))
    return "" if value is None else str(value)


def _file(response: Response, name: str) -> Response:
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["Cache-Control"] = "public, max-age=300"
    return response
