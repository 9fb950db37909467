"""An appeal is heard by a third person; upheld, it takes away at once what was decided."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from rating_site import answers
from rating_site.actions import appeals_decide
from rating_site.actions.cases import NotAllowed
from rating_site.actions.ids import new_id
from rating_site.evidence.safe import Safe
from rating_site.store import listings, scores
from rating_site.store.case_models import Appeal, Owner
from rating_site.store.db import Database, reading, transaction
from rating_site.store.report_models import Report
from rating_site.trust.clocks import APPEAL
from tests.rating_site.actions.listed_shop import listed_shop
from tests.report_rows import a_safe, add_people

WHY = "订单已在 24 小时内补发，附发货记录。"


@pytest.fixture
def safe(tmp_path: Path) -> Safe:
    """The safe of this test."""
    return a_safe(tmp_path)


@pytest.fixture
def people(database: Database, now: datetime) -> list[int]:
    """Four moderators."""
    return add_people(database, now, 4)


def appeal(database: Database, shop: str, now: datetime, **fields: Any) -> str:
    """An open appeal of an owner."""
    owner = Owner(id=new_id(), key_sha256=new_id(), recorded_at=now)
    row = Appeal(
        id=new_id(), platform_id=shop, owner_id=owner.id, text=WHY, due_by=now + APPEAL.length,
        recorded_at=now, **fields,
    )  # fmt: skip
    with transaction(database) as session:
        session.add(owner)
        session.flush()
        session.add(row)
    return row.id


def listed(database: Database, safe: Safe, people: list[int], now: datetime) -> tuple[str, str, datetime]:
    """A listed shop, the appeal against the entry, and when it was listed."""
    shop, since = listed_shop(database, safe, people, now)
    with reading(database) as session:
        entry = listings.current(session, shop)
    assert entry is not None
    people_of_it = {"first_by": entry.decided_by_1, "second_by": entry.decided_by_2}
    return shop, appeal(database, shop, since, listing_id=entry.id, **people_of_it), since


def test_a_third_person_delists_and_the_tombstone_says_why(
    database: Database, safe: Safe, people: list[int], now: datetime
) -> None:
    shop, row, since = listed(database, safe, people, now)
    with transaction(database) as session:
        appeals_decide.decide(session, safe, row, people[2], True, "facts_wrong", WHY, since)
    with reading(database) as session:
        assert [entry.ended_reason for _one, entry in listings.ended(session)] == ["appeal"]
        assert answers.state_of(session, shop) != "listed"


@pytest.mark.parametrize("place", [0, 1])
def test_whoever_listed_does_not_hear_the_appeal(
    database: Database, safe: Safe, people: list[int], now: datetime, place: int
) -> None:
    _shop, row, since = listed(database, safe, people, now)
    with pytest.raises(NotAllowed, match="not_a_third_person"), transaction(database) as session:
        appeals_decide.decide(session, safe, row, people[place], True, "facts_wrong", WHY, since)


def test_the_database_refuses_the_first_two_as_well(
    database: Database, safe: Safe, people: list[int], now: datetime
) -> None:
    _shop, row, _since = listed(database, safe, people, now)
    with pytest.raises(IntegrityError), transaction(database) as session:
        session.execute(text("UPDATE appeal SET decided_by = first_by WHERE id = :id"), {"id": row})


def test_a_rejected_appeal_leaves_the_entry_and_cannot_be_decided_again(
    database: Database, safe: Safe, people: list[int], now: datetime
) -> None:
    shop, row, since = listed(database, safe, people, now)
    with transaction(database) as session:
        appeals_decide.decide(session, safe, row, people[2], False, "nothing_new", WHY, since)
    with pytest.raises(NotAllowed, match="decided_already"), transaction(database) as session:
        appeals_decide.decide(session, safe, row, people[3], True, "facts_wrong", WHY, since)
    with reading(database) as session:
        assert answers.state_of(session, shop) == "listed"


def test_an_upheld_appeal_against_a_verdict_takes_it_back(
    database: Database, safe: Safe, people: list[int], now: datetime
) -> None:
    shop, since = listed_shop(database, safe, people, now)
    with reading(database) as session:
        latest = scores.latest(session, shop)
    assert latest is not None
    report = latest.facts["reports"][0]["id"]
    row = appeal(database, shop, since, report_id=report, first_by=people[0])
    with transaction(database) as session:
        appeals_decide.decide(
            session, safe, row, people[2], True, "evidence_weak", WHY, since + timedelta(hours=1)
        )
        assert session.get_one(Report, report).verdict is None
