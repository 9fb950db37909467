"""Which tokens stand for a text?

Runs of Han characters become overlapping pairs, everything else becomes words. No dictionary: slang that
nobody has heard of yet is found without a new index, and any part of a name of two characters or more is
found (segmenters lose 37 % of six-character parts). The last character of a run is a token of its own, so
that one typed character finds its runs as a prefix. Letters and digits are words apart: who asks for USDT
means 80USDT as well.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from operator import add

from search_index.tabled import lines

HAN = "々〇\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
MAX_WORD = 40
MAX_QUERY = 256
"""Characters of a query that count; more than this nobody types."""
MAX_CLAUSES = 24
_RUN = re.compile(f"([{HAN}]+)|([^\\W\\d_{HAN}]+|\\d+)")
_TYPED = re.compile(f"([{HAN}]+)|([^\\W_{HAN}]+)")
_BETWEEN = re.compile(r"[\W_]+")
_IS_HAN = re.compile(f"[{HAN}]")
_QUOTED = re.compile(r'"([^"]*)"|([^"]+)')
_QUOTES = str.maketrans("“”„«»「」『』", '"' * 9)
_INVISIBLE = (
    0,
    0xAD,
    *range(0x200B, 0x2010),
    *range(0x202A, 0x202F),
    *range(0x2060, 0x2070),
    0xFEFF,
    *range(0xD800, 0xE000),
)
_TRADITIONAL, _SIMPLE = lines("traditional")
SIMPLER = str.maketrans(_TRADITIONAL, _SIMPLE)
"""Traditional characters -> simplified ones."""
_FOLD: dict[int, int | None] = {**SIMPLER, **dict.fromkeys(_INVISIBLE)}
_FOLDED = re.compile(f"[{re.escape(''.join(map(chr, _FOLD)))}]")


_PLAIN = re.compile(f"[0-9a-z{''.join(chr(code) for code in range(0x4E00, 0xA000) if code not in _FOLD)}]+")
"""What is compared as it stands: most names, and most of what is typed."""


@dataclass(frozen=True, slots=True)
class Clause:
    """What must be there: these tokens, side by side when `phrase`; `shown` is how to highlight it."""

    tokens: tuple[str, ...]
    phrase: bool
    shown: str

    def parts(self) -> list["Clause"]:
        """A clause for each token."""
        return [Clause((token,), False, token) for token in self.tokens]


def fold(text: str) -> str:
    """The text as it is compared: NFKC, lower case, simplified Han, without invisible characters."""
    if text.isascii():
        return text.lower().replace("\0", "")
    lower = unicodedata.normalize("NFKC", text).lower()
    return lower.translate(_FOLD) if _FOLDED.search(lower) else lower


def compact(text: str) -> str:
    """A folded text without spaces and punctuation, as names are compared."""
    return text if _PLAIN.fullmatch(text) else _BETWEEN.sub("", fold(text))


def is_han(character: str) -> bool:
    """Is this one Han character?"""
    return _IS_HAN.match(character) is not None


def tokens(text: str) -> list[str]:
    """The tokens of a text to be indexed, in order: 补单超时 -> 补单 单超 超时 时."""
    found: list[str] = []
    for han, word in _RUN.findall(fold(text)):
        if word:
            found.append(word[:MAX_WORD])
        else:
            found += map(add, han, han[1:])
            found.append(han[-1])
    return found


def clauses(query: str) -> tuple[Clause, ...]:
    """What a typed query asks for: each run of characters, and each "quoted part" as a phrase."""
    found: dict[Clause, None] = {}
    for quoted, plain in _QUOTED.findall(fold(query[:MAX_QUERY].translate(_QUOTES))):
        for clause in _quoted(quoted) if quoted else _plain(plain):
            found[clause] = None
            if len(found) == MAX_CLAUSES:
                return tuple(found)
    return tuple(found)


def _plain(text: str) -> Iterator[Clause]:
    for han, word in _TYPED.findall(text):
        yield _word(word) if word else Clause(_pairs(han), False, han)


def _word(word: str) -> Clause:
    """A word as it was typed; letters and digits in it stand side by side."""
    parts = tuple(part[:MAX_WORD] for _, part in _RUN.findall(word))
    return Clause(parts, len(parts) > 1, word if len(parts) > 1 else parts[0])


def _quoted(text: str) -> Iterator[Clause]:
    words = tuple(tokens(text))
    *_, (last_run, _) = _RUN.findall(text) or [("", "")]
    if len(last_run) > 1:  # the text may go on after the phrase, so its last character need not end a run
        words = words[:-1]
    elif last_run and len(words) > 1:
        words = words[:-1]
        yield Clause((last_run,), False, last_run)
    if words:
        yield Clause(words, len(words) > 1, text.strip())


def _pairs(han: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(map(add, han, han[1:]))) or (han,)
