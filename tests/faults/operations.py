"""What does a busy installation do, and which of it did it acknowledge? Visitors, programs and moderators."""

import base64
import hashlib
import json
from collections import Counter, deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.client import HTTPException
from itertools import count
from random import Random
from typing import Any

from sqlalchemy.exc import DBAPIError

from rating_site.actions import decisions, moderation, proceedings
from rating_site.evidence.safe import Safe
from rating_site.store import listings
from rating_site.store.db import Database, transaction
from tests.faults.running import Installation, wait_for
from tests.faults.visitor import Visitor, hidden
from tests.rating_site.actions.listed_shop import FACTS
from tests.rating_site.web.sample_reports import ORDER, STORY

OPERATIONS = {
    "look_up": 40, "search": 8, "report": 14, "accept": 12,
    "report_step": 10, "decide": 8, "ping": 5, "check": 3,
}  # fmt: skip
_PATIENCE = 90.0  # seconds in which a killed server has to answer again


@dataclass
class Ledger:
    """What was acknowledged; lists and counters only grow, one whole item at a time."""

    checks: dict[str, str] = field(default_factory=dict)
    """Address -> id of the check that was promised."""
    reports: dict[str, str] = field(default_factory=dict)
    """Story, which is unique -> id; "" where only the refusal of a second attempt told of the first."""
    accepted: list[str] = field(default_factory=list)
    decided: list[tuple[str, int]] = field(default_factory=list)
    drafts: dict[str, int] = field(default_factory=dict)
    """Story -> steps of the form that were taken."""
    pings: list[str] = field(default_factory=list)
    uncertain: set[str] = field(default_factory=set)
    """Subjects of decisions whose end nobody told: done once or not at all."""
    done: Counter[str] = field(default_factory=Counter)
    failures: Counter[str] = field(default_factory=Counter)
    waiting: deque[str] = field(default_factory=deque)
    numbers: "count[int]" = field(default_factory=lambda: count(1))
    addresses: deque[str] = field(default_factory=deque)


@dataclass(frozen=True, slots=True)
class Stage:
    """Where it all happens: `hosts` are known shops, `people` moderators, `hook` a webhook's id and key."""

    site: Installation
    database: Database
    safe: Safe
    hosts: tuple[str, ...]
    people: tuple[int, ...]
    hook: tuple[str, str]


