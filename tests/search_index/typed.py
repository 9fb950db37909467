"""What do people type when they look for a platform? Made from a seed, with the answers that are right."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from search_index.analyzer import SIMPLER
from search_index.document import Document
from search_index.keys import core
from search_index.pinyin import initials, syllables, table
from tests.search_index.world import platforms

SIZE = 5000
_TRADITIONAL = {simple: traditional for traditional, simple in reversed(SIMPLER.items())}
_WIDE = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}
_SAID = str.maketrans("0123456789", "零一二三四五六七八九")
_CYRILLIC = dict(zip("aceopxy", "асеорху", strict=True))
_WRONG = "的一是了我不人在他有"


@dataclass(frozen=True, slots=True)
class Asked:
    """A typed text, what it shows (`kind`), how it is looked for (`way`), and the ids that are right."""

    kind: str
    way: str
    typed: str
    expected: tuple[str, ...]


def made(seed: int, each: int = 9) -> list[Asked]:
    """A set with so many queries of each kind."""
    chance = Random(seed)  # noqa: S311 - test data, no secrets
    everyone = list(platforms(SIZE))
    same = defaultdict(list)
    for one in everyone:
        same[one.title].append(one.id)
    found = [
        Asked(kind, kind, str(one.fields[field]), (one.id,))
        for kind, field in _FIELDS.items()
        for one in chance.sample(everyone, each)
    ]
    found += [
        Asked("shop", "address", str(one.fields["site"]), (one.id,))
        for one in chance.sample([one for one in everyone if "site" in one.fields], each)
    ]
    found += [
        Asked("icp_main", "icp_main", str(one.fields["icp"])[:-2], (one.id,))
        for one in chance.sample(everyone, each)
    ]
    for kind, change in _NAMES.items():
        tried = [(one, change(chance, one.title)) for one in chance.sample(everyone, each * 20)]
        found += [Asked(kind, "name", typed, tuple(same[one.title])) for one, typed in tried if typed][:each]
    return found + alike(chance, everyone, each)


def alike(chance: Random, everyone: list[Document], each: int) -> list[Asked]:
    """Hosts that look like known ones with labels of six characters and more, so many of each kind."""
    found = []
    for kind, change in _HOSTS.items():
        hosts = {str(one.fields["host"]): one.id for one in chance.sample(everyone, len(everyone) // 2)}
        pairs = [(host, change(chance, host)) for host in hosts if len(host.split(".")[0]) > 5]
        found += [
            Asked(kind, "lookalike", typed, (hosts[host],))
            for host, typed in [pair for pair in pairs if pair[1] not in ("", pair[0])][:each]
        ]
    return found


_FIELDS = {"address": "host", "qq": "qq", "wechat": "wechat", "icp_service": "icp"}


def _dropped(chance: Random, text: str, keep: int = 0) -> str:
    place = chance.randrange(keep, len(text))
    return text[:place] + text[place + 1 :]


def _swapped(chance: Random, text: str) -> str:
    places = [place for place in range(len(text) - 1) if text[place] != text[place + 1]]
    place = chance.choice(places or [0])
    return text[:place] + text[place + 1] + text[place] + text[place + 2 :] if places else ""


def _homophone(chance: Random, name: str) -> str:
    places = [place for place in range(len(core(name))) if name[place] in table()]
    place = chance.choice(places)
    sound = table()[name[place]]
    others = [one for one in table() if table()[one] == sound and one != name[place] and ord(one) < 0x9000]
    return name[:place] + chance.choice(others) + name[place + 1 :] if others else ""


def _wrong(chance: Random, name: str) -> str:
    place = chance.randrange(len(core(name)))
    changed = name[:place] + chance.choice(_WRONG) + name[place + 1 :]
    return changed if len(core(name)) > 2 else ""


def _spelled(name: str) -> str:
    return "".join(syllables(name.lower()))


def _initials(name: str) -> str:
    return initials(syllables(name.lower()), name.lower())


def _traditional(_: Random, name: str) -> str:
    changed = name.translate(_TRADITIONAL)
    return changed if changed != name else ""


_NAMES: dict[str, Callable[[Random, str], str]] = {
    "name": lambda _, name: name,
    "name spaced": lambda _, name: f"{core(name)} {name[len(core(name)) :]}" if core(name) != name else "",
    "name core": lambda _, name: core(name) if len(core(name)) > 3 else "",
    "name start": lambda _, name: name[:-1] if len(core(name)) > 2 else "",
    "name middle": lambda _, name: name[1:] if len(core(name)) > 3 else "",
    "traditional": _traditional,
    "pinyin": lambda _, name: _spelled(name),
    "pinyin core": lambda _, name: _spelled(core(name)) if len(core(name)) > 3 else "",
    "pinyin start": lambda _, name: _spelled(name)[:-3],
    "initials": lambda _, name: _initials(name) if len(core(name)) > 3 else "",
    "pinyin typo": lambda chance, name: _dropped(chance, _spelled(name), 1),
    "pinyin swap": lambda chance, name: _swapped(chance, _spelled(name)),
    "homophone": _homophone,
    "dropped": lambda chance, name: _dropped(chance, name) if len(core(name)) > 3 else "",
    "wrong": _wrong,
    "swapped": lambda chance, name: _swapped(chance, name),
    "doubled": lambda _, name: name[:2] + name[1:],
    "full width": lambda _, name: name.translate(_WIDE),
    "nine one": lambda _, name: name.translate(_SAID) if name[:2] in ("91", "51", "66") else "",
    "mixed": lambda _, name: core(name) + initials(syllables(name[len(core(name)) :]), ""),
    "turned": lambda _, name: f"{name[len(core(name)) :]} {core(name)}" if len(core(name)) > 2 else "",
    "accent": lambda _, name: _spelled(core(name)).replace("zh", "z").replace("sh", "s").replace("ch", "c"),
    "pinyin spaced": lambda _, name: " ".join(syllables(name.lower())),
}


def _replaced(host: str, pairs: dict[str, str]) -> str:
    label, dot, rest = host.partition(".")
    old = next((one for one in pairs if one in label), None)
    return label.replace(old, pairs[old], 1) + dot + rest if old else ""


def _edited(chance: Random, host: str, edit: Callable[[Random, str], str]) -> str:
    label, dot, rest = host.partition(".")
    return f"{edit(chance, label)}{dot}{rest}"


def _puny(host: str) -> str:
    label, dot, rest = _replaced(host, _CYRILLIC).partition(".")
    return f"xn--{label.encode('punycode').decode()}{dot}{rest}" if label else ""


_HOSTS: dict[str, Callable[[Random, str], str]] = {
    "digit": lambda _, host: _replaced(host, {"l": "1", "o": "0", "i": "1", "e": "3", "s": "5"}),
    "letters": lambda _, host: _replaced(host, {"m": "rn", "w": "vv", "l": "i", "d": "cl"}),
    "unicode": lambda _, host: _replaced(host, _CYRILLIC),
    "punycode": lambda _, host: _puny(host),
    "hyphen": lambda _, host: f"{host[:4]}-{host[4:]}",
    "affix": lambda chance, host: _edited(
        chance, host, lambda _, label: label + chance.choice(("vip", "shop", "-pay", "88"))
    ),
    "tld": lambda chance, host: f"{host.split('.')[0]}.{chance.choice(('site', 'link', 'club'))}",
    "subdomain": lambda _, host: f"{host}.login-check.top",
    "host missing": lambda chance, host: _edited(chance, host, _dropped),
    "host swap": lambda chance, host: _edited(chance, host, _swapped),
    "host extra": lambda chance, host: _edited(chance, host, lambda _, label: label[:3] + "x" + label[3:]),
    "host replaced": lambda chance, host: _edited(chance, host, lambda _, label: label[:3] + "u" + label[4:]),
}
