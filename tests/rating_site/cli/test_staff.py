"""Accounts are made, given new factors, signed out and closed in a terminal."""

import re

import pytest

from tests.rating_site.cli.conftest import Kajian

PASSWORD = "a purple umbrella in May"


def test_an_account_is_made_reset_signed_out_and_closed(kajian: Kajian) -> None:
    made = kajian("staff", "add", "reviewer", "--password", PASSWORD)
    assert "staff number 1 (moderator)" in made
    anew = kajian("staff", "reset", "Reviewer", "--password", "another umbrella in June")
    seeds = [re.findall("secret=([A-Z2-7]{32})", text) for text in (made, anew)]
    assert all(seeds) and seeds[0] != seeds[1]
    assert kajian("staff", "revoke-sessions", "reviewer") == "ended 0 sessions\n"
    assert kajian("staff", "close", "reviewer") == "closed\n"
    assert kajian("audit", "verify") == "the audit log is whole\n"


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["add", "reviewer", "--password", "reviewer-reviewer"], "says little besides the login"),
        (["add", "reviewer", "--password", "short"], "at least 12 characters"),
        (["add", "ab", "--password", PASSWORD], "3 to 80 characters"),
        (["reset", "nobody", "--password", PASSWORD], "no such login"),
        (["close", "nobody"], "no such login"),
    ],
)
def test_what_is_wrong_is_one_line(kajian: Kajian, arguments: list[str], why: str) -> None:
    told = kajian("staff", *arguments, status=2)
    assert why in told and told.startswith("kajian: ") and told.count("\n") == 1
