"""Were two texts written from one? A sketch of five-character pieces tells, without keeping the text.

The same story sent again with another name, number or spacing keeps most of its pieces. Of all pieces the
smallest hashes are kept, which is a fair sample: two sketches overlap as much as their texts do.
"""

import hashlib
import unicodedata
from collections.abc import Iterable

PIECE = 5
KEPT = 128
LONGEST = 20_000
"""Characters of a text that count; longer texts are told apart well before."""
ALIKE = 0.6
"""From this overlap on two texts were probably written from one."""


def shingles(text: str, without: Iterable[str] = ()) -> frozenset[int]:
    """The sketch of a text, at most KEPT numbers of 64 bits; pieces of the texts `without` do not count.

    Our own message generator gives many honest people the same sentences: pass its texts as `without`.
    """
    common = set[str]().union(*(_pieces(one) for one in without))
    hashes = sorted(_hash(piece) for piece in _pieces(text) - common)
    return frozenset(hashes[:KEPT])


def similar(first: frozenset[int], second: frozenset[int]) -> float:
    """The estimated share of pieces that two texts have in common, from 0 to 1; nothing is like nothing."""
    sample = sorted(first | second)[:KEPT]
    both = first & second
    return sum(number in both for number in sample) / len(sample) if sample else 0.0


def _pieces(text: str) -> set[str]:
    plain = "".join(_plain(char) for char in unicodedata.normalize("NFKC", text[:LONGEST]).lower())
    if len(plain) <= PIECE:
        return {plain} - {""}
    return {plain[start : start + PIECE] for start in range(len(plain) - PIECE + 1)}


def _plain(char: str) -> str:
    """Letters stay, a digit becomes 0, the rest goes: numbers and spacing are what a copier changes."""
    if char.isdigit():
        return "0"
    return char if char.isalpha() else ""


def _hash(piece: str) -> int:
    return int.from_bytes(hashlib.blake2b(piece.encode("utf-8", "replace"), digest_size=8).digest())
