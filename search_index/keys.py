"""In which form are the names and addresses of a platform compared? Everything is folded first."""

import re

from search_index.analyzer import compact, fold
from search_index.document import Document
from search_index.tabled import lines

ADDRESSES = ("host", "hosts", "site", "sites")
MAX_NAME = 48
MAX_TITLE = 256
MAX_ADDRESS = 2048
MAX_HOST = 253
LONGEST_EDITED = 12
SPELLED_EDITED = range(5, 33)
PROVINCES = "京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝蜀黔滇藏陕陇青宁新"
"""The letters that filing numbers begin with."""
_CAR_PLATES = {"川": "蜀", "贵": "黔", "云": "滇", "甘": "陇"}
"""Letters of car plates that people write in place of them."""
_SLOGAN = re.compile(r"\s*(?:[-|_—–·,:;。~]|\s)\s*")
_TAIL = "|".join(lines("name_tails"))
_TAILS = re.compile(f"(?:{_TAIL})(?:{_TAIL})*$")
"""Words for what a platform is, none of which is made of others: reading them in two ways would take long.

The first one stands alone, as only then the places are skipped where no tail can begin.
"""
_TAIL_ENDS = frozenset(tail[-1] for tail in lines("name_tails"))


def names_of(document: Document) -> tuple[str, ...]:
    """The compared forms of title and other names; of a title with a slogan its first part as well."""
    found: dict[str, None] = {}
    for name in dict.fromkeys((document.title, *document.values("name", "names"))):
        folded = fold(name[:MAX_TITLE])
        whole = compact(folded)
        found[whole[:MAX_NAME]] = None
        if whole != folded:
            found[compact(_SLOGAN.split(folded.strip(), maxsplit=1)[0])[:MAX_NAME]] = None
    found.pop("", None)
    return tuple(found)


def core(name: str) -> str:
    """The name without the words for what it is: 极客卡盟 -> 极客; at least two characters stay."""
    tails = _TAILS.search(name, 2) if name[-1:] in _TAIL_ENDS else None
    return name[: tails.start()] if tails else name


def typed_name(text: str) -> str:
    """The compared form of a typed name."""
    return compact(text[:MAX_TITLE])[:MAX_NAME]


def grams(name: str) -> list[str]:
    """All pairs of neighbouring characters."""
    return [name[place : place + 2] for place in range(len(name) - 1)]


def hosts_of(document: Document) -> tuple[str, ...]:
    """The addresses of a platform without `www.`, in lower case; the host of a shop link is not its own."""
    own = document.values("site", "sites")
    known = {one: address_key(one) for one in dict.fromkeys((*document.values("host", "hosts"), *own))}
    found = dict.fromkeys(filter(None, known.values()))
    shops = [known[one] for one in own if "/" in known[one]]
    for host in {shop.partition("/")[0] for shop in shops}.difference(map(known.get, own)) if shops else ():
        found.pop(host, None)
    return tuple(found)


def address_key(address: str) -> str:
    """How an address is compared: the host in lower case without `www.`, the shop path as it is."""
    host, slash, path = address[:MAX_ADDRESS].strip().partition("/")
    host = fold(host[:MAX_HOST]).rstrip(".").removeprefix("www.")
    return f"{host}{slash}{path}".rstrip("/") if host else ""


def also_asked(host: str) -> str:
    """A shop path as it is found by those who do not care for capital letters; empty for a host."""
    return host.lower() if "/" in host else ""


def also_filed(number: str) -> str:
    """A filing number with the register's letter in place of a car plate's; empty where there is none."""
    official = _CAR_PLATES.get(number[:1])
    return official + number[1:] if official else ""


def edited(name: str, short: str, spelled: str) -> list[str]:
    """What of a name, its core and its sound is met after one edit: nothing too short or too long."""
    found = [name] if 2 < len(name) <= LONGEST_EDITED else []
    if short != name and 3 < len(short) <= LONGEST_EDITED:
        found.append(short)
    if len(spelled) in SPELLED_EDITED:
        found.append(spelled)
    return found
