"""What a person reads of a score is a sentence, never a code."""

from datetime import datetime

from rating_site.store.db import Database
from tests.rating_site.cli.conftest import Kajian
from tests.rating_site.web.sample_rows import BAD, HONEST, SILENT, WORDING, add_listing, add_platform


def test_a_rating_is_told_with_its_interval(kajian: Kajian, database: Database, now: datetime) -> None:
    add_platform(database, HONEST, now)
    told = kajian("score", HONEST.host)
    assert told.startswith(HONEST.name) and "分  区间" in told


def test_what_a_rating_waits_for_is_told_in_words(kajian: Kajian, database: Database, now: datetime) -> None:
    add_platform(database, SILENT, now)
    told = kajian("score", SILENT.host)
    assert "暂不评级" in told and "ICP 备案还没有核实" in told
    assert "not_rated" not in told and "filing" not in told


def test_a_listed_platform_is_told_as_listed(kajian: Kajian, database: Database, now: datetime) -> None:
    add_listing(database, add_platform(database, BAD, now), "listed", WORDING, now)
    assert "已列入黑名单" in kajian("score", BAD.host)
