"""In what way does one host look like another?

Says what differs, never who copied whom. Short labels are compared by looks only: with five characters or
fewer everything is one edit away from something.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from search_index.edits import edit_hashes, text_hash
from search_index.skeleton import GENERIC, cores, latin_of, plain, skeleton, split_host, unpuny

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


@dataclass(frozen=True, slots=True)
class Likeness:
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


def looks_of(host: str) -> Looks:
    """How the labels of a known host look, and how without affixes.

    Looks are filed with the suffix, too, as (look, ".suffix"): a neighbour under the same suffix is nearest.
    """
    below, label, suffix = split_host(host)
    found = Looks({skeleton(one) for one in cores(label)}, [])
    _file(found, label, ("", f".{suffix}"))
    for name in below:
        if len(name) > 3 and name not in GENERIC:
            _file(found, name, ("",))
    return found


def _file(found: Looks, label: str, tails: tuple[str, ...]) -> None:
    pairs = [(look, tail) for look in _looks(label) for tail in tails]
    if editable(label):
        found.edited.extend(pairs)
    else:
        found.whole.update(look + tail for look, tail in pairs)


def looked_for(host: str) -> Iterator[list[int]]:
    """Hashes of what looks like a typed host, the nearest first, in three steps.

    By looks anywhere, by edits and without affixes under the same suffix; then by edits anywhere; then
    without affixes anywhere.
    """
    below, label, suffix = split_host(host)
    joined = [below[-1] + label] if below and below[-1] not in GENERIC else []
    telling = [one for one in below if len(one) > 3 and one not in GENERIC]
    looks = _looks(label)
    edited = looks if editable(label) else []
    names = [skeleton(core) for one in (label, *below) for core in cores(one)]
    tail = f".{suffix}"
    numbers = [text_hash(look + tail) for look in looks]
    numbers += [number for look in edited for number in edit_hashes(look, tail)[1:]]
    numbers += [text_hash(name + tail) for name in names]
    yield numbers + [text_hash(look) for look in (*looks, *map(skeleton, (*telling, *joined)))]
    yield [number for look in edited for number in edit_hashes(look)[1:]]
    yield [text_hash(name) for name in names]


def _looks(label: str) -> list[str]:
    """The skeleton, and the plain skeleton where it differs."""
    look, other = skeleton(label), plain(label)
    return [look] if look == other else [look, other]


def near(typed: str, other: str) -> bool:
    """Does the typed host contain the other one, or end like it? Tells the nearer of two likenesses."""
    return f".{other}." in f".{typed}." or split_host(typed)[2] == split_host(other)[2]


def same_domain(one: str, two: str) -> bool:
    """Do the hosts lie on one registered domain?"""
    return split_host(one)[1:] == split_host(two)[1:]


def editable(label: str) -> bool:
    """Is one edit of this label still a likeness? Numbers are near to each other without meaning anything."""
    return SHORTEST_EDITED <= len(plain(label)) <= LONGEST_LABEL and not label.replace("-", "").isdigit()


def likeness(typed: str, other: str) -> Likeness | None:
    """How the typed host resembles the other one; None when they are the same or not alike."""
    below, label, suffix = split_host(typed)
    other_below, name, other_suffix = split_host(other)
    if (label, suffix) == (name, other_suffix):
        return None
    if found := _label_likeness(label, suffix, name, other_suffix):
        return found
    if name in below or any(skeleton(one) == skeleton(name) for one in below):
        return Likeness("subdomain", typed, other)
    for mine in other_below:
        if mine not in GENERIC and (found := _label_likeness(label, suffix, mine, other_suffix)):
            return found
    return _affix(below, label, name)


def _label_likeness(label: str, suffix: str, name: str, other_suffix: str) -> Likeness | None:
    if label == name:
        return Likeness("tld", suffix, other_suffix)
    look, other_look = skeleton(label), skeleton(name)
    if look == other_look:
        return _difference(unpuny(label), unpuny(name))
    mine, its = plain(label), plain(name)
    # More than one character of difference in length is never one edit.
    if not (-2 < len(mine) - len(its) < 2 or -2 < len(look) - len(other_look) < 2):
        return None
    if not (editable(label) or editable(name)):
        return None
    found = _edit(mine, its, label, name)
    if found is None and (mine, its) != (look, other_look):
        found = _edit(look, other_look, label, name)
    return found


def _difference(shown: str, known: str) -> Likeness:
    if shown.replace("-", "") == known.replace("-", ""):
        return Likeness("hyphen", shown, known)
    left, right = _middles(shown.replace("-", ""), known.replace("-", ""))
    if len(left) == len(right):
        left, right = next((one, two) for one, two in zip(left, right, strict=True) if one != two)
    if not (left + right).isascii():
        return Likeness("unicode", left, right)
    return Likeness("digit" if any(map(str.isdigit, left + right)) else "letters", left, right)


def _edit(look: str, other_look: str, label: str, name: str) -> Likeness | None:
    """One edit or swap between two looks, told in the letters that were typed where that is as short."""
    left, right = _middles(look, other_look)
    if len(left) == len(right) == 2 and left == right[::-1]:
        return Likeness("swap", left, right)
    if max(len(left), len(right)) > 1:
        return None
    if (look, other_look) != (label, name):
        real = _middles(latin_of(label), latin_of(name))
        if max(map(len, real)) <= 1:
            left, right = real
    return Likeness("replaced" if left and right else "extra" if left else "missing", left, right)


def one_edit(one: str, two: str) -> bool:
    """Are the texts equal, or one edit or one swap of neighbours apart?"""
    left, right = _middles(one, two)
    return max(len(left), len(right)) <= 1 or (len(left) == 2 and left == right[::-1])


def _affix(below: tuple[str, ...], label: str, name: str) -> Likeness | None:
    look, wanted = skeleton(label), skeleton(name)
    if below and skeleton(below[-1] + label) == wanted:
        return Likeness("hyphen", f"{below[-1]}.{label}", name)
    if wanted in {skeleton(core) for core in cores(label)}:
        return Likeness("affix", label, name)
    if look in {skeleton(core) for core in cores(name)}:
        return Likeness("affix", label, name)
    return None


def _middles(one: str, two: str) -> tuple[str, str]:
    """What remains of two texts without what they begin and end with in common."""
    start, shortest = 0, min(len(one), len(two))
    while start < shortest and one[start] == two[start]:
        start += 1
    end = 0
    while end < shortest - start and one[-1 - end] == two[-1 - end]:
        end += 1
    return one[start : len(one) - end], two[start : len(two) - end]
