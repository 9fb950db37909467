"""How is a shop's text brought to one spelling, with every character still knowing where it came from?"""

import re
from array import array
from dataclasses import dataclass
from pathlib import Path

HAN = r"\u3400-\u9fff"


def _character_table() -> dict[int, str]:
    """One character to one character, so that places in the text stay where they are."""
    table = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
    pairs = Path(__file__).with_name("traditional.txt").read_text(encoding="utf-8").split()
    table |= {ord(pair[0]): pair[1] for pair in pairs}
    spellings = {
        ",": "，︐【〖［[｜|？?",
        ":": "：︰∶】〗］]",
        "~": "～〜∼˜",
        "-": "－—–―‐‑−",
        "“": '「『＂"',
        "”": "」』",
        ".": "．",
        "。": "｡",
        "、": "､",
        "x": "×✕",
        " ": "\t\u3000\xa0\u2002\u2003\u2009",
        "\n": "\r\u2028\u2029\x0b\x0c",
        "\0": "\u200b\u200c\u200d\ufeff\u2060\xad",
    }
    return table | {ord(c): plain for plain, variants in spellings.items() for c in variants}


_TABLE = _character_table()
_GAP = re.compile(r"[ \n\0]+")
_NO_BREAK_AFTER = frozenset("。!;,、:.\n")
_TIGHT = frozenset("。!;,、:-~(“”+*/\n")
_INSIDE = re.compile(r"(?<=[时钟天周月年])里(?!程)")
"""三天里 is 三天内."""
_BORDER = re.compile(rf"[{HAN}][0-9A-Za-z]|[0-9A-Za-z][{HAN}]")


@dataclass(frozen=True, slots=True)
class Plain:
    """The text in one spelling; text[i] stood at origin[i] of the original, with one entry past the end."""

    text: str
    origin: "array[int]"


def plain(original: str) -> Plain:
    """Half width, simplified, no space that only decorates, line breaks only where no sentence ended."""
    table = original.translate(_TABLE)
    pieces: list[str] = []
    origin = array("l")
    last, end = "\n", 0
    for gap in _GAP.finditer(table):
        pieces.append(table[end : gap.start()])
        origin.extend(range(end, gap.start()))
        last = table[gap.start() - 1] if gap.start() > end else last
        kept = _kept_gap(gap[0], last, table[gap.end() : gap.end() + 1])
        if kept:
            pieces.append(kept)
            origin.append(gap.start())
            last = kept
        end = gap.end()
    pieces.append(table[end:])
    origin.extend(range(end, len(table) + 1))
    return Plain(_INSIDE.sub("内", "".join(pieces)), origin)


def _kept_gap(gap: str, before: str, after: str) -> str:
    """What remains of a run of blanks: a line break, one space between words of one script, or nothing."""
    if not after or set(gap) == {"\0"}:
        return ""
    if "\n" in gap:
        return "" if before in _NO_BREAK_AFTER else "\n"
    if before in _TIGHT or after in _TIGHT or after == ")" or _BORDER.match(before + after):
        return "," if before == "/" == after else ""
    return " "
