"""Under which numbers do texts meet that are one edit or one swap apart?

Texts one edit apart have a deletion in common. The hash is a polynomial in the places of the characters, so
that the hashes of all deletions of many texts come from sums over arrays, without making the texts: a tenth
of the time. Different texts may share a number; whoever finds something compares the texts.
"""

from collections.abc import Iterable, Sequence

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
    return _kept(sum(map(int.__mul__, map(ord, text), _POWERS)))


def tailed_hashes(texts: Iterable[str], tail: str) -> tuple[list[int], list[int]]:
    """The numbers of texts followed by the tail, and of the texts alone."""
    ending = sum(map(int.__mul__, map(ord, tail), _POWERS))
    sums = [
        (sum(map(int.__mul__, map(ord, text), _POWERS)), _MOVES[min(len(text), _LONGEST)]) for text in texts
    ]
    return [_kept(own + ending * move) for own, move in sums], [_kept(own) for own, _ in sums]


def edit_hashes(text: str, tail: str = "") -> list[int]:
    """The numbers of a text and of each text with one character less, all followed by the tail."""
    terms = list(map(int.__mul__, map(ord, text[:_LONGEST]), _POWERS))
    ending = sum(map(int.__mul__, map(ord, tail), _POWERS))
    after = sum(terms)
    found = [_kept(after + ending * _MOVES[len(terms)])]
    before = ending * _MOVES[len(terms) - 1] if terms else 0
    for term in terms:
        after -= term
        found.append(_kept(before + after * _INVERSE))
        before += term
    return found


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
    """The sums of the tails, of which there are few different ones."""
    known = {tail: sum(map(int.__mul__, map(ord, tail), _POWERS)) & _BITS for tail in set(tails)}
    return np.array([known[tail] for tail in tails], np.uint64)


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


def _kept(number: int) -> int:
    return number >> 32 & 0xFFFF_FFFE


def _kept_of(numbers: NDArray[np.uint64]) -> Hashes:
    return (numbers >> np.uint64(32) & np.uint64(0xFFFF_FFFE)).astype(np.uint32)
