"""A claim holds by what the crawler saw, falls by two failures in a row, and asks for what it needs."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlmodel import Session, select

from crawlers.observation import Observation, Outcome
from rating_site.actions import owners, proofs
from rating_site.evidence.safe import Safe
from rating_site.store.case_models import Claim, Mail
from rating_site.store.db import Database, transaction
from rating_site.store.models import Check, Identifier, Site
from rating_site.store.models import Observation as Row
from rating_site.trust.clocks import PROOF
from tests.owner_rows import proven_owner
from tests.rating_site.web.sample_rows import HONEST, add_platform
from tests.report_rows import a_safe


@pytest.fixture
def safe(tmp_path: Path) -> Safe:
    return a_safe(tmp_path)


@pytest.fixture
def platform(database: Database, now: datetime) -> str:
    return add_platform(database, HONEST, now)


def _claim(session: Session) -> Claim:
    return session.exec(select(Claim)).one()


def _said(check: Check, claim: Claim, outcome: Outcome, now: datetime, fragment: str = "") -> Observation:
    value = {"claim": claim.id, "method": claim.method} if outcome is Outcome.ANSWERED else None
    return Observation(
        target=check.id, source="owner_proof", source_version=1, asked_at=now,
        url=f"http://x/.well-known/kajian.txt#{fragment or claim.id}", outcome=outcome, value=value,
        reason="it does not stand there",
    )  # fmt: skip


def _settle(database: Database, safe: Safe, outcome: Outcome, now: datetime, fragment: str = "") -> str:
    """One look with this outcome; gives the state of the claim afterwards."""
    with transaction(database) as session:
        claim = _claim(session)
        batch = proofs.ask(session, claim, now)
        assert batch is not None
        check = session.exec(select(Check).where(Check.batch_id == batch.id)).one()
        proofs.settle(session, safe, check, [_said(check, claim, outcome, now, fragment)], now)
        check.state = "done"
        return claim.state


def test_the_question_carries_the_tokens_of_every_claim(
    database: Database, platform: str, now: datetime
) -> None:
    proven_owner(database, platform, now, state="pending")
    with transaction(database) as session:
        claim = _claim(session)
        batch = proofs.ask(session, claim, now)
        assert batch is not None and proofs.ask(session, claim, now) is None
        check = session.exec(select(Check).where(Check.batch_id == batch.id)).one()
        target = proofs.target_of(session, check)
    assert target.sources == ("owner_proof",)
    assert target.hints == {"proofs": [{"id": claim.id, "method": "file", "token": claim.token}]}


def test_other_checks_carry_no_tokens(database: Database, platform: str, now: datetime) -> None:
    proven_owner(database, platform, now)
    with transaction(database) as session:
        check = session.exec(select(Check)).one()
        assert proofs.target_of(session, check).hints == {}


def test_a_found_token_proves_until_the_next_month_and_says_so(
    database: Database, platform: str, now: datetime, safe: Safe
) -> None:
    proven_owner(database, platform, now, safe=safe, email="boss@example.com", state="pending")
    assert _settle(database, safe, Outcome.ANSWERED, now) == "proven"
    assert _settle(database, safe, Outcome.ANSWERED, now) == "proven"
    with transaction(database) as session:
        claim = _claim(session)
        assert (claim.proven_at, claim.due_at, claim.problem) == (now, now + PROOF.length, "")
        assert session.exec(select(Mail)).one().template == "claim_proven"


@pytest.mark.parametrize("outcome", [Outcome.EMPTY, Outcome.UNREACHABLE, Outcome.BLOCKED, Outcome.REFUSED])
def test_what_was_not_found_names_its_problem(
    database: Database, platform: str, now: datetime, safe: Safe, outcome: Outcome
) -> None:
    proven_owner(database, platform, now, state="pending")
    assert _settle(database, safe, outcome, now) == "failed"
    with transaction(database) as session:
        assert _claim(session).problem.startswith(f"{outcome}: ")


def test_one_failure_warns_and_the_second_ends(
    database: Database, platform: str, now: datetime, safe: Safe
) -> None:
    proven_owner(database, platform, now, safe=safe, email="boss@example.com")
    assert _settle(database, safe, Outcome.UNREACHABLE, now) == "proven"
    with transaction(database) as session:
        assert _claim(session).due_at == now + timedelta(days=3)
        assert session.exec(select(Mail)).one().template == "claim_lapsing"
    assert _settle(database, safe, Outcome.UNREACHABLE, now) == "lapsed"


def test_a_success_between_two_failures_forgives_the_first(
    database: Database, platform: str, now: datetime, safe: Safe
) -> None:
    proven_owner(database, platform, now)
    for outcome in (Outcome.EMPTY, Outcome.ANSWERED, Outcome.EMPTY):
        assert _settle(database, safe, outcome, now) == "proven"


def test_a_crash_of_the_source_says_nothing_about_a_claim(
    database: Database, platform: str, now: datetime, safe: Safe
) -> None:
    proven_owner(database, platform, now)
    assert _settle(database, safe, Outcome.ERROR, now, fragment="elsewhere") == "proven"
    with transaction(database) as session:
        assert _claim(session).problem == ""


def test_an_address_that_closed_ends_its_claims(database: Database, platform: str, now: datetime) -> None:
    proven_owner(database, platform, now - PROOF.length)
    with transaction(database) as session:
        session.exec(select(Site)).one().valid_until = now
    with transaction(database) as session:
        assert proofs.recheck(session, now) == []
        assert _claim(session).state == "lapsed"


def test_the_owners_address_comes_before_one_that_the_shop_displays(
    database: Database, platform: str, now: datetime, safe: Safe
) -> None:
    with transaction(database) as session:
        assert owners.contact_of(session, safe, platform) is None
        seen = session.exec(select(Row.id)).first() or 0
        for value in ("kefu@example.com", "not an address"):
            session.add(
                Identifier(
                    platform_id=platform,
                    kind="email",
                    value=value,
                    first_seen=now,
                    last_seen=now,
                    observation_id=seen,
                )
            )
    with transaction(database) as session:
        assert owners.contact_of(session, safe, platform) == ("kefu@example.com", "zh")
    proven_owner(database, platform, now, safe=safe, email="boss@example.com")
    with transaction(database) as session:
        assert owners.contact_of(session, safe, platform) == ("boss@example.com", "zh")
