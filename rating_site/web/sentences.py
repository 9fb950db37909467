"""Which Chinese sentences reach pages from outside the web layer? All, so that none stays untranslated."""

import inspect
import re
from collections.abc import Iterator
from typing import Any

from rating_site import words
from rating_site.assistant import words as assistant_words
from rating_site.terms import words as terms_words
from rating_site.trust.score import WEIGHTS, Weight

Message = tuple[int, str, str, list[str]]
_LINE_BREAK = re.compile(r"\s*\n\s*")


def explanation(weight: Weight) -> str:
    """A signal's docstring as running text; lines break anywhere in Chinese, so they join without a space.

    The title in front of it is left out: pages set it as a heading.
    """
    text = _LINE_BREAK.sub("", inspect.getdoc(weight.ask) or "")
    return text.removeprefix(f"{weight.title}：")


def all_sentences() -> list[str]:
    """Every sentence of the closed lists and of the score table, each once."""
    lists = [
        found
        for own in (words, terms_words, assistant_words)
        for name, found in vars(own).items()
        if name.isupper()
    ]
    found = [str(text) for one in lists for text in (one.values() if isinstance(one, dict) else [one])]
    for weight in WEIGHTS:
        found += [weight.title, explanation(weight)]
    return list(dict.fromkeys(found))


def extract(fileobj: Any, keywords: Any, comment_tags: Any, options: Any) -> Iterator[Message]:
    """Babel's extraction interface (see babel.cfg), which fixes these names: the sentences as messages."""
    del fileobj, keywords, comment_tags, options
    for text in all_sentences():
        yield 1, "gettext", text, []
