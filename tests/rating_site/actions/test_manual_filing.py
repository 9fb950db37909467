"""Anybody may ask for a look at the register; what a person saw there is an observation like any other."""

from datetime import datetime, timedelta

import pytest

from crawlers.identity import read_address
from rating_site.actions import manual_filing, platforms
from rating_site.store.db import Database, transaction

HASH = "ab" * 32


def _shop(database: Database, now: datetime, typed: str = "shop.example") -> str:
    with transaction(database) as session:
        return platforms.ensure(session, read_address(typed), now).id


def _answer(database: Database, licence: str | None, now: datetime) -> dict[str, object]:
    with transaction(database) as session:
        snapshot = manual_filing.answer(session, "shop.example", licence, HASH, "staff 1", now)
        return dict(snapshot.facts["filing"] or {})


def test_the_most_wanted_comes_first(database: Database, now: datetime) -> None:
    for host, times in (("rare.example", 1), ("wanted.example", 3)):
        platform_id = _shop(database, now, host)
        for _ in range(times):
            with transaction(database) as session:
                manual_filing.ask(session, platform_id, now)
    with transaction(database) as session:
        assert [row.registrable_domain for row in manual_filing.queue(session)] == [
            "wanted.example",
            "rare.example",
        ]


def test_a_shop_on_a_shared_host_has_no_filing_of_its_own(database: Database, now: datetime) -> None:
    platform_id = _shop(database, now, "multi.example/shop/AB12")
    with transaction(database) as session:
        assert manual_filing.ask(session, platform_id, now) is None


def test_a_record_found_by_hand_gives_a_verdict_and_closes_the_wish(
    database: Database, now: datetime
) -> None:
    platform_id = _shop(database, now)
    with transaction(database) as session:
        manual_filing.ask(session, platform_id, now)
    assert _answer(database, "蜀ICP备2021000001号-6", now)["verdict"] == "verified_undisplayed"
    with transaction(database) as session:
        assert manual_filing.queue(session) == []


def test_no_record_counts_only_after_a_second_look_hours_later(database: Database, now: datetime) -> None:
    _shop(database, now)
    assert _answer(database, None, now)["verdict"] is None
    assert _answer(database, None, now + timedelta(hours=3))["verdict"] == "not_found"


@pytest.mark.parametrize(
    ("domain", "licence", "digest"),
    [
        ("unknown.example", None, HASH),
        ("shop.example", "萌ICP备20210001号", HASH),
        ("shop.example", None, "zz"),
    ],
)
def test_nonsense_is_refused(
    database: Database, now: datetime, domain: str, licence: str | None, digest: str
) -> None:
    _shop(database, now)
    with pytest.raises(ValueError, match=r"\w"), transaction(database) as session:
        manual_filing.answer(session, domain, licence, digest, "staff 1", now)
