"""Rows as the public format describes them, written as a stranger would, for the attacks on the judge."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st

from rating_site.trust.filing import VERDICTS
from rating_site.trust.replay import score_row
from rating_site.trust.row import EVIDENCE, OUTCOMES, REPORT_VERDICTS
from rating_site.trust.weighing import SEVERITY

DAY = date(2026, 11, 20)
NOON = datetime(2026, 11, 20, 4, tzinfo=UTC)
QUICK = settings(max_examples=40, deadline=None)
NAMES = ("ann", "bob", "cat", "dan", "eve", 7)
TRAITS = ("reporter_key", "device_key", "payer_account_hash", "image_hashes", "text_shingles", "carrier")
Row = dict[str, Any]

DATES = st.none() | st.integers(0, 4000).map(lambda days: (DAY - timedelta(days=days)).isoformat())
AMOUNTS = st.none() | st.integers(0, 10**6) | st.floats(0, 1e6)
MINUTES = st.integers(0, 900 * 1440)
KEYS = st.none() | st.dictionaries(
    st.sampled_from(TRAITS), st.sampled_from("ab") | st.lists(st.sampled_from("abc"), max_size=2), max_size=4
)
FACTS: st.SearchStrategy[Row] = st.fixed_dictionaries(
    {
        "icp": st.none() | st.sampled_from(VERDICTS),
        "domain_registered_on": DATES,
        "first_capture": DATES,
        "terms_fairness": st.none() | st.floats(0, 1) | st.sampled_from((0, 1)),
        "orders_per_month": st.none() | st.integers(0, 10**5),
        "observed_since": DATES,
        "availability": st.none() | st.floats(0, 1),
        "links": st.none() | st.just([]),
    }
)


def ago(minutes: float) -> str:
    """A moment before noon of the day, in China's time zone."""
    return (NOON - timedelta(minutes=minutes)).isoformat()


def report(name: object, minutes: float = 600, **changes: Any) -> Row:
    """An open, unchecked complaint with a payment record."""
    plain = {
        "id": name, "at": ago(minutes), "recorded_at": ago(minutes), "reporter": f"by {name}",
        "type": "not_delivered", "amount": 300, "evidence": "payment_record", "verdict": None,
        "outcome": "open", "closed_at": None,
    }  # fmt: skip
    return {**plain, **changes}


def shop(*reports: Row, reporters: list[Row] | None = None, **known: Any) -> Row:
    """A shop of ten years with a verified filing and these reports."""
    facts = {
        "icp": "verified", "domain_registered_on": "2016-05-01", "first_capture": "2016-06-01",
        "terms_fairness": 0.7, "orders_per_month": None, "observed_since": "2024-11-01",
        "availability": None, "links": None,
    }  # fmt: skip
    people = reporters or []
    return {
        "platform_id": "p", "facts": {**facts, **known}, "reports": list(reports), "replies": [],
        "reporters": people,
    }  # fmt: skip


@st.composite
def complaints(draw: st.DrawFn, name: object) -> Row:
    """Any report."""
    happened, closed = draw(MINUTES), draw(MINUTES)
    recorded = draw(st.none() | st.integers(0, happened))
    return report(
        name,
        happened,
        recorded_at=None if recorded is None else ago(recorded),
        reporter=draw(st.none() | st.sampled_from(NAMES)),
        type=draw(st.none() | st.sampled_from((*SEVERITY, "something new"))),
        amount=draw(AMOUNTS),
        evidence=draw(st.none() | st.sampled_from(EVIDENCE)),
        verdict=draw(st.none() | st.sampled_from(REPORT_VERDICTS)),
        outcome=draw(st.none() | st.sampled_from(OUTCOMES)),
        closed_at=draw(st.sampled_from((None, ago(closed)))),
    )


@st.composite
def rows(draw: st.DrawFn) -> Row:
    """Any row as the public format describes it; null everywhere it may be."""
    count = draw(st.integers(0, 7))
    people = [{"id": name, "since": draw(DATES), "keys": draw(KEYS)} for name in NAMES]
    replies = [{"report": f"r{n}", "at": ago(draw(MINUTES))} for n in range(draw(st.integers(0, 2)))]
    return {
        "platform_id": draw(st.sampled_from(("p", 17))),
        "facts": draw(FACTS),
        "reports": [draw(complaints(f"r{n}")) for n in range(count)],
        "replies": draw(st.sampled_from((None, replies))),
        "reporters": draw(st.sampled_from((None, people))),
    }


def judged(row: Row, day: date = DAY) -> Row:
    """The answer for a row on a day."""
    return score_row(row, day)


def more(row: Row, *reports: Row, reporters: list[Row] | None = None) -> Row:
    """The same row with more reports and reporters."""
    people = [*(row["reporters"] or []), *(reporters or [])]
    return {**row, "reports": [*row["reports"], *reports], "reporters": people}


def points(answer: Row, signal: str) -> float:
    """The points of one signal."""
    return next(float(part["points"]) for part in answer["contributions"] if part["signal"] == signal)
