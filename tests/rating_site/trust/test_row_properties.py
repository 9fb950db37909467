"""Does the answer for any row keep the promises of the method, whatever is null in it?"""

from random import Random
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from rating_site.trust.row import EVIDENCE, REPORT_VERDICTS
from rating_site.trust.score import GRADES
from tests.rating_site.trust.attack_rows import (
    AMOUNTS,
    FACTS,
    KEYS,
    MINUTES,
    NAMES,
    QUICK,
    Row,
    ago,
    judged,
    more,
    points,
    report,
    rows,
)

SIGNALS = {
    "icp": "filing",
    "domain_registered_on": "age",
    "terms_fairness": "terms",
    "observed_since": "record",
    "availability": "availability",
}
"""Which signal each field alone stands behind."""
SOLVED = st.sampled_from(("refunded", "resupplied"))


@QUICK
@given(rows())
def test_every_answer_adds_up_and_lies_in_its_interval(row: Row) -> None:
    answer = judged(row)
    assert abs(sum(part["points"] for part in answer["contributions"]) - answer["score"]) < 1e-9
    assert 0 <= answer["interval"][0] <= answer["score"] <= answer["interval"][1] <= 100


@QUICK
@given(rows())
def test_a_grade_is_what_the_published_lines_say(row: Row) -> None:
    answer = judged(row)
    reached = [g.letter for g in GRADES if answer["score"] >= g.score and answer["interval"][0] >= g.low]
    assert answer["grade"] in (None, reached[0])


@QUICK
@given(rows(), st.randoms(use_true_random=False))
def test_the_order_of_anything_changes_nothing(row: Row, rng: Random) -> None:
    shuffled = {
        name: rng.sample(row[name], len(row[name]))
        for name in ("reports", "reporters", "replies")
        if row[name]
    }
    assert judged({**row, **shuffled}) == judged(row)


@QUICK
@given(rows(), MINUTES, st.sampled_from(EVIDENCE), AMOUNTS, st.sampled_from((*NAMES, "new")), KEYS)
def test_one_more_honest_complaint_never_raises_the_score(
    row: Row, minutes: int, evidence: str, amount: float | None, by: object, keys: dict[str, Any] | None
) -> None:
    new = report("new", minutes, evidence=evidence, amount=amount, reporter=by)
    people = [{"id": "new", "since": None, "keys": keys}] if by == "new" else []
    after, before = judged(more(row, new, reporters=people)), judged(row)
    assert after["score"] <= before["score"] + 1e-9
    assert after["alert"]["on"] >= before["alert"]["on"]
    assert after["effective_reporters"] >= before["effective_reporters"]


@QUICK
@given(
    rows(), st.sampled_from((None, *REPORT_VERDICTS)), st.sampled_from(("refunded", "resupplied")), MINUTES
)
def test_one_more_resolved_case_never_lowers_the_score(
    row: Row, verdict: str | None, outcome: str, minutes: int
) -> None:
    new = report("new", minutes, verdict=verdict, outcome=outcome, closed_at=ago(0))
    assert judged(more(row, new))["score"] >= judged(row)["score"] - 1e-9


@QUICK
@given(rows(), st.integers(0, 6))
def test_resolving_a_case_never_lowers_the_score(row: Row, which: int) -> None:
    solved = [
        {**one, "outcome": "refunded", "closed_at": None} if n == which else one
        for n, one in enumerate(row["reports"])
    ]
    assert judged({**row, "reports": solved})["score"] >= judged(row)["score"] - 1e-9


@QUICK
@given(
    rows(),
    st.sampled_from(("icp", "domain_registered_on", "terms_fairness", "availability", "observed_since")),
)
def test_what_is_unknown_has_no_points_and_widens_the_interval(row: Row, name: str) -> None:
    hidden = judged({**row, "facts": {**row["facts"], name: None}})
    signals = {
        "icp": "filing",
        "domain_registered_on": "age",
        "terms_fairness": "terms",
        "observed_since": "record",
    }
    assert points(hidden, signals.get(name, name)) == 0
    assert hidden["interval"][0] <= judged(row)["interval"][0] + 1e-9


@QUICK
@given(FACTS, st.sampled_from(("icp", "domain_registered_on", "terms_fairness")))
def test_hiding_an_answer_never_gains_an_a_or_b(facts: Row, name: str) -> None:
    row = {"platform_id": "p", "facts": facts}
    hidden, known = judged({**row, "facts": {**facts, name: None}})["grade"], judged(row)["grade"]
    assert hidden not in ("A", "B") or known is None or known <= hidden
