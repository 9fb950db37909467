"""How do we compare hostile text without losing our place? Invisible characters out, width folded 1:1."""

import unicodedata

INVISIBLE: dict[int, None] = dict.fromkeys(
    [
        *range(0x00, 0x09),
        0x0B,
        *range(0x0E, 0x20),
        0x7F,
        0xAD,
        0x034F,
        0x061C,
        0x115F,
        0x1160,
        0x17B4,
        0x17B5,
        0x180E,
        *range(0x200B, 0x2010),
        *range(0x202A, 0x202F),
        *range(0x2060, 0x2070),
        0x3164,
        *range(0xFE00, 0xFE10),
        0xFEFF,
        0xFFA0,
        *range(0xE0000, 0xE0080),
        *range(0xE0100, 0xE01F0),
    ]
)
_FOLDED_RANGES = (
    (0xA0, 0x100),
    (0x2000, 0x2100),
    (0x2100, 0x2150),
    (0x2160, 0x2190),
    (0x2460, 0x2500),
    (0x2E80, 0x2FE0),
    (0x3000, 0x3001),
    (0xF900, 0xFB00),
    (0xFF00, 0xFFF0),
    (0x1D400, 0x1D800),
)
_DASHES = dict.fromkeys([0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015, 0x2212, 0xFE63, 0xFF0D], "-")


def _folding() -> dict[int, str]:
    """Only foldings of one character to one character: offsets into the text stay true."""
    table = {}
    for start, end in _FOLDED_RANGES:
        for code in range(start, end):
            plain = unicodedata.normalize("NFKC", chr(code))
            if len(plain) == 1 and plain != chr(code):
                table[code] = plain
    return table | _DASHES


_FOLDING = _folding()


def strip_invisible(text: str) -> str:
    """The text without zero-width, bidirectional and control characters (line ends and tabs stay)."""
    return text.translate(INVISIBLE)


def fold(text: str) -> str:
    """The text with full-width and styled characters made plain; same length, so offsets stay valid."""
    return text.translate(_FOLDING)


def squeeze(text: str, limit: int = 200) -> str:
    """The text on one line with single spaces, cut to `limit` characters, for quoting."""
    return " ".join(text.split())[:limit]
