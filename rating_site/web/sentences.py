"""Which Chinese sentences reach pages from outside the web layer? All, so that none stays untranslated."""

import inspect
import re
from collections.abc import Iterable, Iterator
from typing import Any

from rating_site import words
from rating_site.trust.score import WEIGHTS, Weight

_LINE_BREAK = re.compile(r"\s*\n\s*")


def explanation(weight: Weight) -> str:
    """A signal's docstring as running text; lines break anywhere in Chinese, so they join without a space."""
    return _LINE_BREAK.sub("", inspect.getdoc(weight.ask) or "")


def all_sentences() -> list[str]:
    """Every sentence of the closed lists and of the score table, each once."""
    tables: Iterable[object] = vars(words).values()
    found = [text for table in tables if isinstance(table, dict) for text in table.values()]
    for weight in WEIGHTS:
        found += [weight.title, explanation(weight)]
    return list(dict.fromkeys(found))


def extract(
    _file: Any, _keywords: Any, _tags: Any, _options: Any
) -> Iterator[tuple[int, str, str, list[str]]]:
    """Babel's extraction interface (see babel.cfg): the sentences as messages."""
    for text in all_sentences():
        yield 1, "gettext", text, []
