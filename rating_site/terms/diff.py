"""What changed between two versions of a text, clause by clause and sentence by sentence?"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from rating_site.terms.archive import Stated, Version, stated

_SENTENCE = re.compile(r"[^。！？!?；;\n]{1,2000}[。！？!?；;]{0,5}\n?|[。！？!?；;\n]")
_MOST = 1000
"""Texts of more sentences are compared by line, of more lines as a whole: comparing takes quadratic time."""


@dataclass(frozen=True, slots=True)
class Change:
    """One clause before and after; None where it was added or removed."""

    before: Stated | None
    after: Stated | None

    @property
    def kind(self) -> str:
        """added, removed or changed."""
        return "added" if self.before is None else "removed" if self.after is None else "changed"


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of sentences: `kind` is same, added or removed."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Difference:
    """Everything that changed; joining the same and removed segments gives the old text back."""

    changes: tuple[Change, ...]
    segments: tuple[Segment, ...]


def difference(before: Version | None, after: Version | None) -> Difference:
    """From one version to the next; None stands for no text (a new or a removed place)."""
    old, new = (stated([version]) if version else [] for version in (before, after))
    changes = clause_changes(old, new)
    segments = text_segments(before.text if before else "", after.text if after else "")
    return Difference(tuple(changes), tuple(segments))


def clause_changes(before: Sequence[Stated], after: Sequence[Stated]) -> list[Change]:
    """Clauses that were removed, changed and added; one that only moved in the text did not change."""
    old, new = _by_meaning(before), _by_meaning(after)
    gone = [one for meaning, one in old.items() if meaning not in new]
    come = [one for meaning, one in new.items() if meaning not in old]
    changes = []
    for one in gone:
        match = next((other for other in come if _topic(other) == _topic(one)), None)
        if match is not None:
            come.remove(match)
        changes.append(Change(one, match))
    return changes + [Change(None, one) for one in come]


def text_segments(before: str, after: str) -> list[Segment]:
    """Both texts as one run of same, removed and added sentences."""
    cuts: tuple[Callable[[str], list[str]], ...] = (sentences, lambda text: text.splitlines(keepends=True))
    pairs = ((cut(before), cut(after)) for cut in cuts)
    fitting = (pair for pair in pairs if max(map(len, pair)) <= _MOST)
    old, new = next(fitting, ([before], [after]))
    result = []
    for tag, low, high, begin, end in SequenceMatcher(None, old, new).get_opcodes():
        if tag == "equal":
            result.append(Segment("same", "".join(old[low:high])))
            continue
        result.append(Segment("removed", "".join(old[low:high])))
        result.append(Segment("added", "".join(new[begin:end])))
    return [segment for segment in result if segment.text]


def sentences(text: str) -> list[str]:
    """The text cut after each sentence and line; joined together they are the text again."""
    return _SENTENCE.findall(text)


def _by_meaning(clauses: Sequence[Stated]) -> dict[tuple[str, ...], Stated]:
    return {one.meaning: one for one in reversed(clauses)}


def _topic(one: Stated) -> tuple[str, ...]:
    """What a clause is about: its meaning without value, unit and start."""
    clause = one.clause
    # Grounds and escrow words are values of their own: one does not turn into another.
    own = clause.value if clause.type in ("no_refund", "escrow", "refund_route") else ""
    return (clause.type, clause.bound, clause.aspect, clause.cond, own, one.version.scope)
