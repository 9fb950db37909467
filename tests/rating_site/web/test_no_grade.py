"""While a platform is listed, warned of or under alert, no page and no file shows a grade or score of it."""

import re
from datetime import datetime, timedelta

import pytest
from flask.testing import FlaskClient

from rating_site.store import scores
from rating_site.store.db import Database, transaction
from rating_site.store.models import ScoreSnapshot
from rating_site.words import HEADLINES
from tests.rating_site.web.sample_rows import HONEST, WORDING, add_listing

# What a graded HONEST would show: its grade, its points, a grade's mark, machine-readable ratings.
GRADE = re.compile(
    r'class="grade|评级 [A-E]|[A-E] 级|[Gg]rade [A-E]|\b78(\.\d+)? ?(分|points)|ratingValue|>B<'
    r'|"grade": ?"|分数怎么来的'
)
PLACES = (
    "/", "/platforms/{id}", "/platforms/{id}?lang=en", "/platforms/{id}/rules",
    "/platforms/{id}/rules/history", "/platforms/{id}/order-date", "/compare?p={id}",
    "/compare?p={id}&lang=en", "/rules", "/rules.csv", "/rules.json", "/rules/compare?p={id}",
    "/blacklist", "/blacklist.csv", "/blacklist.json", "/search?q={name}", "/search?q={qq}",
    "/search/suggest?q={name}", "/badges/{id}.svg", "/badges/{id}.json",
    "/platforms/{id}/changes.atom", "/platforms/{id}/changes.json", "/assistant?platform={id}",
    "/before-paying?platform={id}", "/report?platform={id}", "/api/v1/platforms/{id}",
    "/api/v1/check?q={host}",
)  # fmt: skip


def _told(client: FlaskClient, platform_id: str) -> dict[str, str]:
    """What every place says of the platform."""
    values = {"id": platform_id, "name": HONEST.name, "qq": HONEST.qq, "host": HONEST.host}
    found = {}
    for place in PLACES:
        answer = client.get(place.format(**values), follow_redirects=True)
        assert answer.status_code == 200, place
        found[place] = answer.text
    return found


def _alert(database: Database, platform_id: str, now: datetime) -> None:
    """An alert whose row still holds a grade: nothing may be read from it."""
    with transaction(database) as session:
        before = scores.latest(session, platform_id)
        assert before is not None and before.grade == "B"
        values = before.model_dump(exclude={"id", "state", "recorded_at"})
        session.add(ScoreSnapshot(**values, state="alert", recorded_at=now + timedelta(seconds=1)))


@pytest.mark.parametrize("state", ["listed", "warned", "alert"])
def test_no_place_shows_a_grade_or_score(
    client: FlaskClient, honest: str, database: Database, now: datetime, state: str
) -> None:
    if state == "alert":
        _alert(database, honest, now)
    else:
        add_listing(database, honest, state, WORDING, now)
    assert [place for place, text in _told(client, honest).items() if GRADE.search(text)] == []


def test_the_same_places_would_show_it_otherwise(client: FlaskClient, honest: str) -> None:
    shown = [place for place, text in _told(client, honest).items() if GRADE.search(text)]
    assert {"/platforms/{id}", "/compare?p={id}", "/search?q={name}", "/badges/{id}.svg"} <= set(shown)


def test_the_sentences_are_a_closed_list_and_none_praises() -> None:
    assert not any(
        word in text for text in HEADLINES.values() for word in ("安全", "放心", "可以付款", "推荐", "可靠")
    )
    assert HEADLINES["A"] == HEADLINES["B"] == "未发现异常，仍建议担保交易或小额试单。"
