"""How would somebody else say the same? Labelled rows in other words teach the weights that both mean it.

Shops have ten words for a buyer and as many for the shop itself. A row with such words exchanged keeps its
labels, so every row is learned from twice: as it was written, and in other words.
"""

import re
from pathlib import Path
from random import Random

_GROUPS = [
    line.split()
    for line in Path(__file__).with_name("other_words.txt").read_text(encoding="utf-8").splitlines()
]
_OTHERS = {word: group for group in _GROUPS for word in group if len(word) > 1}
"""Words of one character are parts of too many others: they may come in, but are not replaced."""
_WORDS = re.compile("|".join(map(re.escape, sorted(_OTHERS, key=len, reverse=True))))


def reworded(text: str, order: Random) -> str:
    """The text with about half of its exchangeable words exchanged."""
    return _WORDS.sub(
        lambda found: order.choice(_OTHERS[found[0]]) if order.random() < 0.5 else found[0], text
    )
