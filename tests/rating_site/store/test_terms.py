"""The archive of rules is read for one platform, for many at once, and for any two versions."""

from datetime import datetime, timedelta

from sqlmodel import select

from crawlers.identity import read_address
from crawlers.observation import Outcome, unsaid
from rating_site.actions import checks, ingest
from rating_site.store import terms
from rating_site.store.db import Database, reading, transaction
from rating_site.store.models import Alias, TermsSnapshot
from tests.rating_site.web.sample_rows import GOOD_RULES, HARSH_RULES, HONEST, SILENT, YOUNG, add_platform

DAY = timedelta(days=1)


def move(database: Database, platform_id: str, **changed: datetime) -> None:
    """Let the only text of a platform have other dates."""
    with transaction(database) as session:
        row = session.exec(select(TermsSnapshot).where(TermsSnapshot.platform_id == platform_id)).one()
        for name, value in changed.items():
            setattr(row, name, value)


def test_the_texts_that_stand_are_read_for_many_at_once(database: Database, now: datetime) -> None:
    ids = [add_platform(database, shop, now) for shop in (HONEST, YOUNG, SILENT)]
    with reading(database) as session:
        found = terms.standing(session, ids)
        alone = [terms.versions(session, platform_id) for platform_id in ids]
    assert [found.get(platform_id, []) for platform_id in ids] == alone
    assert [one.text for one in found[ids[0]]] == [GOOD_RULES]
    assert [one.text for one in found[ids[1]]] == [HARSH_RULES] and found[ids[1]][0].clauses


def test_a_removed_text_stands_no_more(database: Database, now: datetime) -> None:
    gone = add_platform(database, HONEST, now)
    move(database, gone, gone_at=now)
    with reading(database) as session:
        assert terms.standing(session, [gone]) == {}
        assert terms.newest_read(session, 10) == []
        assert terms.count_archived(session) == 0


def test_platforms_come_newest_reading_first_and_by_pages(database: Database, now: datetime) -> None:
    older, newer = (add_platform(database, shop, now) for shop in (HONEST, YOUNG))
    move(database, older, last_seen=now - DAY)
    with reading(database) as session:
        assert terms.newest_read(session, 10) == [(newer, YOUNG.name), (older, HONEST.name)]
        assert terms.newest_read(session, 1, 1) == [(older, HONEST.name)]
        assert terms.count_archived(session) == 2


def test_a_merged_platform_is_not_listed_twice(database: Database, now: datetime) -> None:
    kept, merged = (add_platform(database, shop, now) for shop in (HONEST, YOUNG))
    with transaction(database) as session:
        session.add(
            Alias(
                old_platform_id=merged,
                platform_id=kept,
                reason="same shop",
                effective_at=now,
                recorded_at=now,
            )
        )
    with reading(database) as session:
        assert [key for key, _name in terms.newest_read(session, 10)] == [kept]


def test_places_that_the_last_reading_could_not_read_are_named(database: Database, now: datetime) -> None:
    with transaction(database) as session:
        check = checks.request(session, read_address(HONEST.host), now, join_minutes=10)
        page = f"http://{HONEST.host}/help"
        blocked = unsaid(check.id, "platform_terms", 1, now, page, Outcome.BLOCKED, "a gate")
        snapshot = ingest.ingest(session, check, [blocked], now)
    assert snapshot is not None
    with reading(database) as session:
        found = terms.unread(session, snapshot.platform_id)
    assert [(one.url, one.outcome) for one in found] == [(page, "blocked")]
