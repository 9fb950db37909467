"""One decision takes an entry out of every page, answer, feed and file within five seconds.

What stays is its tombstone. A whole installation runs as an operator runs it; which addresses it has is read
from the app itself, so that a new page or endpoint is part of this proof without anybody thinking of it.
"""

import json
import re
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.parse import quote
from urllib.request import urlopen

import pytest
from werkzeug.routing import Rule

from rating_site.actions import decisions, platforms, webhooks
from rating_site.config import Settings, read_settings
from rating_site.exports.formats import FORMATS
from rating_site.exports.ranges import digest
from rating_site.published import public_folder
from rating_site.store.db import Database, transaction
from rating_site.store.models import Platform
from rating_site.trust.clocks import REPLY
from rating_site.web.app import create_app
from rating_site.web.guards import audience_of
from rating_site.words import HEADLINES
from tests.faults.running import Installation, wait_for
from tests.rating_site.actions.listed_shop import proven_shop
from tests.report_rows import add_people
from tests.webhook_receiver import Receiver, receiver

HOST, NAME = "bad-card-shop.example.net", "跑路云卡小店"
WORDING = "9 名买家付款后 72 小时未收到卡密，平台未回应。"
GOODBYE = "平台已经向买家退款。"
SECONDS = 5.0
CRAWL = {"allow_loopback": True}
NEEDLES = (
    WORDING,
    HEADLINES["listed"],
    "已列入黑名单",
    "被列入黑名单",
    '"state":"listed"',
    f"{digest(HOST)[3:]}:2",
    f"{digest(HOST)[5:]}:2",
)
ASKED = {
    "api.check": [f"?q={HOST}", f"?q={HOST}&format=text", f"?q={quote(NAME)}"],
    "api.search_all": ["", f"?q={HOST}", f"?q={quote(NAME)}"],
    "api.suggest": [f"?q={HOST[:8]}"],
    "search.page": ["", f"?q={HOST}", f"?q={quote(NAME)}"],
    "search.suggest": [f"?q={HOST[:8]}"],
    "blacklist.page": ["", "?state=listed"],
}
"""Questions beside the bare address."""
BATCH = "POST /api/v1/check/batch"
_ENDED = re.compile(r"<li>(?:(?!</li>).){0,2000}已移出.*?</li>", re.DOTALL)
"""How pages tell that an entry ended: beside the entry itself."""
_TOMBSTONES = ("#", "!", ";", "//", '"removed"')
EVERYWHERE = (
    "/",
    "/blacklist",
    "/platforms/{id}",
    f"/api/v1/check?q={HOST}",
    f"/api/v1/check?q={HOST}&format=text",
    "/api/v1/listings",
    "/api/v1/platforms/{id}",
    f"/api/v1/range/{digest(HOST)[:3]}",
    f"/api/v1/range/{digest(HOST)[:5]}",
    f"/search?q={HOST}",
    f"/api/v1/search?q={HOST}",
    "/feeds/changes.atom",
    "/feeds/changes.json",
    "/platforms/{id}/changes.atom",
    "/badges/{id}.svg",
    "/badges/{id}.json",
    BATCH,
    *(f"/downloads/{form.filename}" for form in FORMATS if not form.filename.endswith("/")),
)
"""Where a listed platform has to be found, or this test proves nothing."""


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """The settings of the installation under test."""
    return read_settings(data=tmp_path, crawl=CRAWL)


@pytest.fixture
def site(settings: Settings, database: Database) -> Iterator[Installation]:
    """`kajian serve` on the database of this test."""
    with Installation(settings.data, CRAWL).running() as running:
        yield running


@pytest.fixture
def people(database: Database) -> list[int]:
    """Three moderators."""
    return add_people(database, datetime.now(UTC) - timedelta(days=30))


@pytest.fixture
def shop(database: Database, settings: Settings, people: list[int]) -> str:
    """A platform that may be listed today."""
    told = datetime.now(UTC) - REPLY.length - timedelta(minutes=5)
    shop = proven_shop(database, settings.safe, people[0], told, HOST)
    with transaction(database) as session:
        platforms.rename(session, session.get_one(Platform, shop), NAME)
        decisions.propose(session, settings.safe, shop, "list", people[0], WORDING, told)
    return shop


@pytest.fixture
def there(database: Database, settings: Settings) -> Iterator[Receiver]:
    """Somebody who is told of every change."""
    with receiver() as started:
        wish = webhooks.Wish(started.url, ["listing.listed", "listing.ended"])
        with transaction(database) as session:
            webhooks.create(session, settings.safe, wish, None, datetime.now(UTC), allow_loopback=True)
        yield started


def decide(database: Database, settings: Settings, decision_id: int, by: int) -> None:
    """The second person's word, as the page for moderators says it."""
    with transaction(database) as session:
        decisions.confirm(session, settings.safe, decision_id, by, datetime.now(UTC))


def addresses(settings: Settings, database: Database, shop: str) -> list[str]:
    """Every address that anybody may open, filled with this platform."""
    app = create_app(settings, database, offer=lambda _batch, _kind: None)
    public = [rule for rule in app.url_map.iter_rules() if "GET" in (rule.methods or ()) and _open(app, rule)]
    return [
        path + asked
        for rule in public
        for path in _filled(rule, settings, shop)
        for asked in _questions(rule)
    ]


