"""`kajian remote check` prints one line per host and ends with the status of the worst."""

import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from rating_site.store.db import Database
from tests.journeys.served import served
from tests.rating_site.cli.conftest import Kajian
from tests.rating_site.web.sample_rows import BAD, HONEST, WORDING, add_listing, add_platform


@pytest.fixture
def site(database: Database, tmp_path: Path, now: datetime) -> Iterator[str]:
    """A server that lists one shop and rates one."""
    add_listing(database, add_platform(database, BAD, now), "listed", WORDING, now)
    add_platform(database, HONEST, now)
    with served(database, tmp_path / "served", now) as address:
        yield address


@pytest.mark.parametrize(
    ("hosts", "status"),
    [([HONEST.host], 0), (["new.example.com", HONEST.host], 10), ([BAD.host, "new.example.com"], 12)],
)
def test_the_highest_status_wins(kajian: Kajian, site: str, hosts: list[str], status: int) -> None:
    printed = kajian("remote", "check", *hosts, "--server", site, status=status)
    assert [line.split("\t")[0] for line in printed.splitlines()] == hosts


def test_hosts_come_from_a_file_with_comments(kajian: Kajian, site: str, tmp_path: Path) -> None:
    listed = tmp_path / "hosts.txt"
    listed.write_text(f"# ours\n\n{HONEST.host}  # the good one\n{BAD.host}\n", encoding="utf-8-sig")
    printed = kajian("remote", "check", "--file", str(listed), "--server", site, "--json", status=12)
    assert [json.loads(line)["state"] for line in printed.splitlines()] == ["graded", "listed"]


def test_a_private_look_finds_the_listed_one(kajian: Kajian, site: str) -> None:
    assert "已列入黑名单" in kajian("remote", "check", BAD.host, "--private", "--server", site, status=12)
    assert "名单上没有" in kajian("remote", "check", HONEST.host, "--private", "--server", site)


def test_no_answer_and_no_host_have_their_own_status(kajian: Kajian, tmp_path: Path) -> None:
    assert "kajian: " in kajian("remote", "check", "h.example", "--server", "http://127.0.0.1:9", status=3)
    kajian("remote", "check", status=2)
    kajian("remote", "check", "h.example", "--server", "nonsense", status=2)
    kajian("remote", "check", "--file", str(tmp_path / "none"), status=2)
