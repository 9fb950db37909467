"""How does a sentence get into the language of the page? Flask-Babel's catalogues, looked up once a page."""

from collections.abc import Iterator
from contextlib import contextmanager
from gettext import NullTranslations

import flask_babel
from flask import Flask, g


def install(app: Flask) -> None:
    """Let templates say `_('…')` by the same catalogue; called when Flask-Babel is there."""
    app.jinja_env.install_gettext_callables(  # type: ignore[attr-defined]  # jinja's extension adds it
        gettext=lambda text: _catalogue().gettext(text),
        ngettext=lambda one, many, num: _catalogue().ngettext(one, many, num),
        newstyle=True,
    )


def gettext(text: str, **values: object) -> str:
    """The sentence in the language of the page, with %(named)s values filled in."""
    said = _catalogue().gettext(text)
    return said % values if values else said


def translated(text: object) -> str:
    """A sentence of the closed lists (see sentences.py); pybabel does not look into calls of this name."""
    return gettext(str(text)) if text else ""


def ngettext(one: str, many: str, num: float, **values: object) -> str:
    """The sentence for `num` things, which it mentions as %(num)s."""
    return _catalogue().ngettext(one, many, num) % {"num": num, **values}  # type: ignore[arg-type]


def lazy_gettext(text: str) -> object:
    """A sentence for a table: it is translated when a page prints it."""
    return flask_babel.LazyString(gettext, text)


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Say what is said meanwhile in this language."""
    before = g.pop("catalogue", None)
    try:
        with flask_babel.force_locale(language):
            yield
    finally:
        g.catalogue = before


def _catalogue() -> NullTranslations:
    """The catalogue of this page: asking Flask-Babel for it at each sentence takes a fifth of a page."""
    found: NullTranslations | None = g.get("catalogue") if g else None
    if found is None:
        found = flask_babel.get_translations()
        if g:
            g.catalogue = found
    return found