def _open(app: Any, rule: Rule) -> bool:
    declared = audience_of(app, rule.endpoint)
    return declared is not None and declared.name in ("buyers", "api") and rule.endpoint != "static"


def _questions(rule: Rule) -> Sequence[str]:
    return ASKED.get(rule.endpoint, [""])


def _filled(rule: Rule, settings: Settings, shop: str) -> Iterator[str]:
    """The rule with every value that matters here; a new kind of value has to be added on purpose."""
    values = {
        "platform_id": [shop],
        "form": ["atom", "json"],
        "name": _files(settings),
        "prefix": [digest(HOST)[:3], digest(HOST)[:5]],
        "after": ["first"],
        **{key: ["0" * 12] for key in ("check_id", "webhook_id", "evidence_id", "report_id")},
    }
    paths = [rule.rule]
    for argument in sorted(rule.arguments):
        assert argument in values, f"say which {argument} this test shall open"
        holes = [
            part for part in rule.rule.replace("<", "\0<").replace(">", ">\0").split("\0") if part[:1] == "<"
        ]
        hole = next(one for one in holes if one.rstrip(">").rpartition(":")[2].strip("<") == argument)
        paths = [path.replace(hole, value) for path in paths for value in values[argument]]
    yield from paths


def _files(settings: Settings) -> list[str]:
    """The names of the files of one edition; the next one may take its place meanwhile."""
    folder = public_folder(settings.downloads_folder)
    return [str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()] if folder else []


def _on_disk(settings: Settings) -> list[Path]:
    """Every file of the installation that holds the entry's words; its database keeps what was decided."""
    files = [path for path in settings.data.rglob("*") if path.is_file() and "kajian.db" not in path.name]
    with suppress(FileNotFoundError):  # an edition that is being cleared away
        return [path for path in files if WORDING.encode() in path.read_bytes()]
    return files


def ask(site: Installation, path: str) -> str:
    """What an address answers, refusals too."""
    if path == BATCH:
        return json.dumps(
            site.post("/api/v1/check/batch", {"questions": [HOST, NAME]})[1], ensure_ascii=False
        )
    try:
        with urlopen(f"http://127.0.0.1:{site.port}{path}", timeout=10) as answer:  # our own
            return str(answer.read().decode())
    except HTTPError as error:
        with error:
            assert error.code < 500, path
            return error.read().decode()


def signs(path: str, text: str) -> int:
    """How many signs of the entry a text shows; in a file any line or record that is no tombstone counts."""
    plain = _ENDED.sub("", text).replace('": "', '":"')
    return sum(plain.count(needle) for needle in NEEDLES) + (_rows(text) if "/downloads/" in path else 0)


def _rows(text: str) -> int:
    with suppress(ValueError):
        return json.dumps(_alive(json.loads(text))).count(HOST)
    return sum(HOST in line for line in text.splitlines() if not line.startswith(_TOMBSTONES))


def _alive(data: Any) -> Any:
    """A document without its tombstones: what is revoked, deleted or told to have ended."""
    if isinstance(data, list):
        return [
            _alive(one)
            for one in data
            if not (isinstance(one, dict) and (one.get("revoked") or one.get("deleted")))
        ]
    if isinstance(data, dict):
        return {key: _alive(value) for key, value in data.items() if key != "tombstones"}
    return data


def sweep(site: Installation, paths: Sequence[str], usual: dict[str, int]) -> set[str]:
    """The addresses that show more signs of the entry than they usually do."""
    return {path for path in paths if signs(path, ask(site, path)) > usual.get(path, 0)}


@pytest.mark.timeout(180)
def test_one_decision_takes_an_entry_out_of_everything(
    site: Installation, shop: str, there: Receiver, settings: Settings, database: Database, people: list[int]
) -> None:
    wait_for(lambda: bool(_files(settings)), 20)
    paths = [*addresses(settings, database, shop), BATCH]
    usual = {path: signs(path, ask(site, path)) for path in paths}
    decide(database, settings, 1, people[1])
    wanted = {path.format(id=shop) for path in EVERYWHERE}
    wait_for(lambda: not wanted - sweep(site, sorted(wanted), usual), 20)

    assert _on_disk(settings)
    with transaction(database) as session:
        end = decisions.propose(
            session, settings.safe, shop, "delist", people[0], GOODBYE, datetime.now(UTC), "solved"
        )
    began, left, late = time.monotonic(), set(paths), 0.0
    decide(database, settings, end.id or 0, people[1])
    while left:
        late = time.monotonic() - began
        left = sweep(site, sorted(left), usual)
        assert not left or late < SECONDS, left
    wait_for(lambda: _on_disk(settings) == [], max(SECONDS - (time.monotonic() - began), 0.5))
    assert sweep(site, paths, usual) == set()
    assert HOST in ask(site, "/downloads/listed.json") and "delisted" in ask(site, "/api/v1/tombstones")
    wait_for(lambda: len(there.got) == 3, SECONDS)
    assert [json.loads(body)["type"] for _headers, body in there.got][1:] == [
        "listing.listed",
        "listing.ended",
    ]
