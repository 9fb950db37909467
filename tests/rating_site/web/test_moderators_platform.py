"""Two moderators list a platform in the browser, a third delists it on appeal, and every page says so."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlmodel import select

from rating_site.actions import audit
from rating_site.actions.ids import new_id
from rating_site.store import listings
from rating_site.store.case_models import Appeal, Decision, OperatorLink, Owner
from rating_site.store.db import Database, reading, transaction
from rating_site.web.app import create_app
from rating_site.web.services import services
from tests.rating_site.actions.listed_shop import FACTS, proven_shop
from tests.rating_site.web.desk_door import staff_client
from tests.report_rows import add_people

At = Callable[[datetime], Flask]


@pytest.fixture
def people(database: Database, now: datetime) -> list[int]:
    """Three moderators."""
    return add_people(database, now)


@pytest.fixture
def at(app: Flask, database: Database) -> At:
    """The same site at another time."""

    def make(moment: datetime) -> Flask:
        with app.app_context():
            settings = services().settings
        later = create_app(settings, database, offer=lambda _batch, _kind: None, clock=lambda: moment)
        later.config["WTF_CSRF_ENABLED"] = False
        return later

    return make


@pytest.fixture
def shop(app: Flask, database: Database, people: list[int], now: datetime) -> str:
    """A platform that may be listed once it was told and heard."""
    with app.app_context():
        return proven_shop(database, services().settings.safe, people[0], now)


def proposal(database: Database) -> int:
    with reading(database) as session:
        found = session.exec(select(Decision.id).where(Decision.state == "proposed")).one()
    return found or 0


def appealed(database: Database, shop: str, now: datetime) -> str:
    """An owner's appeal against the entry that stands."""
    owner = Owner(id=new_id(), key_sha256=new_id(), recorded_at=now)
    with transaction(database) as session:
        session.add(owner)
        session.flush()
        entry = listings.current(session, shop)
        assert entry is not None
        row = Appeal(
            id=new_id(), platform_id=shop, owner_id=owner.id, listing_id=entry.id, text="已补发",
            first_by=entry.decided_by_1, second_by=entry.decided_by_2, due_by=now, recorded_at=now,
        )  # fmt: skip
        session.add(row)
        return row.id


def list_it(app: Flask, at: At, database: Database, people: list[int], shop: str, now: datetime) -> datetime:
    """Propose now, confirm when the platform had its time."""
    first = staff_client(app, database, people[0], now)
    told = {"kind": "list", "wording": FACTS}
    assert first.post(f"/staff/platforms/{shop}/propose", data=told).status_code == 303
    since = now + timedelta(hours=73)
    second = staff_client(at(since), database, people[1], since)
    assert second.post(f"/staff/decisions/{proposal(database)}/confirm").status_code == 303
    return since


def test_from_a_proposal_to_the_tombstone(
    app: Flask, at: At, database: Database, people: list[int], shop: str, now: datetime
) -> None:
    since = list_it(app, at, database, people, shop, now)
    site = at(since + timedelta(days=1))
    reader = site.test_client()
    assert FACTS in reader.get("/blacklist").text and "已列入黑名单" in reader.get(f"/platforms/{shop}").text
    assert reader.get(f"/api/v1/platforms/{shop}").get_json()["state"] == "listed"
    third = staff_client(site, database, people[2], since)
    decision = {"upheld": "yes", "reason": "facts_wrong", "answer": "平台出示了发货记录。"}
    case = appealed(database, shop, since)
    assert third.post(f"/staff/appeals/{case}", data=decision).status_code == 303
    page = reader.get(f"/platforms/{shop}").text
    assert "曾在名单上，已移出" in page and "申诉成立，已移出" in page
    assert "申诉成立，已移出" in reader.get("/blacklist?view=ended").text
    assert reader.get(f"/api/v1/platforms/{shop}").get_json()["state"] != "listed"
    with reading(database) as session:
        assert audit.first_break(session) is None


def test_decisions_show_numbers_and_never_names(
    app: Flask, at: At, database: Database, people: list[int], shop: str, now: datetime
) -> None:
    since = list_it(app, at, database, people, shop, now)
    page = at(since).test_client().get(f"/platforms/{shop}").text
    assert f"由工作人员 {people[0]} 和 {people[1]} 决定" in page


def test_the_proposer_is_offered_no_confirmation_and_gets_none(
    app: Flask, at: At, database: Database, people: list[int], shop: str, now: datetime
) -> None:
    one = staff_client(app, database, people[0], now)
    one.post(f"/staff/platforms/{shop}/propose", data={"kind": "list", "wording": FACTS})
    assert "确认，立即生效" not in one.get(f"/staff/platforms/{shop}").text
    later = staff_client(at(now + timedelta(days=4)), database, people[0], now)
    answer = later.post(f"/staff/decisions/{proposal(database)}/confirm")
    assert answer.status_code == 409 and "自己的提议要由另一个人确认" in answer.text