class Client:
    """One busy thread with dice of its own; `shop` is the platform that only this one lists and delists."""

    def __init__(self, stage: Stage, ledger: Ledger, shop: str, seed: int) -> None:
        self._stage, self._ledger, self._shop = stage, ledger, shop
        self._dice = Random(seed)  # noqa: S311  # a test's dice
        self._draft: tuple[Visitor, int, int] | None = None

    def work(self, operations: int) -> None:
        """So many operations, each tried until somebody answers."""
        names = self._dice.choices(list(OPERATIONS), list(OPERATIONS.values()), k=operations)
        for name in names:
            act: Callable[[], None] = getattr(self, name)
            act()
            self._ledger.done[name] += 1

    def look_up(self) -> None:
        """What a buyer asks."""
        assert self._get(f"/api/v1/check?q={self._host()}")["platforms"]

    def search(self) -> None:
        """What a buyer types."""
        self._get("/api/v1/search?q=shop")

    def check(self) -> None:
        """A live check of a shop nobody asked about, or of one that is checked: that gives the same check."""
        ledger = self._ledger
        url = ledger.addresses.pop() if ledger.addresses else self._dice.choice(sorted(ledger.checks))
        found = self._post("/api/v1/checks", {"q": url}, 202)[1]["id"]
        assert ledger.checks.setdefault(url, found) == found

    def report(self) -> None:
        """A report with a solved puzzle, which makes a second attempt harmless."""
        number = next(self._ledger.numbers)
        told = story(number)
        body = {
            "q": self._host(),
            "story": {"type": "not_delivered", "asked": "resupply", "story": told},
            "order": {"product": "card_code", "channel": "alipay", "order_number": f"KM{number:012d}"},
            "email": "buyer@mail.example",
            "consent": True,
            "publish": True,
            "challenge": solved(self._get("/api/v1/challenge")),
        }
        status, answer = self._post("/api/v1/reports", body, 201, 409)
        self._ledger.reports[told] = answer["id"] if status == 201 else ""
        if status == 201:
            self._ledger.waiting.append(answer["id"])

    def accept(self) -> None:
        """A moderator lets a report count."""
        with suppress(IndexError):
            report_id = self._ledger.waiting.popleft()
            with self._deciding(f"report {report_id}"), transaction(self._stage.database) as session:
                by, now = self._stage.people[0], datetime.now(UTC)
                moderation.accept(session, self._stage.safe, report_id, by, "screenshot", now)
            if f"report {report_id}" not in self._ledger.uncertain:
                self._ledger.accepted.append(report_id)

    def decide(self) -> None:
        """Two moderators list a shop or take it off: this is the next step of that."""
        done: tuple[str, int] | None = None
        with self._deciding(self._shop), transaction(self._stage.database) as session:
            proposal = proceedings.open_proposal(session, self._shop)
            row = self._propose(session) if proposal is None else self._confirm(session, proposal.id)
            done = ("proposed" if proposal is None else "confirmed", row.id or 0)
        if done is not None and self._shop not in self._ledger.uncertain:
            self._ledger.decided.append(done)
        self._ledger.uncertain.discard(self._shop)

    def ping(self) -> None:
        """The owner of a webhook asks for a test message; not tried again, for it would be another one."""
        hook, key = self._stage.hook
        status, answer = self._stage.site.post(
            f"/api/v1/webhooks/{hook}/ping", {}, Authorization=f"Bearer {key}", X_Forwarded_For=self._person()
        )
        if status == 202:
            self._ledger.pings.append(answer["id"])

    def report_step(self) -> None:
        """One step of the form in a browser; the next operation of this kind goes on."""
        number, step = next(self._ledger.numbers), 0
        visitor = Visitor(self._stage.site.address, self._person())
        if self._draft is not None:
            visitor, number, step = self._draft
        page, form, end = _steps(number, self._host())[step]

        def taken() -> bool:
            with suppress(OSError, HTTPException):
                return visitor.post(page, hidden(visitor.get(page)) | form) == end
            return False

        wait_for(taken, _PATIENCE)
        self._ledger.drafts[story(number)] = step + 1
        self._draft = (visitor, number, step + 1) if step + 1 < len(_steps(number, "")) else None

    def _propose(self, session: Any) -> Any:
        stage = self._stage
        kind, reason = ("delist", "solved") if listings.current(session, self._shop) else ("list", "")
        return decisions.propose(
            session, stage.safe, self._shop, kind, stage.people[0], FACTS, datetime.now(UTC), reason
        )

    def _confirm(self, session: Any, decision_id: int | None) -> Any:
        """An answer of the owner ends the wait for it."""
        now = datetime.now(UTC)
        decisions.answered(session, self._shop, now)
        return decisions.confirm(session, self._stage.safe, decision_id or 0, self._stage.people[1], now)

    def _deciding(self, subject: str) -> "_Deciding":
        return _Deciding(self._ledger, subject)

    def _get(self, path: str) -> Any:
        return self._until_answered(lambda: self._stage.site.get(path, X_Forwarded_For=self._person()), 200)[
            1
        ]

    def _post(self, path: str, body: dict[str, Any], *fine: int) -> tuple[int, Any]:
        site = self._stage.site
        return self._until_answered(lambda: site.post(path, body, X_Forwarded_For=self._person()), *fine)

    def _until_answered(self, ask: Callable[[], tuple[int, Any]], *fine: int) -> tuple[int, Any]:
        got: tuple[int, Any] = (0, None)

        def answered() -> bool:
            nonlocal got
            got = ask()
            if got[0] not in fine:
                self._ledger.failures[f"status {got[0]}"] += 1
            assert got[0] in fine or got[0] == 0 or got[0] >= 500, got
            return got[0] in fine

        wait_for(answered, _PATIENCE)
        return got

    def _host(self) -> str:
        return self._dice.choice(self._stage.hosts)

    def _person(self) -> str:
        """Everybody is somebody else, so that no limit is met."""
        return f"10.{self._dice.randrange(256)}.{self._dice.randrange(256)}.{self._dice.randrange(1, 255)}"


@dataclass(frozen=True, slots=True)
class _Deciding:
    """Notes whose decision ended in an error of the database: nobody knows whether it was stored."""

    ledger: Ledger
    subject: str

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: BaseException | None, _trace: object) -> bool:
        if isinstance(error, DBAPIError):
            self.ledger.uncertain.add(self.subject)
            self.ledger.failures[type(error).__name__] += 1
        return isinstance(error, DBAPIError)


def story(number: int) -> str:
    """What a reporter tells; no two tell the same."""
    return f"{STORY['story']}这是第{number}次。"


def _steps(number: int, host: str) -> list[tuple[str, dict[str, str], str]]:
    """Page, what its form sends, and where one ends."""
    return [
        ("/report", {"kind": "incident", "q": host}, "/report/story"),
        ("/report/story", STORY | {"story": story(number)}, "/report/order"),
        ("/report/order", ORDER | {"amount": str(number)}, "/report/evidence"),
        ("/report/evidence", {"next": "1"}, "/report/contact"),
        ("/report/contact", {"email": "a@b.example"}, "/report/check"),
    ]


def solved(puzzle: dict[str, Any]) -> str:
    """What the browser's script would send."""
    numbers = range(puzzle["maxNumber"] + 1)
    wanted, salt = puzzle["challenge"], puzzle["salt"]
    number = next(one for one in numbers if hashlib.sha256(f"{salt}{one}".encode()).hexdigest() == wanted)
    kept = {name: puzzle[name] for name in ("algorithm", "challenge", "salt", "signature")}
    return base64.b64encode(json.dumps({**kept, "number": number}).encode()).decode()
