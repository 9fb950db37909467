"""A platform is found once it is known: by host, name, QQ, ICP number and the words of its rules."""

import time
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from threading import Event, Thread

import pytest

from crawlers.identity import read_address
from rating_site.actions import checks as do
from rating_site.actions.ingest import ingest
from rating_site.finder import Finder
from rating_site.jobs.follow import Follower
from rating_site.lookup import recognise
from rating_site.store import changes
from rating_site.store.db import Database, transaction
from rating_site.store.models import Alias
from tests import builders


def _know_a_shop(database: Database, now: datetime) -> str:
    with transaction(database) as session:
        check = do.request(session, read_address("shop.example"), now, join_minutes=10)
        seen = [builders.storefront(check.id, now), builders.terms(check.id, now)]
        snapshot = ingest(session, check, seen, now)
        assert snapshot is not None
        return snapshot.platform_id


@pytest.mark.parametrize(
    "typed",
    [
        "shop.example",
        "https://shop.example/buy/1",
        "云卡小铺",
        "云卡",
        "100200300",
        "蜀ICP备2021000001号-6",
        "蜀ICP备2021000001号",
    ],
)
def test_a_known_platform_is_found_by(database: Database, now: datetime, tmp_path: Path, typed: str) -> None:
    platform_id = _know_a_shop(database, now)
    groups = Finder(database, tmp_path / "index").find(recognise(typed))
    assert [hit.id for group in groups for hit in group.hits if group.kind == "platform"] == [
        f"platform:{platform_id}"
    ]


def test_a_phrase_of_the_rules_finds_them(database: Database, now: datetime, tmp_path: Path) -> None:
    _know_a_shop(database, now)
    follower = Follower(database, tmp_path / "index")
    follower.step()
    [group] = Finder(database, tmp_path / "index").find(recognise("超过48小时不予处理"))
    assert group.kind == "terms" and "云卡小铺" in group.hits[0].title


def test_a_running_index_takes_in_what_comes_later(database: Database, now: datetime, tmp_path: Path) -> None:
    follower = Follower(database, tmp_path / "index")
    follower.step()
    _know_a_shop(database, now)
    assert follower.step() > 0 and follower.step() == 0
    assert Finder(database, tmp_path / "index").find(recognise("不退不换"))


def _within_a_second(come_true: Callable[[], bool]) -> bool:
    deadline = time.monotonic() + 1
    while time.monotonic() < deadline:
        if come_true():
            return True
        time.sleep(0.05)
    return False


def test_a_change_is_found_and_a_removal_gone_within_a_second(
    database: Database, now: datetime, tmp_path: Path
) -> None:
    folder, stop = tmp_path / "index", Event()
    finder, follower = Finder(database, folder), Follower(database, folder)

    def found() -> set[str]:
        return {group.kind for group in finder.find(recognise("超过48小时不予处理"))}

    def named() -> bool:
        return bool(finder.find(recognise("云卡小铺")))

    assert not found() and not named()
    follower.step()
    scheduler = Thread(target=lambda: [follower.step() for _ in iter(lambda: stop.wait(0.3), True)])
    scheduler.start()
    try:
        platform_id = _know_a_shop(database, now)
        assert _within_a_second(named) and _within_a_second(lambda: "terms" in found())
        _merge_away(database, platform_id, now + timedelta(hours=1))
        assert _within_a_second(lambda: not named() and not found())
    finally:
        stop.set()
        scheduler.join()


def _merge_away(database: Database, platform_id: str, now: datetime) -> None:
    """A merge: the old platform answers as another one and is found no more itself."""
    with transaction(database) as session:
        check = do.request(session, read_address("other.example"), now, join_minutes=10)
        page = builders.storefront(check.id, now, "other.example", name="别家", title="别家")
        snapshot = ingest(session, check, [page], now)
        assert snapshot is not None
        session.add(
            Alias(
                old_platform_id=platform_id,
                platform_id=snapshot.platform_id,
                reason="same shop",
                effective_at=now,
                recorded_at=now,
            )
        )
        changes.record(session, "platform", platform_id)


def test_filters_come_from_what_was_seen(database: Database, now: datetime, tmp_path: Path) -> None:
    _know_a_shop(database, now)
    facets = Finder(database, tmp_path / "index").platforms("", {}, None, 0, 10).facets
    assert facets["software"] == {"dujiaoka": 1} and facets["province"] == {"蜀": 1}
