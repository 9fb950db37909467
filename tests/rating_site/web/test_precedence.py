"""While a platform is listed, warned or in alert, no page and no operation tells its grade or score.

The walk goes through the app's own map of addresses, so a new page or operation is part of it by itself.
"""

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from rating_site.store import scores
from rating_site.store.db import Database, reading, transaction
from rating_site.store.models import ScoreSnapshot
from tests.rating_site.web.sample_rows import HONEST, WORDING, add_listing

ASKED: tuple[dict[str, str], ...] = (
    {},
    {"q": HONEST.host},
    {"q": HONEST.name},
    {"q": HONEST.qq},
    {"q": HONEST.host, "format": "text"},
    {"as_of": "2026-11-20"},
    {"sort": "worst"},
    {"state": "graded"},
    {"grade": "B"},
)
"""Questions that are put to every address; what one does not understand it refuses."""
GRADE = re.compile(r'"grade": ?"[A-E]"|[A-E] 级|class="grade')


def addresses(app: Flask, platform_id: str) -> Iterator[str]:
    """Every address that can be read, of this platform where it takes one."""
    with app.test_request_context():
        for rule in app.url_map.iter_rules():
            if "GET" not in (rule.methods or ()) or rule.endpoint == "static":
                continue
            for form in ("atom", "json") if "form" in rule.arguments else ("",):
                values: dict[str, Any] = {
                    name: platform_id if name.endswith("_id") else "abc" for name in rule.arguments
                }
                yield app.url_for(rule.endpoint, **values | ({"form": form} if form else {}))


def told(app: Flask, client: FlaskClient, platform_id: str) -> dict[str, str]:
    """What every address answers to every question, where it speaks about this platform."""
    found = {}
    for address in dict.fromkeys(addresses(app, platform_id)):
        for asked in ASKED:
            answer = client.get(address, query_string=asked)
            assert answer.status_code < 500, address
            found[f"{address} {asked}"] = answer.text if answer.status_code == 200 else ""
    batch = client.post("/api/v1/check/batch", json={"questions": [HONEST.host, HONEST.name]})
    found["batch"] = batch.text
    about = (platform_id, HONEST.host, HONEST.host.replace(".", "[.]"), HONEST.name)
    return {
        where: text
        for where, text in found.items()
        if platform_id in where or any(name in text for name in about)
    }


def betrays(text: str, points: float) -> bool:
    """Whether a grade or these points stand in a text."""
    numbers = (
        f"{points:.2f}".rstrip("0").rstrip("."),
        f"{points:.1f}",
        f"{points:.0f} 分",
        f"{points:.0f}/100",
    )
    return bool(GRADE.search(text)) or any(number in text for number in numbers)


@pytest.fixture
def points(database: Database, honest: str) -> float:
    """The score of the sample platform."""
    with reading(database) as session:
        latest = scores.latest(session, honest)
    assert latest is not None and latest.grade == "B" and latest.score is not None
    return latest.score


@pytest.fixture
def walker(app: Flask) -> FlaskClient:
    """A visitor whom no limit stops."""
    app.extensions["kajian"].limiter.limiter.hit = lambda *_item, **_cost: True
    app.extensions["kajian"].limiter.enabled = False
    return app.test_client()


def put(database: Database, platform_id: str, state: str, points: float, now: datetime) -> None:
    """Bring a platform into a state that hides its score, and keep the score where it is stored."""
    if state != "alert":
        add_listing(database, platform_id, state, WORDING, now)
        return
    with transaction(database) as session:
        last = scores.latest(session, platform_id)
        assert last is not None
        kept = last.model_dump(exclude={"id"}) | {"state": "alert", "grade": None, "score": points}
        session.add(ScoreSnapshot(**kept | {"recorded_at": now}))


def test_the_walk_sees_the_grade_where_it_may_be_shown(
    app: Flask, walker: FlaskClient, honest: str, points: float
) -> None:
    showing = {where.split()[0] for where, text in told(app, walker, honest).items() if betrays(text, points)}
    assert {f"/api/v1/platforms/{honest}", f"/platforms/{honest}", "/api/v1/check", "batch"} <= showing
    assert f"/api/v1/platforms/{honest}/score" in showing and len(showing) >= 9


@pytest.mark.parametrize("state", ["listed", "warned", "alert"])
def test_nothing_tells_a_grade_or_score_before_an_entry_or_alert(
    app: Flask, walker: FlaskClient, database: Database, honest: str, points: float, now: datetime, state: str
) -> None:
    put(database, honest, state, points, now)
    answers = told(app, walker, honest)
    assert len(answers) > 40
    assert [where for where, text in answers.items() if betrays(text, points)] == []
