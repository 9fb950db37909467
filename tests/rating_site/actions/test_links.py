"""Shared identifiers suggest a link; proof lets a moderator accept it, and then it counts."""

from datetime import datetime, timedelta

import pytest
from sqlmodel import select

from crawlers.identity import read_address
from rating_site.actions import links, platforms, scoring
from rating_site.actions.cases import NotAllowed
from rating_site.actions.ids import new_id
from rating_site.jobs.links import suggest
from rating_site.store.case_models import Claim, OperatorLink, Owner
from rating_site.store.db import Database, reading, transaction
from rating_site.store.models import CrawlBatch, Identifier, Observation
from tests.report_rows import add_people


def shop(database: Database, host: str, qq: str, now: datetime) -> str:
    """A platform that shows one QQ number."""
    with transaction(database) as session:
        platform = platforms.ensure(session, read_address(host), now)
        batch = CrawlBatch(id=new_id(), kind="live", state="done", requested_at=now)
        session.add(batch)
        session.flush()
        seen = Observation(
            batch_id=batch.id, target=new_id(), platform_id=platform.id, source="storefront",
            source_version=1, asked_at=now, url="http://x/", outcome="answered",
            value={"analytics": ["UA-7"], "favicon_sha256": ""}, recorded_at=now,
        )  # fmt: skip
        session.add(seen)
        session.flush()
        session.add(
            Identifier(
                platform_id=platform.id, kind="qq", value=qq, first_seen=now, last_seen=now,
                observation_id=seen.id or 0,
            )
        )  # fmt: skip
        return platform.id


def same_owner(database: Database, ids: list[str], now: datetime) -> None:
    """One person proved control of all of these."""
    owner = Owner(id=new_id(), key_sha256=new_id(), recorded_at=now)
    with transaction(database) as session:
        session.add(owner)
        session.flush()
        for key in ids:
            session.add(
                Claim(
                    id=new_id(), owner_id=owner.id, platform_id=key, site=key, method="dns", token="t",
                    state="proven", recorded_at=now,
                )
            )  # fmt: skip


def only(database: Database) -> OperatorLink:
    with reading(database) as session:
        [row] = session.exec(select(OperatorLink)).all()
    return row


def test_a_shared_number_only_suggests_and_cannot_be_accepted(database: Database, now: datetime) -> None:
    by = add_people(database, now)[0]
    for host in ("a.example", "b.example"):
        shop(database, host, "12345678", now)
    assert suggest(database, now) == 1
    row = only(database)
    assert (row.state, row.evidence) == ("possible", ["analytics", "qq"]) and row.probability <= 0.5
    with pytest.raises(NotAllowed, match="link_without_proof"), transaction(database) as session:
        links.accept(session, row.id or 0, by, now)


def test_an_accepted_link_is_a_fact_and_a_revoked_one_is_none(database: Database, now: datetime) -> None:
    by = add_people(database, now)[0]
    ids = [shop(database, host, host, now) for host in ("a.example", "b.example")]
    same_owner(database, ids, now)
    suggest(database, now)
    with transaction(database) as session:
        row = links.accept(session, only(database).id or 0, by, now)
        assert [link.confirmed for link in scoring.facts_at(session, ids[0], now).links] == [True]
        links.revoke(session, row.id or 0, by, now + timedelta(hours=1))
        assert scoring.facts_at(session, ids[1], now + timedelta(hours=2)).links == ()
        assert len(scoring.facts_at(session, ids[1], now).links) == 1


def test_a_refused_link_is_not_suggested_again(database: Database, now: datetime) -> None:
    by = add_people(database, now)[0]
    for host in ("a.example", "b.example"):
        shop(database, host, "12345678", now)
    suggest(database, now)
    with transaction(database) as session:
        links.refuse(session, only(database).id or 0, by, now)
    assert suggest(database, now + timedelta(days=1)) == 0 and only(database).state == "refused"


def test_a_suggestion_ends_with_what_suggested_it(database: Database, now: datetime) -> None:
    ids = [shop(database, host, "12345678", now) for host in ("a.example", "b.example")]
    suggest(database, now)
    with transaction(database) as session:
        for found in session.exec(select(Identifier).where(Identifier.platform_id == ids[0])).all():
            session.delete(found)
        for seen in session.exec(select(Observation).where(Observation.platform_id == ids[0])).all():
            seen.value = {}
    assert suggest(database, now + timedelta(days=1)) == 1
    assert only(database).ended_at == now + timedelta(days=1)
    assert suggest(database, now + timedelta(days=2)) == 0
