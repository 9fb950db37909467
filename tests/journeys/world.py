"""What does a site look like on which everything happened? Rows that show every part of every page."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from rating_site.actions import checks
from rating_site.actions.ids import new_id
from rating_site.config import Settings
from rating_site.store import terms
from rating_site.store.case_models import Appeal, OperatorLink, RightsNotice
from rating_site.store.db import Database, transaction
from rating_site.store.report_models import ReportEvent
from tests.owner_rows import KEY, proven_owner
from tests.rating_site.web import sample_rows as shops
from tests.rating_site.web import sample_rules
from tests.rating_site.web.desk_door import staff_session
from tests.rating_site.web.sample_reports import picture
from tests.report_rows import add_evidence, add_people, submitted_report

DAY = timedelta(days=1)
_SOLVED = {"asked": "resupply", "outcome": "resupplied", "state": "substantiated"}
_ENDS: tuple[dict[str, Any], ...] = (
    {"outcome": "open", "state": "overdue"},
    {"outcome": "refunded", "asked": "refund", "state": "replied", "type": "double_charge"},
    {"outcome": "withdrawn", "state": "accepted", "type": "wrong_goods"},
    {"outcome": "partly", "asked": "refund", "state": "unsubstantiated", "type": "invalid_code"},
    {"outcome": "open", "state": "refuted", "type": "resupply_refused"},
    *(_SOLVED for _ in range(4)),
)


@dataclass(frozen=True, slots=True)
class World:
    """The ids that addresses are made of, and the cookies of everybody who is signed in."""

    honest: str
    young: str
    silent: str
    listed: str
    warned: str
    removed: str
    changed: str
    versions: tuple[str, ...]
    check: str
    report: str
    waiting: str
    evidence: str
    appeal: str
    notice: str
    staff_token: str

    def cookies(self, site: str) -> list[dict[str, str]]:
        """A moderator, an owner and a reporter in one browser."""
        held = (
            ("kajian_staff", self.staff_token),
            ("kajian_owner", KEY),
            ("kajian_report", self.waiting),
        )
        host = site.partition("//")[2].partition(":")[0]
        return [{"name": name, "value": value, "domain": host, "path": "/"} for name, value in held]


def make(database: Database, settings: Settings, now: datetime) -> World:
    """Everything that can happen, happened here."""
    honest, young, silent = (shops.add_platform(database, shop, now) for shop in shops.ALL)
    listed = shops.add_platform(database, shops.BAD, now)
    warned, removed = (
        shops.add_platform(database, shops.Shop(host, name, qq=qq), now)
        for host, name, qq in (
            ("w.example.com", "晚到卡盟", "31313131"),
            ("r.example.com", "改好了发卡", "42424242"),
        )
    )
    shops.add_listing(database, listed, "listed", shops.WORDING, now)
    shops.add_listing(database, warned, "warned", "2 名买家付款后 48 小时未收到卡密。", now)
    shops.add_listing(database, removed, "listed", shops.WORDING, now, ended_reason="delisted")
    changed = sample_rules.changing(database, now)
    [person] = add_people(database, now, 1, "admin")
    add_people(database, now, 2)
    token = secrets.token_urlsafe(16)
    staff_session(database, person, token, now)
    told = [_report(database, honest, now - 35 * DAY * number, fields) for number, fields in enumerate(_ENDS)]
    waiting = submitted_report(database, honest, now, safe=settings.safe, product="card_code")
    kept = settings.safe.vault.put(picture("green", (400, 300)))
    evidence = add_evidence(database, waiting.id, now, stored_as=kept, width=400, height=300).id
    owner = proven_owner(database, honest, now, safe=settings.safe)
    with transaction(database) as session:
        versions = tuple(one.id for one in terms.versions(session, changed) if one.place == "/help")
        running = checks.request(session, shops.address("new.example.com"), now, join_minutes=10)
        checks.claim(session, running.batch_id, "worker", now, shops.LEASE)
        session.add_all(_links(honest, young, changed, person, now))
        appeal = _appeal(honest, owner, told[0], now)
        notice = _notice(honest, now)
        session.add_all([appeal, notice])
    return World(
        honest, young, silent, listed, warned, removed, changed, versions, running.id, told[1], waiting.id,
        evidence, appeal.id, notice.id, token,
    )  # fmt: skip


def _report(database: Database, platform_id: str, at: datetime, fields: dict[str, Any]) -> str:
    """A public report that was put to the platform; it answered unless the time ran out."""
    report_id = submitted_report(
        database,
        platform_id,
        at,
        accepted_at=at,
        notified_at=at,
        reply_by=at + 3 * DAY,
        outcome_at=at + DAY,
        **fields,
    ).id
    said = ("platform_notified", "staff 1", ""), ("replied", "owner", "已为该订单补发，请查收。")
    with transaction(database) as session:
        for kind, actor, text in said[: 1 if fields["state"] == "overdue" else 2]:
            when = at + DAY / 4 if actor == "owner" else at
            session.add(
                ReportEvent(
                    report_id=report_id,
                    kind=kind,
                    actor=actor,
                    text=text,
                    seen_by="everyone",
                    recorded_at=when,
                )
            )
    return report_id


def _links(one: str, other: str, third: str, person: int, now: datetime) -> list[OperatorLink]:
    """A link that a moderator accepted, and one that anybody could have made up."""
    told: dict[str, Any] = {"relation": "same_operator", "recorded_at": now}
    return [
        OperatorLink(
            platform_id=one, other_id=other, probability=0.97, evidence=["payee", "qq"], state="accepted",
            decided_by=person, effective_at=now, **told,
        ),
        OperatorLink(platform_id=one, other_id=third, probability=0.4, evidence=["template"], **told),
    ]  # fmt: skip


def _appeal(platform_id: str, owner: str, report_id: str, now: datetime) -> Appeal:
    return Appeal(
        id=new_id(), platform_id=platform_id, owner_id=owner, report_id=report_id, text="订单已经补发。",
        due_by=now + 14 * DAY, recorded_at=now,
    )  # fmt: skip


def _notice(platform_id: str, now: datetime) -> RightsNotice:
    return RightsNotice(
        id=new_id(), tracking_sha256=new_id(), kind="business", platform_id=platform_id, page="/platforms/x",
        text="页面上的注册时间写错了。", due_by=now + DAY, recorded_at=now,
    )  # fmt: skip
