"""Under which numbers do the pairs of neighbouring characters of names lie?

The number is a sum over the two characters, so that all those of many names come from arrays, without
making the pairs. Different pairs may share a number, as rarely as hashes of 31 bits do.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from search_index.edits import characters

_FIRST, _SECOND = 0xD6E8_FEB8_6659_FD93, 0x9E37_79B9_7F4A_7C15


def pair_number(pair: str) -> int:
    """The number of two characters, without its last bit."""
    return (ord(pair[0]) * _FIRST + ord(pair[1]) * _SECOND) >> 32 & 0xFFFF_FFFE


def pair_numbers(names: Sequence[str]) -> tuple[NDArray[np.uint32], NDArray[np.intp], NDArray[np.bool_]]:
    """The numbers of all pairs of all names, the place of each one's name, and whether it begins so."""
    codes, places, owner = characters(names)
    if not len(codes):
        return np.empty(0, np.uint32), owner, np.empty(0, np.bool_)
    sums = codes[:-1] * np.uint64(_FIRST) + codes[1:] * np.uint64(_SECOND)
    inside = places[1:] > 0  # else the second character begins the next name
    numbers = (sums[inside] >> np.uint64(32) & np.uint64(0xFFFF_FFFE)).astype(np.uint32)
    return numbers, owner[1:][inside], places[1:][inside] == 1
