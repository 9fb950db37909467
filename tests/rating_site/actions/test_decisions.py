"""Two people list, the rule is kept, the database itself refuses one person, and every way out works."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError
from sqlmodel import select

from rating_site import answers
from rating_site.actions import audit, authority, caseload, decisions, findings, moderation, proceedings
from rating_site.actions.cases import NotAllowed
from rating_site.evidence.safe import Safe
from rating_site.store import listings
from rating_site.store.db import Database, reading, transaction
from rating_site.store.models import Account, Listing
from rating_site.trust.clocks import REPLY
from rating_site.trust.facts import Facts
from tests.rating_site.actions.listed_shop import FACTS, confirm, listed_shop, propose, proven_shop
from tests.report_rows import a_safe, add_people

LATER = REPLY.length + timedelta(minutes=1)


@pytest.fixture
def safe(tmp_path: Path) -> Safe:
    """The safe of this test."""
    return a_safe(tmp_path)


@pytest.fixture
def people(database: Database, now: datetime) -> list[int]:
    """Three moderators."""
    return add_people(database, now)


@pytest.fixture
def shop(database: Database, safe: Safe, people: list[int], now: datetime) -> str:
    """A platform that may be listed once it was told and heard."""
    return proven_shop(database, safe, people[0], now)


def state(database: Database, shop: str) -> str:
    with reading(database) as session:
        return answers.state_of(session, shop)


def test_two_people_list_a_platform_that_was_told_in_time(
    database: Database, safe: Safe, people: list[int], now: datetime
) -> None:
    shop, since = listed_shop(database, safe, people, now)
    with reading(database) as session:
        entry = listings.current(session, shop)
    assert state(database, shop) == "listed" and entry is not None
    assert (entry.decided_by_1, entry.decided_by_2, entry.version) == (people[0], people[1], 1)
    assert entry.review_by == (since + timedelta(days=180)).date()


def test_nobody_confirms_their_own_proposal(
    database: Database, safe: Safe, shop: str, people: list[int], now: datetime
) -> None:
    proposal = propose(database, safe, shop, "list", people[0], now)
    with pytest.raises(NotAllowed, match="own_proposal"):
        confirm(database, safe, proposal, people[0], now + LATER)
    assert state(database, shop) != "listed"


def test_the_database_refuses_a_listing_of_one_person(
    database: Database, shop: str, people: list[int], now: datetime
) -> None:
    sql = text(
        "INSERT INTO decision (platform_id, kind, state, reasons, wording, detail, proposed_by, confirmed_by,"
        " recorded_at) VALUES (:shop, 'list', 'effective', '[]', 'x', '{}', :by, :by, :now)"
    )
    with pytest.raises(IntegrityError), transaction(database) as session:
        session.execute(sql, {"shop": shop, "by": people[0], "now": now.replace(tzinfo=None)})


def test_the_platform_has_its_time_to_answer_first(
    database: Database, safe: Safe, shop: str, people: list[int], now: datetime
) -> None:
    proposal = propose(database, safe, shop, "list", people[0], now)
    with pytest.raises(NotAllowed, match="reply_window"):
        confirm(database, safe, proposal, people[1], now + timedelta(hours=71))


def test_an_answer_ends_the_wait(
    database: Database, safe: Safe, shop: str, people: list[int], now: datetime
) -> None:
    proposal = propose(database, safe, shop, "list", people[0], now)
    with transaction(database) as session:
        assert decisions.answered(session, shop, now + timedelta(hours=5))
    assert confirm(database, safe, proposal, people[1], now + timedelta(hours=6)).state == "effective"


def test_money_at_risk_lets_a_warning_go_first_but_no_listing(
    database: Database, safe: Safe, shop: str, people: list[int], now: datetime
) -> None:
    with transaction(database) as session:
        findings.establish(session, shop, "money_at_risk", people[0], "仍在收款，订单均未发货。", now)
    confirm(database, safe, propose(database, safe, shop, "warn", people[0], now), people[1], now)
    assert state(database, shop) == "warned"
    later = propose(database, safe, shop, "list", people[0], now)
    with pytest.raises(NotAllowed):
        confirm(database, safe, later, people[1], now + timedelta(hours=47))
    confirm(database, safe, later, people[1], now + timedelta(hours=49))
    assert state(database, shop) == "listed"


def test_without_evidence_of_a_stated_class_nothing_is_proposed(
    database: Database, safe: Safe, shop: str, people: list[int], now: datetime
) -> None:
    with transaction(database) as session:
        for report in [one.id for one in caseload.with_cases(session, Facts(shop), now).reports]:
            moderation.judge(session, safe, report, people[1], "unsubstantiated", "none", now)
    with pytest.raises(NotAllowed, match="no_evidence_class"):
        propose(database, safe, shop, "list", people[0], now)


def test_with_two_people_listing_is_off(
    database: Database, safe: Safe, shop: str, people: list[int], now: datetime
) -> None:
    with transaction(database) as session:
        session.get_one(Account, people[2]).active = False
    with pytest.raises(NotAllowed, match="too_few_people"):
        propose(database, safe, shop, "list", people[0], now)


@pytest.mark.parametrize(
    "guilty", ["该平台是诈骗，请勿付款。", "这家就是个骗 子平台啊", "This is a S-C-A-M shop"]
)
def test_an_entry_states_facts_and_no_verdict_of_crime(
    database: Database, safe: Safe, shop: str, people: list[int], now: datetime, guilty: str
) -> None:
    with pytest.raises(NotAllowed, match="wording_judges"), transaction(database) as session:
        decisions.propose(session, safe, shop, "list", people[0], guilty, now)


def test_an_official_notice_may_be_quoted_in_its_own_words(
    database: Database, safe: Safe, shop: str, people: list[int], now: datetime
) -> None:
    with transaction(database) as session:
        findings.establish(
            session, shop, "official_notice", people[0], "警方通报", now,
            source="https://police.example/1", happened_on=now.date(),
        )  # fmt: skip
        wording = "警方 2026-11-19 通报该平台涉嫌诈骗。"
        assert decisions.propose(session, safe, shop, "list", people[0], wording, now).wording == wording


def test_personal_data_never_enters_a_wording(
    database: Database, safe: Safe, shop: str, people: list[int], now: datetime
) -> None:
    with pytest.raises(NotAllowed, match="wording_private"), transaction(database) as session:
        decisions.propose(session, safe, shop, "list", people[0], f"{FACTS}电话 13800138000", now)


def test_the_recused_neither_propose_nor_confirm(
    database: Database, safe: Safe, shop: str, people: list[int], now: datetime
) -> None:
    with transaction(database) as session:
        authority.recuse(session, people[1], shop, now)
    with pytest.raises(NotAllowed, match="recused"):
        propose(database, safe, shop, "list", people[1], now)
    proposal = propose(database, safe, shop, "list", people[0], now)
    with pytest.raises(NotAllowed, match="recused"):
        confirm(database, safe, proposal, people[1], now + LATER)


def test_a_refused_proposal_changes_nothing_and_frees_the_way(
    database: Database, safe: Safe, shop: str, people: list[int], now: datetime
) -> None:
    proposal = propose(database, safe, shop, "list", people[0], now)
    with transaction(database) as session:
        decisions.refuse(session, proposal, people[1], "wording", now)
    with pytest.raises(NotAllowed, match="decided_already"):
        confirm(database, safe, proposal, people[1], now + LATER)
    assert propose(database, safe, shop, "list", people[0], now) != proposal


def test_two_people_delist_and_leave_a_tombstone(
    database: Database, safe: Safe, people: list[int], now: datetime
) -> None:
    shop, since = listed_shop(database, safe, people, now)
    with pytest.raises(NotAllowed, match="unknown_code"):
        propose(database, safe, shop, "delist", people[1], since)
    proposal = propose(database, safe, shop, "delist", people[1], since, "our_mistake")
    confirm(database, safe, proposal, people[2], since + timedelta(hours=1))
    with reading(database) as session:
        [(platform, entry)] = listings.ended(session)
    assert (platform.id, entry.ended_reason, entry.state) == (shop, "delisted", "listed")
    assert state(database, shop) != "listed"


def test_deciding_anew_makes_a_new_version(
    database: Database, safe: Safe, people: list[int], now: datetime
) -> None:
    shop, since = listed_shop(database, safe, people, now)
    again = propose(database, safe, shop, "list", people[2], since)
    confirm(database, safe, again, people[0], since + LATER)
    with reading(database) as session:
        rows = session.exec(select(Listing).order_by(Listing.version)).all()  # type: ignore[arg-type]
        assert listings.ended(session) == []
    assert [(row.version, row.ended_reason) for row in rows] == [(1, "superseded"), (2, "")]


def test_an_answer_that_convinced_somebody_stops_a_listing(
    database: Database, safe: Safe, shop: str, people: list[int], now: datetime
) -> None:
    proposal = propose(database, safe, shop, "list", people[0], now)
    with transaction(database) as session:
        findings.establish(session, shop, "answer_accepted", people[2], "平台出示了发货记录。", now)
    with pytest.raises(NotAllowed, match="answer_refuted"):
        confirm(database, safe, proposal, people[1], now + LATER)


def test_a_finding_names_its_source_and_day(
    database: Database, shop: str, people: list[int], now: datetime
) -> None:
    with pytest.raises(NotAllowed, match="source_missing"), transaction(database) as session:
        findings.establish(session, shop, "official_notice", people[0], "通报", now, source="朋友说的")


def test_what_the_rule_misses_is_said(database: Database, shop: str, now: datetime) -> None:
    with reading(database) as session:
        said = proceedings.advice(session, shop, now)
    assert (said.action, said.missing) == ("wait", ("notice",))


def test_the_audit_log_stays_whole(database: Database, safe: Safe, people: list[int], now: datetime) -> None:
    listed_shop(database, safe, people, now)
    with reading(database) as session:
        assert audit.first_break(session) is None
