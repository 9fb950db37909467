"""What a crawl brought is remembered once, judged, and never half stored."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlmodel import select

from crawlers.identity import read_address
from crawlers.observation import ROBOTS_REFUSAL, Observation, Outcome
from rating_site.actions import checks as do
from rating_site.actions.ingest import ingest
from rating_site.store import changes, checks, platforms, scores, terms
from rating_site.store import models as table
from rating_site.store.db import Database, reading, transaction
from tests import builders

HOUR = timedelta(hours=1)


def _check(database: Database, now: datetime) -> table.Check:
    with transaction(database) as session:
        return do.request(session, read_address("shop.example"), now, join_minutes=10)


def _ingest(database: Database, check: table.Check, seen: Sequence[Observation], now: datetime) -> str | None:
    with transaction(database) as session:
        snapshot = ingest(session, check, seen, now)
        return snapshot.platform_id if snapshot else None


def _all_good(check: table.Check, now: datetime, **value: Any) -> list[Observation]:
    return [
        builders.storefront(check.id, now, **value),
        builders.registration(check.id, now),
        builders.terms(check.id, now),
    ]


def test_a_first_check_makes_a_platform_with_name_contacts_rules_and_score(
    database: Database, now: datetime
) -> None:
    check = _check(database, now)
    platform_id = _ingest(database, check, _all_good(check, now), now) or ""
    with reading(database) as session:
        found = platforms.by_site(session, "shop.example")
        assert found and (found.id, found.name) == (platform_id, "云卡小铺")
        assert {(row.kind, row.value) for row in platforms.identifiers(session, platform_id)} >= {
            ("qq", "100200300"), ("icp", "蜀ICP备2021000001号-6"), ("icp_main", "蜀ICP备2021000001号"),
        }  # fmt: skip
        [(snapshot, clauses)] = terms.current(session, platform_id)
        assert snapshot.text == builders.RULES and "resupply_window" in {clause.type for clause in clauses}
        assert scores.latest(session, platform_id) is not None


def test_storing_the_same_lines_again_changes_nothing(database: Database, now: datetime) -> None:
    check = _check(database, now)
    _ingest(database, check, _all_good(check, now), now)
    with reading(database) as session:
        before = changes.latest(session)
    _ingest(database, check, _all_good(check, now), now)
    with reading(database) as session:
        assert len(session.exec(select(table.Observation)).all()) == 3
        assert len(session.exec(select(table.TermsSnapshot)).all()) == 1
        assert changes.latest(session) == before


def test_nothing_answered_leaves_no_platform_behind(database: Database, now: datetime) -> None:
    check = _check(database, now)
    assert _ingest(database, check, [builders.unreachable(check.id, "storefront", now)], now) is None
    with reading(database) as session:
        assert session.exec(select(table.Platform)).all() == []
        row = session.get(table.Check, check.id)
        assert row and (row.state, row.reason) == ("failed", "nothing answered at this address")


def test_a_private_address_is_refused_with_the_crawlers_reason(database: Database, now: datetime) -> None:
    check = _check(database, now)
    refusal = builders.unreachable(
        check.id, "storefront", now, Outcome.REFUSED, "resolves to a loopback address"
    )
    _ingest(database, check, [refusal, builders.registration(check.id, now)], now)
    with reading(database) as session:
        row = session.get(table.Check, check.id)
        assert row and (row.state, row.reason) == ("refused", "resolves to a loopback address")
        assert session.exec(select(table.Observation)).all() == []


def test_a_site_that_refuses_checks_by_robots_txt_is_still_a_platform(
    database: Database, now: datetime
) -> None:
    check = _check(database, now)
    refusal = builders.unreachable(check.id, "storefront", now, Outcome.REFUSED, ROBOTS_REFUSAL)
    assert _ingest(database, check, [refusal, builders.registration(check.id, now)], now)


def test_a_moving_ticker_makes_no_new_version_but_a_changed_rule_does(
    database: Database, now: datetime
) -> None:
    texts = [builders.RULES + f"\n今日成交{number}单 已售{number * 7}" for number in (3, 4)]
    texts.append(builders.RULES.replace("24小时", "12小时"))
    platform_id = ""
    for number, text in enumerate(texts):
        check = _check(database, now + number * HOUR)
        seen = [builders.storefront(check.id, now), builders.terms(check.id, now + number * HOUR, text)]
        platform_id = _ingest(database, check, seen, now + number * HOUR) or ""
    with reading(database) as session:
        versions = terms.history(session, platform_id)
        assert [row.first_seen for row in versions] == [now, now + 2 * HOUR]
        assert versions[0].last_seen == now + HOUR


def test_the_steps_of_a_done_check_are_all_settled(database: Database, now: datetime) -> None:
    check = _check(database, now)
    _ingest(database, check, _all_good(check, now), now)
    with reading(database) as session:
        states = {step.source: step.state for step in checks.steps(session, check.id)}
    assert states["score"] == "answered" and not {"waiting", "asking"} & set(states.values())
