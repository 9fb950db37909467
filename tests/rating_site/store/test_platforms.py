"""Platforms are found by address and by what they display; merges can be undone."""

from datetime import datetime

from crawlers.identity import read_address
from rating_site.actions import platforms as do
from rating_site.store import platforms
from rating_site.store.db import Database, transaction
from rating_site.store.models import Alias


def test_each_shop_on_a_shared_host_is_a_platform_of_its_own(database: Database, now: datetime) -> None:
    with transaction(database) as session:
        host, one, two = (
            do.ensure(session, read_address(typed), now).id
            for typed in ("multi.example", "multi.example/shop/AAA1", "multi.example/shop/BBB2")
        )
        assert len({host, one, two}) == 3
        assert [row.id for row in platforms.on_host(session, "multi.example")] == [host, one, two]


def test_asking_twice_makes_one_platform(database: Database, now: datetime) -> None:
    with transaction(database) as session:
        first = do.ensure(session, read_address("shop.example"), now)
        assert do.ensure(session, read_address("https://SHOP.example/buy/3"), now).id == first.id


def test_a_merged_platform_answers_as_the_other_until_undone(database: Database, now: datetime) -> None:
    with transaction(database) as session:
        old, new = (do.ensure(session, read_address(host), now) for host in ("old.example", "new.example"))
        alias = Alias(
            old_platform_id=old.id, platform_id=new.id, reason="moved", effective_at=now, recorded_at=now
        )
        session.add(alias)
        session.flush()
        assert platforms.by_site(session, "old.example") == new
        alias.undone_at = now
        session.flush()
        assert platforms.by_site(session, "old.example") == old
