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
_BEFORE = re.compile(rf"^(?:{'|'.join(_WORDS['before'])}|\d{{1,4}})")
_AFTER = re.compile(rf"(?:{'|'.join(_WORDS['after'])}|\d{{1,4}})$")
_LIKE = str.maketrans("01234579i8łøđħŧ", "olzeastglblodht")
_CONFUSED = {ord(one): line[0] for line in lines("confusable") for one in line[2:]}
_SHORTEST_CORE = 5


def skeleton(label: str) -> str:
    """What a label looks like; labels of equal skeletons are look-alikes."""
    return joined(plain(label))


def plain(label: str) -> str:
    """The skeleton before pairs of letters are joined: an edit may make or break such a pair."""
    return latin_of(label).translate(_LIKE).replace("-", "")


def joined(look: str) -> str:
    """A plain skeleton with the pairs of letters that look like one joined."""
    return look.replace("rn", "m").replace("vv", "w").replace("cl", "d")


def latin_of(label: str) -> str:
    """A label in lower case with foreign letters and accents replaced by ASCII ones that look like them."""
    if label.isascii() and not label.startswith("xn--"):
        return label
    text = fold(unpuny(label))
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
    ends = 2 if len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in SECOND_LEVEL else 1
    if len(labels) == 1:
        return (), labels[0], ""
    return tuple(labels[: -ends - 1]), labels[-ends - 1], ".".join(labels[-ends:])


def cores(label: str) -> frozenset[str]:
    """The label without what is put before and after a name: jikekm-vip -> jikekm; at least 5 characters."""
    whole = label.replace("-", "")
    once = _AFTER.sub("", whole)
    ends = {whole, once, _AFTER.sub("", once)}
    found = ends | {_BEFORE.sub("", one) for one in ends}
    if whole != label:
        found |= set(label.split("-"))
    found -= GENERIC | {label}
    return frozenset(one for one in found if len(one) >= _SHORTEST_CORE)
