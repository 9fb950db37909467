"""Can a stranger compute the same score from an exported row, without our database?"""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Any

from rating_site.trust.row import read_facts
from rating_site.trust.score import Score, score

SHANGHAI = timezone(timedelta(hours=8))
"""China has one zone without daylight saving; a fixed offset needs no zone database."""


def score_row(row: Mapping[str, Any], as_of: date | datetime) -> dict[str, Any]:
    """The OUT row for one IN row, at the end of the day `as_of` in Shanghai (a datetime is taken as it is).

    ValueError names the first field that cannot be read.
    """
    moment = _moment(as_of)
    facts = read_facts(row)
    return score_json(facts.platform_id, score(facts, moment), moment)


def score_json(platform_id: str, result: Score, moment: datetime) -> dict[str, Any]:
    """A score as plain JSON values: recomputable, not publishable (see `Score.state`)."""
    alert = result.alert
    return {
        "platform_id": platform_id,
        "as_of": moment.astimezone(SHANGHAI).date().isoformat(),
        "score": result.score,
        "grade": result.grade,
        "interval": list(result.interval),
        "contributions": [{"signal": part.signal, "points": part.points} for part in result.contributions],
        "alert": {
            "on": alert.on,
            "since": alert.since.isoformat() if alert.since else None,
            "reasons": list(alert.reasons),
        },
        "effective_reporters": result.effective_reporters,
        "state": result.state,
        "missing": list(result.missing),
        "method_version": result.method_version,
    }


def end_of_day(day: date) -> datetime:
    """The last moment of a day in Shanghai; what was recorded by then counts for that day."""
    return datetime.combine(day, time.max, SHANGHAI)


def _moment(as_of: date | datetime) -> datetime:
    if not isinstance(as_of, datetime):
        return end_of_day(as_of)
    return as_of if as_of.tzinfo else as_of.replace(tzinfo=UTC)
