"""Under which numbers do rows lie in the order in which they are shown?

A number has the hash of a word above and the rank of a row below, so that the best rows of a word are the
first ones of a sorted table: nothing is left to sort, were it for a pair of characters in every third name.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from search_index.pairs import pair_number

_HASH = 0xFFFF_FFFE
_INSIDE = 1 << 31


def borders(word: str, inside: bool) -> tuple[int, int]:
    """The numbers between which the rows of a word, or of a pair of characters, lie (the upper one left out).

    Names that begin with the word come first; `inside` is for those that only contain it.
    """
    number = pair_number(word) if len(word) == 2 else hash(word) & _HASH
    least = (number << 32) + inside * _INSIDE
    return least, least + _INSIDE


def numbered(words: Sequence[str], inside: bool, ranks: NDArray[np.int64]) -> NDArray[np.uint64]:
    """The number of each word for the rank of its row."""
    numbers = [borders(word, False)[0] >> 32 for word in words]
    return placed(np.array(numbers, np.uint32), inside, ranks)


def placed(
    numbers: NDArray[np.uint32], inside: bool | NDArray[np.bool_], ranks: NDArray[np.int64]
) -> NDArray[np.uint64]:
    """The same for numbers of words: below are seven bits for the length and 24 of the hash."""
    least = numbers.astype(np.int64) << 32 | np.multiply(inside, _INSIDE, dtype=np.int64)
    return (least | ranks >> 8).astype(np.uint64)
