"""The downloads can be published, looked at and released from the terminal."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from crawlers.identity import read_address
from rating_site.actions import platforms
from rating_site.store.db import Database, transaction
from tests.rating_site.web.sample_rows import add_listing

Kajian = Callable[..., str]


def _list(database: Database, now: datetime, host: str) -> None:
    with transaction(database) as session:
        platform = platforms.ensure(session, read_address(host), now)
    add_listing(database, platform.id, "listed", "事实", now)


def test_status_says_when_nothing_was_published(kajian: Kajian) -> None:
    assert "nothing was published" in kajian("exports", "status", status=3)


def test_rebuild_publishes_what_is_listed(
    kajian: Kajian, database: Database, now: datetime, tmp_path: Path
) -> None:
    _list(database, now, "bad.example.com")
    assert "1 entries, 0 held" in kajian("exports", "rebuild")
    assert "bad.example.com" in (tmp_path / "data/downloads/current/public/domains.txt").read_text()
    assert "entries: 1" in kajian("exports", "status")


def test_release_publishes_what_was_held_and_is_audited(
    kajian: Kajian, database: Database, now: datetime
) -> None:
    kajian("exports", "rebuild")
    for number in range(30):
        _list(database, now, f"bad{number}.example.com")
    assert "0 entries, 30 held" in kajian("exports", "rebuild")
    assert "30 entries" in kajian("exports", "release", "--why", "import checked by two")
    assert "whole" in kajian("audit", "verify")


def test_the_key_is_the_one_that_signs(kajian: Kajian, tmp_path: Path) -> None:
    kajian("exports", "rebuild")
    assert kajian("exports", "key").strip() in (tmp_path / "data/downloads/minisign.pub").read_text()
