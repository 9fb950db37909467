"""Whoever has nothing but an exported row computes the score that the installation shows."""

import json
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import select

from crawlers.identity import read_address
from rating_site.actions import checks, reporting_signs
from rating_site.actions.ingest import ingest
from rating_site.store.db import Database, transaction
from rating_site.store.report_models import Report
from tests import builders
from tests.rating_site.actions.listed_shop import proven_shop
from tests.report_rows import a_safe, add_people

Kajian = Callable[..., str]


@pytest.fixture
def checked(database: Database, now: datetime) -> datetime:
    """A shop that was checked three times over forty days, with a domain registered anew in between."""
    for days, registered in ((40, "2018-05-01"), (20, "2018-05-01"), (1, "2026-10-20")):
        moment = now - timedelta(days=days)
        with transaction(database) as session:
            check = checks.request(session, read_address("shop.example"), moment, join_minutes=10)
        seen = [
            builders.storefront(check.id, moment),
            builders.registration(check.id, moment, registered),
            builders.terms(check.id, moment),
        ]
        with transaction(database) as session:
            ingest(session, check, seen, moment)
    return now


@pytest.fixture
def reported(database: Database, checked: datetime, tmp_path: Path) -> datetime:
    """The same shop after three reports that a moderator found proven twelve days ago; all share a device."""
    moment = checked - timedelta(days=12)
    moderators = add_people(database, moment)
    shop = proven_shop(database, a_safe(tmp_path), moderators[0], moment)
    with transaction(database) as session:
        for report in session.exec(select(Report).where(Report.platform_id == shop)).all():
            traits = [("device", "d"), ("text", report.id), ("text", "x")]
            reporting_signs.add(session, report.id, traits, moment)
    return checked


def _elsewhere(kajian: Kajian, folder: Path, row: str, as_of: str) -> dict[str, Any]:
    given, out = folder / "in.jsonl", folder / "out.jsonl"
    given.write_text(row, encoding="utf-8")
    kajian("score", "--facts", str(given), "--out", str(out), "--as-of", as_of)
    return dict(json.loads(out.read_text(encoding="utf-8")))


@pytest.mark.parametrize("days", [0, 10, 12, 30, 400])
def test_an_exported_row_gives_the_same_score_elsewhere(
    kajian: Kajian, reported: datetime, tmp_path: Path, days: int
) -> None:
    as_of = (reported - timedelta(days=days)).date().isoformat()
    here = json.loads(kajian("score", "shop.example", "--json", "--as-of", as_of))
    there = _elsewhere(kajian, tmp_path, kajian("score", "shop.example", "--export", "--as-of", as_of), as_of)
    assert there["platform_id"] == here["platform"]
    same = ("score", "interval", "grade", "state", "missing", "effective_reporters", "method_version")
    assert [there[name] for name in same] == [here[name] for name in same]
    points = [{"signal": part["signal"], "points": part["points"]} for part in here["contributions"]]
    assert there["contributions"] == points


def test_reports_verdicts_and_shared_traits_are_in_the_row(kajian: Kajian, reported: datetime) -> None:
    row = json.loads(kajian("score", "shop.example", "--export"))
    assert [report["verdict"] for report in row["reports"]] == ["substantiated"] * 3
    assert [reporter["keys"]["device"] for reporter in row["reporters"]] == [["device-000000"]] * 3
    before = json.loads(kajian("score", "shop.example", "--export", "--as-of", "2026-11-01"))
    assert (before["reports"], before["reporters"]) == ([], [])


def test_a_past_alert_comes_out_of_the_row_alone(kajian: Kajian, reported: datetime, tmp_path: Path) -> None:
    days = [(reported - timedelta(days=ago)).date().isoformat() for ago in (13, 12, 10, 0)]
    row = kajian("score", "shop.example", "--export")
    alerts = [_elsewhere(kajian, tmp_path, row, day)["alert"]["on"] for day in days]
    assert alerts == [False, True, True, False]


def test_a_past_day_is_judged_by_what_was_known_then(kajian: Kajian, checked: datetime) -> None:
    before, after = (
        json.loads(kajian("score", "shop.example", "--export", "--as-of", day))["facts"]
        for day in ("2026-11-10", checked.date().isoformat())
    )
    assert (before["domain_registered_on"], after["domain_registered_on"]) == ("2018-05-01", "2026-10-20")


def test_an_exported_row_is_one_line_with_the_published_fields(kajian: Kajian, checked: datetime) -> None:
    line = kajian("score", "shop.example", "--export")
    assert line.count("\n") == 1
    assert json.loads(line).keys() == {"platform_id", "facts", "reports", "replies", "reporters"}


def test_points_are_explained_with_the_addresses_they_were_read_at(kajian: Kajian, checked: datetime) -> None:
    shown = kajian("score", "shop.example", "--explain")
    assert "https://rdap.example/domain/shop.example" in shown
    assert "方法版本" in shown
