"""Under which numbers do texts meet that are one edit or one swap apart?

Texts one edit apart have a deletion in common. The hash is a polynomial in the places of the characters, so
that the hashes of all deletions of many texts come from sums over arrays, without making the texts: a tenth
of the time. Different texts may share a number; whoever finds something compares the texts.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import accumulate
from operator import mul, sub

import numpy as np
from numpy.typing import NDArray

Hashes = NDArray[np.uint32]
_LONGEST = 320
_BITS = (1 << 64) - 1
_BASE = 0x9E37_79B9_7F4A_7C15
_INVERSE = pow(_BASE, -1, 1 << 64)
_MIX = 0xD6E8_FEB8_6659_FD93
_POWERS = [pow(_BASE, place, 1 << 64) * _MIX & _BITS for place in range(_LONGEST + 1)]
"""Powers of the base, mixed: only the upper half of a sum is kept, and every character shall reach it."""
_POWER_ARRAY = np.array(_POWERS, np.uint64)
_MOVES = [pow(_BASE, place, 1 << 64) for place in range(_LONGEST + 1)]
"""By what the sum of a tail is multiplied that begins at a place."""
_MOVE_ARRAY = np.array(_MOVES, np.uint64)


def text_hash(text: str) -> int:
    """The number of one text; what comes after 320 characters does not count."""
    return _kept(_sum(text))


def tailed_hashes(texts: Iterable[str], tail: str) -> tuple[list[int], list[int]]:
    """The numbers of texts followed by the tail, and of the texts alone."""
    ending = _ending(tail)
    sums = [(_sum(text), _MOVES[min(len(text), _LONGEST)]) for text in texts]
    followed = [own + ending * move >> 32 & 0xFFFF_FFFE for own, move in sums]
    return followed, [own >> 32 & 0xFFFF_FFFE for own, _ in sums]


def edit_hashes(text: str, tail: str = "") -> list[int]:
    """The numbers of a text and of each text with one character less, all followed by the tail."""
    if not text:
        return [_kept(_ending(tail))]
    codes = [*map(ord, text[:_LONGEST])]
    rest = codes[1:]
    first = sum(map(mul, rest, _POWERS)) + _ending(tail) * _MOVES[len(rest)]
    # Whether this character or the next one goes, differs only in which of both stands in this place.
    less = accumulate(map(mul, map(sub, codes, rest), _POWERS), initial=first)
    return [number >> 32 & 0xFFFF_FFFE for number in (codes[0] * _MIX + first * _BASE, *less)]


def text_hashes(texts: Sequence[str]) -> Hashes:
    """The numbers of many texts."""
    terms, _, starts, _ = _terms(texts)
    sums = np.append(np.uint64(0), np.cumsum(terms))
    return _kept_of(sums[np.append(starts[1:], len(terms))] - sums[starts])


def all_edit_hashes(texts: Sequence[str], tails: Sequence[str]) -> tuple[Hashes, NDArray[np.intp]]:
    """The numbers of texts and of their deletions, each with its tail; and the place of each one's text."""
    terms, owner, starts, lengths = _terms(texts)
    sums = np.append(np.uint64(0), np.cumsum(terms))
    whole = sums[starts + lengths] - sums[starts]
    before = sums[:-1] - sums[starts][owner]
    less = before + (whole[owner] - before - terms) * np.uint64(_INVERSE)
    tail = _tails(tails)
    whole = whole + tail * _MOVE_ARRAY[lengths]
    less = less + tail[owner] * _MOVE_ARRAY[np.maximum(lengths - 1, 0)][owner]
    return _kept_of(np.concatenate((whole, less))), np.concatenate((np.arange(len(texts)), owner))


def _tails(tails: Sequence[str]) -> NDArray[np.uint64]:
    return np.array([_ending(tail) & _BITS for tail in tails], np.uint64)


def _terms(
    texts: Sequence[str],
) -> tuple[NDArray[np.uint64], NDArray[np.intp], NDArray[np.intp], NDArray[np.intp]]:
    """The term of each character of all texts and the place of its text; where texts start, their lengths."""
    codes, places, owner = characters(texts)
    lengths = np.fromiter(map(len, texts), np.intp, len(texts))
    terms = codes * _POWER_ARRAY[np.minimum(places, _LONGEST)]
    return terms, owner, np.cumsum(lengths) - lengths, lengths


def characters(texts: Sequence[str]) -> tuple[NDArray[np.uint64], NDArray[np.intp], NDArray[np.intp]]:
    """The code of each character of all texts, its place in its text, and the place of that text."""
    lengths = np.fromiter(map(len, texts), np.intp, len(texts))
    codes = np.frombuffer("".join(texts).encode("utf-32-le", "surrogatepass"), np.uint32).astype(np.uint64)
    owner = np.repeat(np.arange(len(texts)), lengths)
    places = np.arange(len(codes)) - (np.cumsum(lengths) - lengths)[owner]
    return codes, places, owner


@lru_cache(1024)
def _ending(tail: str) -> int:
    """The sum of a tail: hosts have few different suffixes."""
    return _sum(tail)


def _sum(text: str) -> int:
    return sum(map(mul, map(ord, text), _POWERS))


def _kept(number: int) -> int:
    return number >> 32 & 0xFFFF_FFFE


def _kept_of(numbers: NDArray[np.uint64]) -> Hashes:
    return (numbers >> np.uint64(32) & np.uint64(0xFFFF_FFFE)).astype(np.uint32)
