"""In what way does one host look like another?

Says what differs, never who copied whom. Short labels are compared by looks only: with five characters or
fewer everything is one edit away from something.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import eq
from typing import NamedTuple

from search_index.edits import edit_hashes, tailed_hashes, text_hash
from search_index.skeleton import (
    GENERIC,
    cores,
    joined,
    latin_of,
    latin_of_shown,
    plain,
    plain_of,
    skeleton,
    split_host,
    unpuny,
)

SHORTEST_EDITED = 6
LONGEST_LABEL = 63
_SCORES = {
    "unicode": 0.98,
    "digit": 0.95,
    "letters": 0.95,
    "subdomain": 0.93,
    "tld": 0.9,
    "hyphen": 0.9,
    "swap": 0.8,
    "missing": 0.78,
    "extra": 0.78,
    "replaced": 0.75,
    "affix": 0.7,
}


class Likeness(NamedTuple):
    """How two hosts look alike: `typed` is what the typed host has where the other one has `other`."""

    kind: str
    typed: str
    other: str

    @property
    def score(self) -> float:
        """How much there is to it, from 0 to 1."""
        return _SCORES[self.kind]


@dataclass(frozen=True, slots=True)
class Looks:
    """What a known host is filed under: `whole` texts, and `edited` ones, met after an edit as well."""

    whole: set[str]
    edited: list[tuple[str, str]]


def looks_of(below: Sequence[str], label: str, suffix: str) -> Looks:
    """How the labels of a known host (its parts by split_host) look, and how without affixes.

    Looks are filed with the suffix, too, as (look, ".suffix"): a neighbour under the same suffix is nearest.
    """
    found = Looks({skeleton(one) for one in cores(label)}, [])
    _file(found, label, ("", f".{suffix}"))
    for name in below:
        if len(name) > 3 and name not in GENERIC:
            _file(found, name, ("",))
    return found


def _file(found: Looks, label: str, tails: tuple[str, ...]) -> None:
    other = plain(label)
    look = joined(other)
    pairs = [(one, tail) for one in ((look,) if look == other else (look, other)) for tail in tails]
    if editable(label, other):
        found.edited.extend(pairs)
    else:
        found.whole.update([one + tail for one, tail in pairs])


def editable(label: str, look: str) -> bool:
    """Is one edit of this label (and its plain skeleton) still a likeness? Numbers are near by chance."""
    return SHORTEST_EDITED <= len(look) <= LONGEST_LABEL and not label.replace("-", "").isdigit()


class Typed:
    """A typed host, taken apart once to be compared with many."""

    def __init__(self, host: str) -> None:
        self._host = host
        self._below, self._label, self._suffix = split_host(host)
        self._shown = unpuny(self._label)
        self._latin = latin_of_shown(self._shown)
        self._plain = plain_of(self._latin)
        self._look = joined(self._plain)
        self._editable = editable(self._label, self._plain)
        self._cores = {skeleton(core) for core in cores(self._label)}
        self._looks_below = {skeleton(one) for one in self._below}
        self._joined = skeleton(self._below[-1] + self._label) if self._below else ""
        self._found: dict[str, Likeness | None] = {}

    def hashes(self) -> Iterator[list[int]]:
        """Numbers of what looks like this host, the nearest first, in three steps.

        By looks anywhere, by edits and without affixes under the same suffix; then by edits anywhere; then
        without affixes anywhere.
        """
        below = self._below
        looks = [self._look] if self._look == self._plain else [self._look, self._plain]
        edited = looks if self._editable else []
        others = [skeleton(one) for one in below if len(one) > 3 and one not in GENERIC]
        if below and below[-1] not in GENERIC:
            others.append(self._joined)
        names = [*self._cores, *(skeleton(core) for one in below for core in cores(one))]
        tail = f".{self._suffix}"
        here, anywhere = tailed_hashes([*looks, *names], tail)
        edits_here = [number for look in edited for number in edit_hashes(look, tail)[1:]]
        count = len(looks)
        yield [*here[:count], *edits_here, *here[count:], *anywhere[:count], *map(text_hash, others)]
        yield [number for look in edited for number in edit_hashes(look)[1:]]
        yield anywhere[count:]

    def is_on(self, other: str) -> bool:
        """Do the hosts lie on one registered domain?"""
        return split_host(other)[1:] == (self._label, self._suffix)

    def is_near(self, other: str) -> bool:
        """Does this host contain the other one, or end like it? Tells the nearer of two likenesses."""
        return split_host(other)[2] == self._suffix or f".{other}." in f".{self._host}."

    def likeness(self, other: str) -> Likeness | None:
        """How this host resembles the other one; None when they are the same or not alike."""
        below, name, suffix = split_host(other)
        if name == self._label:
            return Likeness("tld", self._suffix, suffix) if suffix != self._suffix else None
        look = plain(name)
        if name not in self._found:  # one name often has many suffixes
            self._found[name] = self._by_look(name, look)
        if found := self._found[name]:
            return found
        if name in self._below or joined(look) in self._looks_below:
            return Likeness("subdomain", self._host, other)
        for mine in below:
            if mine == self._label and mine not in GENERIC:
                return Likeness("tld", self._suffix, suffix)
            if mine not in GENERIC and (found := self._by_look(mine, plain(mine))):
                return found
        return self._affix(name, joined(look))

    def _by_look(self, name: str, its: str) -> Likeness | None:
        """How the registered label resembles another one with its plain skeleton."""
        look = joined(its)
        if self._look == look:
            return _difference(self._shown, unpuny(name))
        mine = self._plain
        # More than one character of difference in length is never one edit.
        if not (-2 < len(mine) - len(its) < 2 or -2 < len(self._look) - len(look) < 2):
            return None
        if not (self._editable or editable(name, its)):
            return None
        found = _edit(mine, its, self._latin, latin_of(name))
        if found is None and (mine, its) != (self._look, look):
            found = _edit(self._look, look, self._latin, latin_of(name))
        return found

    def _affix(self, name: str, look: str) -> Likeness | None:
        below, label = self._below, self._label
        if below and self._joined == look:
            return Likeness("hyphen", f"{below[-1]}.{label}", name)
        if look in self._cores:
            return Likeness("affix", label, name)
        # Only what is longer has something before or after it.
        if len(name) > len(self._look) and self._look in {skeleton(core) for core in cores(name)}:
            return Likeness("affix", label, name)
        return None


def _difference(shown: str, known: str) -> Likeness:
    left, right = shown.replace("-", ""), known.replace("-", "")
    if left == right:
        return Likeness("hyphen", shown, known)
    left, right = _middles(left, right)
    if len(left) == len(right):
        left, right = left[0], right[0]
    if not (left + right).isascii():
        return Likeness("unicode", left, right)
    return Likeness("digit" if any(map(str.isdigit, left + right)) else "letters", left, right)


def _edit(look: str, other_look: str, latin: str, other_latin: str) -> Likeness | None:
    """One edit or swap between two looks, told in the letters that were typed where that is as short."""
    edit = _one_edit(look, other_look)
    if edit is None or len(edit[0]) > 1:
        return edit and Likeness("swap", *edit)
    if look != latin or other_look != other_latin:
        real = _one_edit(latin, other_latin)
        if real is not None and len(real[0]) < 2:
            edit = real
    left, right = edit
    return Likeness("replaced" if left and right else "extra" if left else "missing", left, right)


def one_edit(one: str, two: str) -> bool:
    """Are the texts equal, or one edit or one swap of neighbours apart?"""
    return _one_edit(one, two) is not None


def _one_edit(one: str, two: str) -> tuple[str, str] | None:
    """What one text has where the other one has something else, if that is one edit or swap."""
    start = _begun(one, two)
    left, right = one[start:], two[start:]
    if left[1:] == right[1:]:
        return left[:1], right[:1]
    if left[1:] == right:
        return left[0], ""
    if left == right[1:]:
        return "", right[0]
    swapped = left[2:] == right[2:] and left[1::-1] == right[:2]
    return (left[:2], right[:2]) if swapped else None


def _begun(one: str, two: str) -> int:
    """With how many characters in common two texts begin."""
    start = 0
    for equal in map(eq, one, two):
        if not equal:
            break
        start += 1
    return start


def _middles(one: str, two: str) -> tuple[str, str]:
    """What remains of two texts without what they begin and end with in common."""
    start, shortest = _begun(one, two), min(len(one), len(two))
    end = 0
    while end < shortest - start and one[-1 - end] == two[-1 - end]:
        end += 1
    return one[start : len(one) - end], two[start : len(two) - end]
