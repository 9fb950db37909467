"""What does a rule find, and how do rules share a text? Each takes its passages out of the next one's way."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from rating_site.redact.folding import BLANK, Folded

KEEP = "keep"
"""Passages of this kind stay readable and are hidden from the rules that follow."""
GAP = r"[ _-]{0,3}"
"""What people put between the digits of one number."""

Passage = tuple[int, int]


def _group(found: re.Match[str]) -> Passage | None:
    """The first group where the pattern has one, else all of it."""
    return found.span(found.re.groups and 1)


@dataclass(frozen=True, slots=True)
class Rule:
    """A kind, its pattern, and what of a match is masked (None: it was none)."""

    kind: str
    pattern: re.Pattern[str]
    accept: Callable[[re.Match[str]], Passage | None] = _group

    def find(self, plain: str) -> Iterator[Passage]:
        """Passages from left to right without overlap; a refused match is tried again one character on."""
        at = end = 0
        while found := self.pattern.search(plain, at):
            passage = self.accept(found)
            if passage is None or passage[0] < end:
                at = found.start() + 1
            else:
                yield passage
                at = end = max(passage[1], found.start() + 1)


def apply(rules: Sequence[Rule], folded: Folded, plain: str) -> tuple[str, list[tuple[int, int, str]]]:
    """The text with everything found or kept blanked, and what is to be masked: start, end and kind."""
    spans = []
    for rule in rules:
        passages = [folded.whole(*passage) for passage in rule.find(plain)]
        plain = blanked(plain, passages)
        spans += [(start, end, rule.kind) for start, end in passages if rule.kind != KEEP]
    return plain, spans


def blanked(plain: str, passages: Sequence[Passage]) -> str:
    """The text with these passages, in order, taken out of matching."""
    parts, at = [], 0
    for start, end in passages:
        parts += [plain[at:start], BLANK * (end - max(start, at))]
        at = max(at, end)
    return "".join([*parts, plain[at:]]) if passages else plain
