"""What else would people paste and type into the one box? Whole messages, with what is meant by each.

Independent of tests/search_index/typed.py: other words and mistakes, and through the recognition.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from search_index.keys import core
from search_index.pinyin import initials, syllables, table
from tests.search_index.world import platforms

SIZE = 5000
_WIDE = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}
_NEXT = {"a": "s", "e": "r", "i": "o", "o": "p", "n": "m", "u": "y", "k": "l", "s": "d", "g": "h", "h": "j"}
_ACCENTED = dict(zip("aeiouncszy", "áéíöüñçśžý", strict=True))
_GREEK = dict(zip("aoivp", "αοινρ", strict=True))
_CYRILLIC = dict(zip("aceopxys", "асеорхуѕ", strict=True))
_LIKE = {"o": "0", "l": "1", "i": "1", "s": "5", "b": "8", "e": "3", "a": "4", "t": "7", "g": "9", "z": "2"}
_PAIRS = {"m": "rn", "w": "vv", "d": "cl"}


@dataclass(frozen=True, slots=True)
class Asked:
    """A typed text, what kind of typing it is, and the ids of which one is right."""

    kind: str
    typed: str
    expected: tuple[str, ...]


_LINES = (Path(__file__).parent / "typed_again.txt").read_text("utf-8").splitlines()
TEMPLATES = [line.split("\t") for line in _LINES]
"""(kind, template) pairs; {0} and so on stand for the ways to write what is meant."""


def made(seed: int, each: int = 3) -> Iterator[Asked]:
    """So many texts of each template."""
    chance = Random(seed)  # noqa: S311 - test data, no secrets
    everyone = list(platforms(SIZE))
    filed = [one for one in everyone if "川" not in str(one.fields["icp"])]  # which is 蜀 in numbers
    same = defaultdict(list)
    for one in everyone:
        same[one.title].append(one.id)
    for kind, template in TEMPLATES:
        for one in chance.sample(filed, each):
            field, ways = _WAYS[kind]
            shown = one.title if kind == "name" else str(one.fields[field])
            meant = tuple(same[one.title]) if kind == "name" else (one.id,)
            yield Asked(kind, template.format(*ways(shown)), meant)
    for kind, change in _NAMES.items():
        tried = [(one, change(chance, one.title)) for one in chance.sample(everyone, each * 40)]
        fitting = [(one, typed) for one, typed in tried if typed and typed != one.title]
        yield from (Asked(kind, typed, tuple(same[one.title])) for one, typed in fitting[: each * 4])
    for kind, alter in _HOSTS.items():
        hosts = {str(one.fields["host"]): one.id for one in everyone if len(_label(one.fields["host"])) > 5}
        pairs = [(host, alter(chance, host)) for host in chance.sample(sorted(hosts), each * 40)]
        fresh = [(host, typed) for host, typed in pairs if typed and typed not in hosts]
        yield from (Asked(kind, typed, (hosts[host],)) for host, typed in fresh[: each * 4])


def _label(host: object) -> str:
    return str(host).partition(".")[0]


def _hosts(host: str) -> Sequence[str]:
    label, _, suffix = host.partition(".")
    return (host, host.upper(), host.translate(_WIDE), f"{label}[.]{suffix}", f"{label}。{suffix}",
            host.replace(".", " . "), host.replace(".", "点"), f"{label} dot {suffix}", f"{label},{suffix}",
            host.replace(".", " "))  # fmt: skip


def _qqs(number: str) -> Sequence[str]:
    return (number, number.translate(_WIDE), f"{number[:3]} {number[3:6]} {number[6:]}",
            "".join("零壹贰叁肆伍陆柒捌玖"[int(one)] for one in number),
            "".join("〇一二三四五六七八九"[int(one)] for one in number),
            f"{number[:3]}-{number[3:]}", "".join(f"{one}\ufe0f\u20e3" for one in number))  # fmt: skip


def _wechats(id: str) -> Sequence[str]:
    return id, id.upper(), id.translate(_WIDE), f"{id[:5]} {id[5:]}", " ".join(id)


def _icps(icp: str) -> Sequence[str]:
    main = icp.rpartition("-")[0]
    return (icp, icp.lower(), icp.translate(_WIDE), icp.replace("-", "–"), icp.replace("ICP", " ICP "),
            " ".join(icp), icp.replace("号-", "号－"), f"{main} - {icp[-1]}",
            icp.replace("I", "l"), icp.replace("备", ""), icp.replace("号-", "号 "), icp.replace("备", "各"),
            icp.replace("-", "之"), icp[1:])  # fmt: skip


_WAYS: dict[str, tuple[str, Callable[[str], Sequence[str]]]] = {
    "address": ("host", _hosts),
    "qq": ("qq", _qqs),
    "icp": ("icp", _icps),
    "wechat": ("wechat", _wechats),
    "name": ("", lambda text: (text,)),
}


def _spelled(name: str) -> str:
    return "".join(syllables(name.lower()))


def _at(chance: Random, text: str, change: Callable[[str], str], first: int = 0) -> str:
    """One character changed at a place where it can be."""
    places = [place for place in range(first, len(text)) if change(text[place]) != text[place]]
    if not places:
        return ""
    place = chance.choice(places)
    return text[:place] + change(text[place]) + text[place + 1 :]


def _swap(chance: Random, text: str) -> str:
    places = [place for place in range(1, len(text) - 1) if text[place] != text[place + 1]]
    if not places:
        return ""
    place = chance.choice(places)
    return text[:place] + text[place + 1] + text[place] + text[place + 2 :]


def _sounding(chance: Random, name: str) -> str:
    """One character for another one of the same sound, among the common ones."""
    readings, known = table(), core(name)
    places = [place for place, one in enumerate(known) if one in readings]
    if not places or len(known) < 2:
        return ""
    place = chance.choice(places)
    others = [one for one in _COMMON if readings[one] == readings[name[place]] and one != name[place]]
    return name[:place] + chance.choice(others) + name[place + 1 :] if others else ""


_COMMON = [one for one in table() if 0x4E00 <= ord(one) < 0x8000]


def _long(name: str, typed: str) -> str:
    return typed if len(core(name)) > 3 else ""


_NAMES: dict[str, Callable[[Random, str], str]] = {
    "spaced out": lambda _, name: " ".join(name),
    "first three": lambda _, name: _long(name, name[:3]),
    "last but one": lambda _, name: _long(name, name[1:-1]),
    "capital pinyin": lambda _, name: _spelled(name).upper(),
    "two words": lambda _, name: f"{_spelled(core(name))} {_spelled(name[len(core(name)) :])}",
    "titled": lambda _, name: "".join(one.capitalize() for one in syllables(name.lower())),
    "capital initials": lambda _, name: _long(name, initials(syllables(name.lower()), name.lower()).upper()),
    "begun pinyin": lambda _, name: _long(name, _spelled(name)[:-2]),
    "neighbour key": lambda chance, name: _at(chance, _spelled(name), lambda one: _NEXT.get(one, one), 1),
    "doubled key": lambda chance, name: _at(chance, _spelled(name), lambda one: one * 2),
    "missed key": lambda chance, name: _at(chance, _spelled(name), lambda _: "", 1),
    "swapped keys": lambda chance, name: _swap(chance, _spelled(name)),
    "half pinyin": lambda _, name: _long(name, _spelled(core(name)) + name[len(core(name)) :]),
    "pinyin tail": lambda _, name: _long(name, core(name) + _spelled(name[len(core(name)) :])),
    "same sound": _sounding,
    "same sound, doubts": lambda chance, name: (one := _sounding(chance, name)) and f"{one}靠谱吗",
    "south": lambda _, name: _spelled(name).replace("zh", "z").replace("sh", "s").replace("ang", "an"),
    "pinyin, doubts": lambda _, name: f"{_spelled(name)}是真的吗",
}


def _in_label(change: Callable[[Random, str], str]) -> Callable[[Random, str], str]:
    def altered(chance: Random, host: str) -> str:
        label, dot, rest = host.partition(".")
        new = change(chance, label)
        return f"{new}{dot}{rest}" if new and new != label else ""

    return altered


def _map(pairs: dict[str, str]) -> Callable[[Random, str], str]:
    return _in_label(lambda chance, label: _at(chance, label, lambda one: pairs.get(one, one)))


def _puny(chance: Random, host: str) -> str:
    changed = _map(_CYRILLIC)(chance, host)
    label, dot, rest = changed.partition(".")
    return f"http://xn--{label.encode('punycode').decode()}{dot}{rest}/pay" if label else ""


_HOSTS: dict[str, Callable[[Random, str], str]] = {
    "digit": _map(_LIKE),
    "two digits": lambda chance, host: (one := _map(_LIKE)(chance, host)) and _map(_LIKE)(chance, one),
    "letters": _map(_PAIRS),
    "cyrillic": _map(_CYRILLIC),
    "greek": _map(_GREEK),
    "accent": _map(_ACCENTED),
    "punycode": _puny,
    "hyphen": _in_label(lambda chance, label: f"{label[: (p := chance.randrange(1, 6))]}-{label[p:]}"),
    "no hyphen, url": lambda chance, host: f"https://{host[:3]}-{host[3:]}/?share=1 快买",
    "after": _in_label(lambda chance, label: label + chance.choice(("vip", "168", "app", "-pay", "kf"))),
    "before": _in_label(lambda chance, label: chance.choice(("my", "vip", "pay-", "new", "88")) + label),
    "tld": lambda chance, host: f"{_label(host)}.{chance.choice(('info', 'pw', 'live', 'net.cn', 'icu'))}",
    "below": lambda chance, host: f"{host}.{chance.choice(('verify-login.cn', 'pay88.top', 'safe.com.cn'))}",
    "below, name": lambda chance, host: f"{_label(host)}.{chance.choice(('pay-center.xyz', 'kf888.com'))}",
    "dot as hyphen": lambda _, host: f"{host.replace('.', '-')}.top",
    "www joined": lambda _, host: f"www{host}",
    "com joined": lambda _, host: f"{_label(host)}com.xyz",
    "www hyphen": lambda _, host: f"www-{host}",
    "missing": _in_label(lambda chance, label: _at(chance, label, lambda _: "")),
    "doubled": _in_label(lambda chance, label: _at(chance, label, lambda one: one * 2)),
    "swapped": _in_label(lambda chance, label: _swap(chance, label)),
    "replaced": _in_label(lambda chance, label: _at(chance, label, lambda one: _NEXT.get(one, one))),
    "extra, doubts": lambda chance, host: _in_label(
        lambda _, label: f"{label[:2]}{chance.choice('jqwz')}{label[2:]}"
    )(chance, host) + "靠谱吗",
}  # fmt: skip
