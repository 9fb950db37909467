"""Which Chinese texts are hidden in the string literals of a JavaScript bundle?

Why split instead of parse: one regular expression literal with a quote in it puts a parser out of step
for the rest of a minified bundle; pieces between any two quotes still hold every Chinese string whole.
"""

import re
from collections.abc import Iterator

_QUOTES = re.compile(r"[\"'`\n]")
_HAN = re.compile(r"[\u4e00-\u9fff]|\\u[4-9][0-9a-fA-F]{3}")
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})|\\([nrt])")
_TAG = re.compile(r"<[^<>]{0,300}>")


def han_strings(bundle: str) -> Iterator[str]:
    """The pieces between quotes that hold Chinese characters, unescaped, tags turned into line breaks."""
    begin = 0
    for quote in [*(match.start() for match in _QUOTES.finditer(bundle)), len(bundle)]:
        piece = bundle[begin:quote].rstrip("\\")
        begin = quote + 1
        if _HAN.search(piece):
            yield _TAG.sub("\n", _ESCAPE.sub(_unescaped, piece)).strip()


def _unescaped(match: re.Match[str]) -> str:
    character = chr(int(match[1], 16)) if match[1] else "\n"
    # Half of a surrogate pair is no character.
    return "" if "\ud800" <= character <= "\udfff" else character