def test_a_wording_that_judges_comes_back_with_what_was_typed(
    app: Flask, database: Database, people: list[int], shop: str, now: datetime
) -> None:
    one = staff_client(app, database, people[0], now)
    guilty = "这家店就是骗子，大家不要付款。"
    answer = one.post(f"/staff/platforms/{shop}/propose", data={"kind": "list", "wording": guilty})
    assert answer.status_code == 409 and guilty in answer.text and "请只写事实" in answer.text


def test_whoever_listed_is_not_offered_the_appeal(
    app: Flask, at: At, database: Database, people: list[int], shop: str, now: datetime
) -> None:
    since = list_it(app, at, database, people, shop, now)
    case = appealed(database, shop, since)
    one = staff_client(at(since), database, people[1], since)
    decision = {"upheld": "yes", "reason": "solved", "answer": "好"}
    assert "申诉要由没有参与原决定的人审理" in one.get(f"/staff/appeals/{case}").text
    assert one.post(f"/staff/appeals/{case}", data=decision).status_code == 409


def test_a_recused_moderator_may_look_and_decides_nothing(
    app: Flask, database: Database, people: list[int], shop: str, now: datetime
) -> None:
    one = staff_client(app, database, people[2], now)
    assert one.post(f"/staff/platforms/{shop}/recuse").status_code == 303
    page = one.get(f"/staff/platforms/{shop}").text
    assert "您已回避这家平台" in page and f"/staff/platforms/{shop}/propose" not in page
    told = {"kind": "list", "wording": FACTS}
    assert one.post(f"/staff/platforms/{shop}/propose", data=told).status_code == 409


def test_the_desk_merges_splits_and_moves(
    app: Flask, client: FlaskClient, database: Database, people: list[int], honest: str, now: datetime
) -> None:
    from crawlers.identity import read_address
    from rating_site.actions import platforms

    with transaction(database) as session:
        other = platforms.ensure(session, read_address("new.example"), now).id
    one = staff_client(app, database, people[0], now)
    joined = one.post(f"/staff/platforms/{honest}/merge", data={"into": other, "why": "同一家店"})
    assert joined.status_code == 303
    gone = client.get(f"/platforms/{honest}")
    assert (gone.status_code, gone.location) == (301, f"/platforms/{other}")
    assert one.post(f"/staff/platforms/{honest}/split/{honest}").status_code == 404
    assert one.post(f"/staff/platforms/{other}/split/{honest}").status_code == 303
    assert client.get(f"/platforms/{honest}").status_code == 200
    foreign = {"site": "new.example", "target": honest}
    assert one.post(f"/staff/platforms/{honest}/move", data=foreign).status_code == 404
    assert one.post(f"/staff/platforms/{other}/move", data=foreign).status_code == 303
    assert "new.example" in client.get(f"/platforms/{honest}").text


def test_a_link_without_proof_is_shown_and_not_accepted(
    app: Flask,
    client: FlaskClient,
    database: Database,
    people: list[int],
    honest: str,
    shop: str,
    now: datetime,
) -> None:
    row = OperatorLink(
        platform_id=honest, other_id=shop, relation="same_operator", probability=0.4, evidence=["qq"],
        recorded_at=now,
    )  # fmt: skip
    with transaction(database) as session:
        session.add(row)
    assert "可能相关" in client.get(f"/platforms/{honest}").text
    one = staff_client(app, database, people[0], now)
    assert one.post(f"/staff/links/{row.id}/accept").status_code == 409
    assert one.post(f"/staff/links/{row.id}/refuse").status_code == 303
    assert "可能相关" not in client.get(f"/platforms/{honest}").text


@pytest.mark.parametrize(
    "path", ["decisions/77/confirm", "decisions/77/refuse", "links/77/accept", "alarms/77/confirm"]
)
def test_acting_on_what_is_not_there_is_not_found(
    app: Flask, database: Database, people: list[int], now: datetime, path: str
) -> None:
    one = staff_client(app, database, people[0], now)
    assert one.post(f"/staff/{path}", data={"refusal": "other"}).status_code == 404


@pytest.mark.parametrize(("role", "status"), [("moderator", 403), ("admin", 200)])
def test_only_administrators_see_the_people(
    app: Flask, database: Database, now: datetime, role: str, status: int
) -> None:
    [one] = add_people(database, now, 1, role)
    assert staff_client(app, database, one, now).get("/staff/people").status_code == status


def test_with_two_people_the_site_says_that_listing_is_off(
    client: FlaskClient, database: Database, now: datetime
) -> None:
    add_people(database, now, 2)
    assert "目前不列入新的平台" in client.get("/blacklist").text
    add_people(database, now, 1)
    assert "目前不列入新的平台" not in client.get("/blacklist").text
