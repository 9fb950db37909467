"""How is hostile text made plain for matching without losing where each character stood?

Width, circles and foreign digits become plain ones, letters small; invisible and combining ones go.
`places` leads back to the original, so that the original passage is masked, whatever was hidden inside it.
"""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from rating_site.redact.masks import MASK

BLANK = "\ue000"
"""Stands for what is masked already: no pattern contains it, so every pattern ends at it."""
_DROPPED = frozenset({"Cf", "Cc", "Cs", "Co", "Mn", "Me"})
_FIXED = dict.fromkeys("‐‑‒–—―−─", "-") | dict.fromkeys("·•・∙⋅", ".") | {"\n": "\n", "\r": "\n"}


@dataclass(frozen=True, slots=True)
class Folded:
    """Plain text for matching; `places[i]` is where `plain[i]` stood in the original, `size` long."""

    plain: str
    places: list[int]
    size: int

    def whole(self, start: int, end: int) -> tuple[int, int]:
        """The passage grown to whole original characters (one of them may fold to several)."""
        while start > 0 and self.places[start - 1] == self.places[start]:
            start -= 1
        while end < len(self.places) and self.places[end] == self.places[end - 1]:
            end += 1
        return start, end

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Where a whole passage stands in the original text, with the invisible characters behind it."""
        return self.places[start], self.places[end] if end < len(self.places) else self.size


def fold(text: str) -> Folded:
    """The text in plain small characters, with our own masks blanked."""
    blanked = MASK.sub(lambda found: BLANK * len(found[0]), text.replace(BLANK, " "))
    parts = [char if char == BLANK else _plain(char) for char in blanked]
    places = [place for place, part in enumerate(parts) for _ in part]
    return Folded("".join(parts), places, len(text))


@lru_cache(maxsize=8192)
def _plain(char: str) -> str:
    if char in _FIXED:
        return _FIXED[char]
    if char.isspace():
        return " "
    folded = unicodedata.normalize("NFKC", char).lower() if _value(char) is None else char
    return "".join(_simple(one) for one in folded)


def _simple(char: str) -> str:
    value = _value(char)
    if value is not None:
        return str(value)
    if char.isspace():
        return " "
    return "" if unicodedata.category(char) in _DROPPED else char


def _value(char: str) -> int | None:
    """The value of a digit in any script or circle; Chinese numerals are letters, not digits."""
    value = unicodedata.digit(char, None)
    return None if value is None else int(value)
