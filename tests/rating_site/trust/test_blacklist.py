"""Does the listing rule ask for its evidence, its notice and its two people, and let go in time?"""

from dataclasses import replace
from datetime import date

import pytest

from rating_site.trust.age import judge_age
from rating_site.trust.blacklist import Advice, Entry, Proceeding, judge_listing
from rating_site.trust.facts import Facts, LinkFact, ReporterFact
from tests.rating_site.trust.cases import NOW, days_ago, old_shop, reports

BUYERS = old_shop(reports=reports(3, verdict="substantiated"))
TOLD = Proceeding(notified_at=days_ago(3))
LISTED = Entry("listed", days_ago(30), days_ago(-100).date())


def judge(facts: Facts, proceeding: Proceeding = TOLD) -> Advice:
    return judge_listing(facts, proceeding, NOW)


def test_three_paying_reporters_after_the_reply_window_may_be_proposed() -> None:
    advice = judge(BUYERS)
    assert (advice.action, advice.state, advice.reasons) == ("propose", "listed", ("independent_reporters",))
    assert advice.missing == ("two_moderators",)
    assert advice.review_by == days_ago(-180).date()


def test_with_two_moderators_nothing_is_missing() -> None:
    assert judge(BUYERS, replace(TOLD, deciders=frozenset({"3", "7"}))).missing == ()


@pytest.mark.parametrize(
    "facts",
    [
        old_shop(),
        old_shop(reports=reports(2, verdict="substantiated")),
        old_shop(reports=reports(50)),
        old_shop(reports=reports(9, verdict="substantiated", evidence="screenshot")),
        old_shop(reports=reports(9, verdict="substantiated", outcome="refunded")),
        old_shop(reports=reports(9, verdict="substantiated", reporter="one person")),
        old_shop(links=(LinkFact("other", "same_operator", 0.99, False, "listed"),)),
        old_shop(links=(LinkFact("other", "copy", 0.99, True, "listed"),)),
    ],
)
def test_without_a_class_of_evidence_we_wait(facts: Facts) -> None:
    advice = judge(facts)
    assert (advice.action, advice.missing) == ("wait", ("evidence_class",))


def test_reporters_who_act_as_one_are_no_three() -> None:
    keys = {"device": frozenset({"d"}), "image": frozenset({"i"})}
    people = tuple(ReporterFact(f"reporter-r{n}", None, keys) for n in range(3))
    assert judge(replace(BUYERS, reporters=people)).action == "wait"


@pytest.mark.parametrize(
    ("facts", "proceeding", "reason"),
    [
        (old_shop(), replace(TOLD, official_notice=True), "official_notice"),
        (old_shop(), replace(TOLD, own_purchase_failed=True), "own_purchase"),
        (old_shop(links=(LinkFact("x", "same_operator", 0.99, True, "listed"),)), TOLD, "listed_operator"),
    ],
)
def test_each_other_class_suffices(facts: Facts, proceeding: Proceeding, reason: str) -> None:
    assert judge(facts, proceeding).reasons == (reason,)
    assert judge(facts, proceeding).action == "propose"


@pytest.mark.parametrize(
    ("proceeding", "missing"),
    [
        (Proceeding(), "notice"),
        (Proceeding(notified_at=days_ago(2)), "reply_window"),
        (replace(TOLD, answer_accepted=True), "answer_refuted"),
    ],
)
def test_a_platform_that_was_not_heard_is_not_listed(proceeding: Proceeding, missing: str) -> None:
    advice = judge(BUYERS, proceeding)
    assert (advice.action, advice.missing) == ("wait", (missing,))


def test_an_answer_ends_the_waiting() -> None:
    assert judge(BUYERS, Proceeding(notified_at=days_ago(1), answered_at=days_ago(0.5))).state == "listed"


def test_money_at_risk_allows_a_warning_at_once_and_listing_after_two_days() -> None:
    assert judge(BUYERS, Proceeding(notified_at=NOW, money_at_risk=True)).state == "warned"
    assert judge(BUYERS, Proceeding(notified_at=days_ago(2), money_at_risk=True)).state == "listed"


def test_a_warned_platform_may_be_listed_and_a_listed_one_stays() -> None:
    assert judge(BUYERS, replace(TOLD, entry=replace(LISTED, state="warned"))).state == "listed"
    assert judge(BUYERS, replace(TOLD, entry=LISTED)).reasons[0] == "entry_stands"


@pytest.mark.parametrize(
    ("facts", "entry", "reason", "tombstone"),
    [
        (BUYERS, replace(LISTED, review_by=date(2026, 10, 31)), "review_overdue", "expired"),
        (BUYERS, replace(LISTED, since=days_ago(181)), "review_overdue", "expired"),
        (old_shop(), LISTED, "evidence_gone", "delisted"),
        (
            replace(BUYERS, age=judge_age(days_ago(9).date(), None, None, None, None)),
            LISTED,
            "ownership_changed",
            "suspended",
        ),
    ],
)
def test_an_entry_goes_and_leaves_a_tombstone(
    facts: Facts, entry: Entry, reason: str, tombstone: str
) -> None:
    advice = judge(facts, replace(TOLD, entry=entry))
    assert (advice.action, advice.reasons, advice.tombstone) == ("clear", (reason,), tombstone)


def test_an_accepted_answer_clears_an_entry() -> None:
    assert judge(BUYERS, replace(TOLD, entry=LISTED, answer_accepted=True)).reasons == ("answer_accepted",)
