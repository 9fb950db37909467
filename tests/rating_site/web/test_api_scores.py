"""A score of any day is computed anew, explained, replayable elsewhere, and hidden while an entry stands."""

import math
from datetime import datetime, timedelta

import pytest
from flask.testing import FlaskClient

from rating_site.store.db import Database
from rating_site.trust import clocks, score
from rating_site.trust.replay import score_row
from tests.rating_site.web.sample_rows import WORDING, add_listing

DAY = "2026-11-20"


def get(client: FlaskClient, path: str) -> dict[str, object]:
    answer: dict[str, object] = client.get(f"/api/v1{path}").get_json()
    return answer


def test_the_points_add_up_and_are_explained(client: FlaskClient, honest: str) -> None:
    told = get(client, f"/platforms/{honest}/score?as_of={DAY}")
    parts = told["contributions"]
    assert isinstance(parts, list)
    assert math.fsum(part["points"] for part in parts) == pytest.approx(told["score"], abs=1e-9)
    assert told["state"] == "graded" and told["grade"] == "B" and all(part["text"] for part in parts)


def test_a_stranger_computes_the_same_score_from_the_row(client: FlaskClient, honest: str) -> None:
    told = get(client, f"/platforms/{honest}/score?as_of={DAY}")
    again = score_row(
        get(client, f"/platforms/{honest}/facts?as_of={DAY}"), datetime.fromisoformat(str(told["moment"]))
    )
    assert (again["score"], again["grade"]) == (told["score"], told["grade"])


def test_before_anybody_asked_nothing_was_known(client: FlaskClient, honest: str) -> None:
    for day in ("2026-11-19", "1990-01-01", "0001-01-01"):
        told = get(client, f"/platforms/{honest}/score?as_of={day}")
        assert (told["state"], told["grade"], told["score"]) == ("unknown", None, None)


def test_a_day_that_is_not_over_answers_as_now(client: FlaskClient, honest: str, now: datetime) -> None:
    told = get(client, f"/platforms/{honest}/score?as_of=9999-12-31")
    assert told["as_of"] == DAY and datetime.fromisoformat(str(told["moment"])) == now


@pytest.mark.parametrize("state", ["listed", "warned"])
def test_no_score_of_any_day_while_an_entry_holds(
    client: FlaskClient, honest: str, database: Database, now: datetime, state: str
) -> None:
    add_listing(database, honest, state, WORDING, now + timedelta(days=2))  # decided just now
    for day in (DAY, "2026-11-21"):
        told = get(client, f"/platforms/{honest}/score?as_of={day}")
        assert (told["withheld"], told["grade"], told["score"], told["interval"]) == (True, None, None, None)
        assert told["contributions"] == []


def test_a_past_day_of_an_entry_stays_without_score_after_it_ended(
    client: FlaskClient, honest: str, database: Database, now: datetime
) -> None:
    add_listing(database, honest, "listed", WORDING, now + timedelta(days=2), "delisted")
    told = get(client, f"/platforms/{honest}/score")
    assert (told["state"], told["score"], told["withheld"]) == ("listed", None, True)


def test_the_method_is_told_from_the_tables_that_judge(client: FlaskClient) -> None:
    told = get(client, "/method")
    assert told["method_version"] == score.METHOD_VERSION
    assert isinstance(told["weights"], list) and isinstance(told["clocks"], list)
    assert [one["signal"] for one in told["weights"]] == [one.signal for one in score.WEIGHTS]
    assert all(one["question"] for one in told["weights"])
    assert {one["code"] for one in told["clocks"]} == {one.code for one in clocks.CLOCKS}


def test_computing_costs_more_of_the_limit_than_reading(client: FlaskClient, honest: str) -> None:
    before = int(client.get(f"/api/v1/platforms/{honest}").headers["RateLimit-Remaining"])
    after = int(client.get(f"/api/v1/platforms/{honest}/score").headers["RateLimit-Remaining"])
    assert before - after == 10
