"""Is what is read for many platforms at once what stands in their rows?"""

import json
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlmodel import select

from rating_site.store import bulk
from rating_site.store.db import Database, reading, transaction
from rating_site.store.models import Observation, ScoreSnapshot
from tests.rating_site.web.sample_rows import HONEST, add_platform

ODD: dict[str, Any] = {
    "deep": [[[{}]]],
    "\ud800": '\ud83d\ude00 \u2028 " \\ /',
    "filing": {"filing": "inner"},
    "number": 10**30,
}


@pytest.fixture
def shop(database: Database, now: datetime) -> str:
    """A platform without reports."""
    return add_platform(database, HONEST, now)


def _known(database: Database, platform_id: str) -> bulk.Known:
    with reading(database) as session:
        [known] = bulk.known(session, bulk.Span(platform_id, platform_id))
    return known


@pytest.mark.parametrize(
    "facts",
    [
        {},
        {"filing": None, "reports": None},
        {"reports": [{"type": "vanished"}, {"type": "\ud800\0"}], "filing": ODD | {"verdict": "云"}},
        {**ODD, "more": "\0" * 10_000},
        {"filing": {}, "reports": [], **{f"key {number}": number for number in range(100)}},
    ],
)
def test_of_facts_the_filing_and_the_reports_are_known(
    database: Database, now: datetime, shop: str, facts: dict[str, Any]
) -> None:
    with transaction(database) as session:
        old = session.exec(select(ScoreSnapshot)).one().model_dump(exclude={"id"})
        later = {"facts": facts, "recorded_at": now + timedelta(days=1)}
        session.add(ScoreSnapshot(**{**old, **later}))
    judged = _known(database, shop).judged
    assert judged is not None and judged.recorded_at == later["recorded_at"]
    stored = json.loads(json.dumps(facts))
    assert (judged.filing, judged.reports) == (stored.get("filing") or {}, stored.get("reports") or ())


@pytest.mark.parametrize(
    ("value", "family"),
    [
        (None, ""),
        ({}, ""),
        ({"software": None}, ""),
        ({"software": "acg"}, ""),
        ({"software": {"family": 5}}, ""),
        ({"software": {"family": "独角\0" * 20}, **ODD}, ("独角\0" * 20)[:40]),
    ],
)
def test_the_newest_readable_front_page_tells_the_software(
    database: Database, now: datetime, shop: str, value: dict[str, Any] | None, family: str
) -> None:
    with transaction(database) as session:
        front = select(Observation).where(Observation.source == "storefront")
        old = session.exec(front).one().model_dump(exclude={"id"})
        later = {"asked_at": now + timedelta(days=1), "url": "http://later.example/"}
        session.add(Observation(**{**old, **later, "value": value}))
    assert _known(database, shop).software == family
