"""A platform is found once it is known: by host, name, QQ, ICP number and the words of its rules."""

from datetime import datetime
from pathlib import Path

import pytest

from crawlers.identity import read_address
from rating_site.actions import checks as do
from rating_site.actions.ingest import ingest
from rating_site.finder import Finder
from rating_site.jobs.follow import Follower
from rating_site.lookup import recognise
from rating_site.store.db import Database, transaction
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
