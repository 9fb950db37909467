"""How does Python code say a sentence in the language of the page? Flask-Babel's functions, with types."""

import flask_babel


def gettext(text: str, **values: object) -> str:
    """The sentence in the language of the page, with %(named)s values filled in."""
    return str(flask_babel.gettext(text, **values))


def translated(text: object) -> str:
    """A sentence of the closed lists (see sentences.py); pybabel does not look into calls of this name."""
    return gettext(str(text)) if text else ""


def ngettext(one: str, many: str, num: float, **values: object) -> str:
    """The sentence for `num` things, which it mentions as %(num)s."""
    return str(flask_babel.ngettext(one, many, num, **values))


def lazy_gettext(text: str) -> object:
    """A sentence for a table: it is translated when a page prints it."""
    return flask_babel.lazy_gettext(text)
