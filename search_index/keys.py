"""Under which keys is a platform filed, and what is tried for a typed name?

Exact keys carry their space as a prefix ("qq:12345"). Everything that is compared is folded first.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from search_index.analyzer import compact, fold
from search_index.document import Document
from search_index.lookalike import looks_of
from search_index.pinyin import accent, initials, spellings
from search_index.skeleton import split_host
from search_index.tabled import lines

ADDRESSES = ("host", "hosts", "site", "sites")
MAX_NAME = 48
MAX_TITLE = 256
MAX_ADDRESS = 2048
MAX_HOST = 253
LONGEST_EDITED = 12
SPELLED_EDITED = range(5, 33)
_STARTS = 4
_SLOGAN = re.compile(r"\s*(?:[-|_—–·,:;。~]|\s)\s*")
_TAIL = re.compile(f"(?<=..)(?:{'|'.join(lines('name_tails'))})+$")
_SERVICE = re.compile(r"-\d{1,4}$")


@dataclass(slots=True)
class Keys:
    """All keys of a platform: exact ones, parts of names, words with their beginnings, and looks.

    `edits` are words, `edited_looks` (look, tail) pairs that are met after an edit as well.
    """

    exact: set[str] = field(default_factory=set)
    grams: set[str] = field(default_factory=set)
    cores: set[str] = field(default_factory=set)
    edits: list[str] = field(default_factory=list)
    looks: set[str] = field(default_factory=set)
    edited_looks: list[tuple[str, str]] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    spelled: list[str] = field(default_factory=list)
    initials: list[str] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)


def names_of(document: Document) -> tuple[str, ...]:
    """The compared forms of title and other names; of a title with a slogan its first part as well."""
    found: dict[str, None] = {}
    for name in (document.title, *document.values("name"), *document.values("names")):
        folded = fold(name[:MAX_TITLE])
        whole = compact(folded)
        found[whole[:MAX_NAME]] = None
        if whole != folded:
            found[compact(_SLOGAN.split(folded.strip(), maxsplit=1)[0])[:MAX_NAME]] = None
    found.pop("", None)
    return tuple(found)


def core(name: str) -> str:
    """The name without the words for what it is: 极客卡盟 -> 极客; at least two characters stay."""
    return _TAIL.sub("", name)


def typed_name(text: str) -> str:
    """The compared form of a typed name."""
    return compact(text[:MAX_TITLE])[:MAX_NAME]


def grams(name: str) -> list[str]:
    """All pairs of neighbouring characters."""
    return [name[place : place + 2] for place in range(len(name) - 1)]


def keys_of(document: Document, names: tuple[str, ...], hosts: tuple[str, ...]) -> Keys:
    """The keys of a platform; `names` and `hosts` as names_of and hosts_of gave them."""
    keys = Keys(exact={f"id:{document.id}", *_numbers(document)}, names=list(names))
    for name in names:
        _file_name(keys, name)
    for host in hosts:
        _, label, suffix = split_host(host)
        keys.exact |= {f"address:{host}", f"domain:{label}.{suffix}", f"label:{label}"}
        if "/" in host:
            keys.exact.add(f"shops:{host.partition('/')[0]}")
        keys.labels.append(label)
        looks = looks_of(host)
        keys.looks |= looks.whole
        keys.edited_looks += looks.edited
    return keys


def hosts_of(document: Document) -> tuple[str, ...]:
    """The addresses of a platform without `www.`, in lower case; the host of a shop link is not its own."""
    own = dict.fromkeys(map(address_key, document.values("site", "sites")))
    found = dict.fromkeys(map(address_key, document.values("host", "hosts"))) | own
    shops = [one for one in own if "/" in one]
    shared = {one.partition("/")[0] for one in shops}.difference(own) if shops else ()
    return tuple([one for one in found if one and one not in shared])


def address_key(address: str) -> str:
    """How an address is compared: the host in lower case without `www.`, the shop path as it is."""
    host, slash, path = address[:MAX_ADDRESS].strip().partition("/")
    host = fold(host[:MAX_HOST]).rstrip(".").removeprefix("www.")
    return f"{host}{slash}{path}".rstrip("/") if host else ""


def edited(name: str, short: str, spelled: str) -> list[str]:
    """What of a name, its core and its sound is met after one edit: nothing too short or too long."""
    found = [name] if 2 < len(name) <= LONGEST_EDITED else []
    if short != name and 3 < len(short) <= LONGEST_EDITED:
        found.append(short)
    if len(spelled) in SPELLED_EDITED:
        found.append(spelled)
    return found


def _numbers(document: Document) -> Iterator[str]:
    for kind in ("qq", "wechat"):
        for value in document.values(kind):
            yield f"{kind}:{fold(value)}"
    for value in document.values("icp"):
        number = fold(value)
        yield f"icp_service:{number}"
        yield f"icp_main:{_SERVICE.sub('', number)}"


def _file_name(keys: Keys, name: str) -> None:
    short = core(name)
    keys.cores.add(short)
    keys.grams.update(grams(name))
    ways = spellings(name)
    sound = "".join(ways[0])
    keys.edits += edited(name, short, sound)
    short_sound = sound if short == name else "".join(ways[0][: len(ways[0]) - len(name) + len(short)])
    exact = [f"name:{name}", f"core_pinyin:{short_sound}", f"accent:{accent(short_sound)}"]
    for way in ways:
        whole, letters = "".join(way), initials(way, name)
        exact += (f"pinyin:{whole}", f"accent:{accent(whole)}", f"initials:{letters}")
        keys.initials += (letters, letters[1:])
        for part in way[:_STARTS]:
            keys.spelled.append(whole)
            whole = whole[len(part) :]
    keys.exact.update(exact)
