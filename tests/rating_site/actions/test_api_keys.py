"""A key is random, kept as a hash, exchanged once and given up for good."""

from datetime import datetime, timedelta

import pytest

from rating_site.abuse.challenge import Solved
from rating_site.actions.api_keys import OVERLAP, NotExchangeable, exchange, issue, revoke, sha256_of
from rating_site.actions.challenges import UsedBefore
from rating_site.store import api_keys
from rating_site.store.db import Database, reading, transaction


def make(database: Database, now: datetime, puzzle: str = "1") -> str:
    with transaction(database) as session:
        return issue(session, Solved(puzzle, now + timedelta(minutes=1)), now)


def works(database: Database, key: str, at: datetime) -> bool:
    with reading(database) as session:
        return api_keys.valid(session, sha256_of(key), at) is not None


def test_each_puzzle_makes_one_key_and_no_two_are_alike(database: Database, now: datetime) -> None:
    assert make(database, now, "1") != make(database, now, "2")
    with pytest.raises(UsedBefore):
        make(database, now, "1")


def test_an_exchanged_key_ends_after_its_overlap(database: Database, now: datetime) -> None:
    old = make(database, now)
    with transaction(database) as session:
        new = exchange(session, old, now)
    assert works(database, old, now + OVERLAP - timedelta(seconds=1)) and not works(
        database, old, now + OVERLAP
    )
    assert works(database, new, now + OVERLAP)


def test_a_key_is_exchanged_once(database: Database, now: datetime) -> None:
    old = make(database, now)
    with transaction(database) as session:
        exchange(session, old, now)
    with pytest.raises(NotExchangeable), transaction(database) as session:
        exchange(session, old, now)


def test_a_key_that_was_given_up_is_nothing_any_more(database: Database, now: datetime) -> None:
    key = make(database, now)
    with transaction(database) as session:
        revoke(session, key, now)
    assert not works(database, key, now)
    for act in (exchange, revoke):
        with pytest.raises(NotExchangeable), transaction(database) as session:
            act(session, key, now)
