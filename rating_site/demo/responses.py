"""How do the demo shops turn a fixture file into an answer?"""

import json
from functools import cache
from pathlib import Path
from typing import Any

from werkzeug.wrappers import Response

PAGES = Path(__file__).parent / "pages"


@cache
def fixture(path: str) -> str:
    """The text of a fixture, named from the pages folder: ``yunka/home.html``."""
    return (PAGES / path).read_text(encoding="utf-8")


def fixture_json(path: str) -> Any:
    """The value in a JSON fixture."""
    return json.loads(fixture(path))


def html(text: str, status: int = 200) -> Response:
    """An HTML answer in UTF-8."""
    return Response(text, status=status, content_type="text/html; charset=utf-8")


def json_answer(value: Any, status: int = 200) -> Response:
    """A JSON answer with Chinese text left readable, as the shop software sends it."""
    body = json.dumps(value, ensure_ascii=False)
    return Response(body, status=status, content_type="application/json; charset=utf-8")


def icon(shop: str) -> Response:
    """The favicon of a shop; each shop has its own picture, so that its hash tells them apart."""
    return Response((PAGES / shop / "favicon.png").read_bytes(), content_type="image/png")


def fill(template: str, **values: str) -> str:
    """A template with every ``[[name]]`` replaced; the values are our own fixtures, so nothing is escaped."""
    for name, value in values.items():
        template = template.replace(f"[[{name}]]", value)
    return template
