"""Does a row alone give the published score for any past day?"""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from rating_site.trust.replay import end_of_day, score_row
from rating_site.trust.row import write_facts
from rating_site.trust.score import METHOD_VERSION, score
from tests.rating_site.trust.cases import NOW, days_ago, old_shop, reports

ROW: dict[str, Any] = {
    "platform_id": "p1",
    "facts": {
        "icp": "verified",
        "domain_registered_on": "2016-05-01",
        "first_capture": "2016-06-01",
        "terms_fairness": 0.7,
        "orders_per_month": None,
        "observed_since": "2024-11-01",
        "availability": None,
        "links": None,
    },
    "reports": [
        {
            "id": "r1",
            "at": "2026-10-01T09:00:00+08:00",
            "recorded_at": "2026-10-02T23:59:59+08:00",
            "reporter": "a",
            "type": "not_delivered",
            "amount": 300,
            "evidence": "payment_record",
            "verdict": None,
            "outcome": "open",
            "closed_at": None,
        }
    ],
    "replies": [{"report": "r1", "at": "2026-10-04T00:00:00+08:00"}],
    "reporters": [{"id": "a", "since": None, "keys": {}}],
}


def test_an_out_row_has_the_published_fields() -> None:
    out = score_row(ROW, date(2026, 10, 10))
    assert (out["platform_id"], out["as_of"], out["method_version"]) == ("p1", "2026-10-10", METHOD_VERSION)
    assert sum(part["points"] for part in out["contributions"]) == pytest.approx(out["score"], abs=1e-9)
    assert out["alert"] == {"on": False, "since": None, "reasons": []}
    assert out["effective_reporters"] == 1


def test_a_day_ends_in_shanghai() -> None:
    before, after = score_row(ROW, date(2026, 10, 1)), score_row(ROW, date(2026, 10, 2))
    assert before["effective_reporters"] == 0
    assert after["effective_reporters"] == 1
    assert end_of_day(date(2026, 10, 1)).astimezone(UTC) < datetime(2026, 10, 1, 16, tzinfo=UTC)


def test_the_same_row_and_day_always_give_the_same_answer() -> None:
    assert score_row(ROW, date(2026, 10, 10)) == score_row(ROW, date(2026, 10, 10))


def test_a_row_in_alert_has_its_numbers_but_no_grade() -> None:
    facts = old_shop(reports=reports(5, recorded_at=days_ago(1)))
    out = score_row(write_facts(facts), NOW)
    assert (out["alert"]["on"], out["grade"], out["state"]) == (True, None, "alert")
    assert out["score"] == score(facts, NOW).score


def test_a_wrong_row_is_refused() -> None:
    with pytest.raises(ValueError, match="platform_id"):
        score_row({}, NOW)
