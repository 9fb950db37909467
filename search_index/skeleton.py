"""Which hosts look the same to a person?

After the idea of UTS 39: characters that are taken for one another become one, so that looking alike is
being equal, and a dictionary finds it. Every digit keeps a letter of its own: 66 and 88 stay different.
"""

import re
import unicodedata

from search_index.analyzer import fold
from search_index.tabled import lines

SECOND_LEVEL = frozenset(("ac", "co", "com", "edu", "gov", "idv", "mil", "net", "org"))
_WORDS = {line.split()[0]: line.split()[1:] for line in lines("affixes")}
GENERIC = frozenset(_WORDS["generic"])
"""Labels that say nothing about who is behind a host."""
_BEFORE = tuple(sorted(_WORDS["before"], key=len, reverse=True))
_AFTER = tuple(_WORDS["after"])
_WORD_AFTER = re.compile(f"(?:{'|'.join(_AFTER)})\\Z")
_DIGITS = "0123456789"
_ENDS, _STARTS = (*_AFTER, *_DIGITS), (*_BEFORE, *_DIGITS)
_MOST_DIGITS = 4
_LIKE = bytes.maketrans(b"01234579i8", b"olzeastglb")
"""Of bytes, which takes a quarter of the time of characters; others than ASCII ones stay."""
_BARRED = str.maketrans("łøđħŧ", "lodht")
_CONFUSED = {ord(one): line[0] for line in lines("confusable") for one in line[2:]}
_SHORTEST_CORE = 5


def skeleton(label: str) -> str:
    """What a label looks like; labels of equal skeletons are look-alikes."""
    return joined(plain(label))


def plain(label: str) -> str:
    """The skeleton before pairs of letters are joined: an edit may make or break such a pair."""
    return plain_of(latin_of(label))


def plain_of(latin: str) -> str:
    """The same for a label in Latin letters."""
    barless = latin if latin.isascii() else latin.translate(_BARRED)
    return barless.encode().translate(_LIKE, b"-").decode()


def joined(look: str) -> str:
    """A plain skeleton with the pairs of letters that look like one joined."""
    return look.replace("rn", "m").replace("vv", "w").replace("cl", "d")


def latin_of(label: str) -> str:
    """A label in lower case with foreign letters and accents replaced by ASCII ones that look like them."""
    return latin_of_shown(unpuny(label))


def latin_of_shown(shown: str) -> str:
    """The same for a label as people see it."""
    if shown.isascii():
        return shown
    text = fold(shown)
    parts = unicodedata.normalize("NFD", text.translate(_CONFUSED))
    return "".join(one for one in parts if not unicodedata.combining(one)).translate(_CONFUSED)


def unpuny(label: str) -> str:
    """The label as people see it; a broken xn-- label stays as it is."""
    if not label.startswith("xn--"):
        return label
    try:
        return label[4:].encode("ascii").decode("punycode")
    except (UnicodeError, ValueError, OverflowError):
        return label


def split_host(host: str) -> tuple[tuple[str, ...], str, str]:
    """(labels below, the label that was registered, suffix): pay.jike.com.cn -> (pay,) jike com.cn."""
    labels = host.partition("/")[0].partition(":")[0].strip(".").split(".")
    if len(labels) == 2:
        return (), labels[0], labels[1]
    if len(labels) == 1:
        return (), labels[0], ""
    ends = 2 if len(labels[-1]) == 2 and labels[-2] in SECOND_LEVEL else 1
    return tuple(labels[: -ends - 1]), labels[-ends - 1], ".".join(labels[-ends:])


def cores(label: str) -> frozenset[str]:
    """The label without what is put before and after a name: jikekm-vip -> jikekm; at least 5 characters."""
    if len(label) <= _SHORTEST_CORE:
        return frozenset()
    whole = label.replace("-", "")
    if whole == label and not label.endswith(_ENDS) and not label.startswith(_STARTS):
        return frozenset()
    once = _without_end(whole)
    ends = {whole, once, _without_end(once)}
    if whole[-3:].isdecimal():  # an 88 may have been put after a name that ends in digits itself
        ends.add(whole[:-2])
    found = ends.union(map(_without_start, ends))
    if whole != label:
        found.update(label.split("-"))
    return frozenset(
        one for one in found if len(one) >= _SHORTEST_CORE and one != label and one not in GENERIC
    )


def _without_end(label: str) -> str:
    """The label without the longest word, or up to four digits, that are put after a name."""
    if label.endswith(_AFTER):
        return _WORD_AFTER.sub("", label)
    return label[: max(len(label.rstrip(_DIGITS)), len(label) - _MOST_DIGITS)]


def _without_start(label: str) -> str:
    """The label without the longest word, or up to four digits, that are put before a name."""
    if label.startswith(_BEFORE):
        return label.removeprefix(next(word for word in _BEFORE if label.startswith(word)))
    return label[min(len(label) - len(label.lstrip(_DIGITS)), _MOST_DIGITS) :]
