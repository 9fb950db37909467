"""What would a directory of card shops look like? Names, hosts and numbers from a seed; all invented."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

from search_index.document import Document
from search_index.pinyin import initials, syllables

_LINES = (Path(__file__).parent / "world.txt").read_text("utf-8").splitlines()
WORDS = {line.split()[0]: line.split()[1:] for line in _LINES}
VALUES = {
    "status": ("rated", "rated", "rated", "not_rated", "alert", "warned", "listed"),
    "grade": tuple("AABBBCCCDDE"),
    "province": tuple(WORDS["provinces"]),
    "software": ("acg", "dujiaoka", "kami", "jishou", "caihong", "unknown"),
    "refund_route": ("original", "balance", "none", "unknown"),
    "escrow": ("yes", "no"),
}
INCIDENTS = ("not_delivered", "resupply_refused", "invalid_code", "double_charge", "wrong_goods", "vanished")
_START = datetime(2024, 1, 1, tzinfo=UTC)


def platforms(count: int, seed: int = 7) -> Iterator[Document]:
    """That many platforms, all with different hosts and most with different names."""
    chance = Random(seed)  # noqa: S311 - test data, no secrets
    hosts: set[str] = set()
    for number in range(count):
        name = _name(chance)
        host = _host(chance, name, hosts)
        province = chance.choice(WORDS["provinces"])
        icp = f"{province}ICP备{chance.randrange(10**7, 10**8)}号-{chance.randrange(1, 9)}"
        fields = {
            "host": host,
            "qq": str(chance.randrange(10**7, 4 * 10**9)),
            "icp": icp,
            "wechat": f"{name.encode('utf-8').hex()[:5]}{chance.randrange(10**6)}",
            "score": str(chance.randrange(100)),
            "resupply_hours": str(chance.randrange(1, 96)),
            **{field: chance.choice(values) for field, values in VALUES.items()},
        }
        if number % 20 == 0:
            fields["site"] = f"yunka.shop/shop/{number:X}{chance.randrange(100):02d}"
        at = _START + timedelta(hours=chance.randrange(17_000))
        yield Document(f"p{number}", "platform", name, "", fields, at)


def reports(count: int, seed: int = 7) -> Iterator[Document]:
    """That many short reports about platforms."""
    chance = Random(seed)  # noqa: S311 - test data, no secrets
    for number in range(count):
        said = chance.choices(WORDS["said"], k=chance.randrange(2, 7))
        money = f"金额{chance.randrange(1, 999)}元 订单{chance.randrange(10**9)}"
        fields = {
            "incident_type": chance.choice(INCIDENTS),
            "platform": f"p{chance.randrange(1000)}",
            "grade": chance.choice("ABCDE"),
        }
        yield Document(
            f"r{number}",
            "report",
            "",
            f"{_name(chance)} {','.join(said)}。{money}",
            fields,
            _START + timedelta(minutes=chance.randrange(10**6)),
        )


def _name(chance: Random) -> str:
    common = chance.random() < 0.3
    head = chance.choice(WORDS["heads"]) if common else "".join(chance.choices(WORDS["singles"], k=2))
    shape = chance.random()
    if shape < 0.35:
        head += chance.choice(WORDS["seconds"])
    elif shape < 0.6:
        head = chance.choice(WORDS["seconds"]) + head
    elif shape < 0.85:
        head += chance.choice(WORDS["heads"])
    if chance.random() < 0.12:
        head = f"{chance.choice(('91', '51', '66', '8', 'QQ', '007', '365'))}{head}"
    return head + chance.choice(WORDS["tails"])


def _host(chance: Random, name: str, taken: set[str]) -> str:
    spelled = syllables(name.lower())
    label = "".join(spelled[: 2 if chance.random() < 0.4 else 3])
    if chance.random() < 0.35:
        label = initials(spelled, name.lower()) + chance.choice(("", "", "fk", "ka"))
    host = f"{label}.{chance.choice(WORDS['tops'])}"
    while host in taken:
        host = f"{label}{chance.randrange(10_000)}.{chance.choice(WORDS['tops'])}"
    taken.add(host)
    return host
