"""Many platforms are read at once as they would be one by one, merged ones as what they became."""

from datetime import datetime

import pytest

from rating_site.actions import identity
from rating_site.store.briefs import at_sites, briefs, holding, present_ids
from rating_site.store.db import Database, reading, transaction
from tests.rating_site.web.sample_rows import HONEST, WORDING, YOUNG, add_listing, add_platform


@pytest.fixture
def pair(database: Database, now: datetime) -> tuple[str, str]:
    """Two platforms with one QQ number."""
    return add_platform(database, HONEST, now), add_platform(database, YOUNG, now)


def test_a_platform_is_told_with_its_newest_score_entry_and_check(
    database: Database, pair: tuple[str, str], now: datetime
) -> None:
    add_listing(database, pair[1], "warned", WORDING, now)
    with reading(database) as session:
        found = briefs(session, [*pair, "nobody"])
    assert set(found) == set(pair)
    assert (found[pair[0]].grade, found[pair[0]].entry, found[pair[0]].sites) == ("B", None, (HONEST.host,))
    assert found[pair[1]].entry == "warned" and found[pair[1]].checked_at == now


def test_an_ended_entry_is_none(database: Database, pair: tuple[str, str], now: datetime) -> None:
    add_listing(database, pair[0], "listed", WORDING, now, "delisted")
    with reading(database) as session:
        assert briefs(session, [pair[0]])[pair[0]].entry is None


def test_a_merged_platform_answers_as_what_it_became(
    database: Database, pair: tuple[str, str], now: datetime
) -> None:
    with transaction(database) as session:
        identity.merge(session, pair[1], pair[0], "same shop", "system", now)
    with reading(database) as session:
        assert at_sites(session, {YOUNG.host, "nobody.example"}) == {YOUNG.host: pair[0]}
        assert holding(session, "qq", {HONEST.qq}) == {HONEST.qq: [pair[0]]}
        assert present_ids(session, pair) == dict.fromkeys(pair, pair[0])


def test_nothing_is_asked_for_nothing(database: Database) -> None:
    with reading(database) as session:
        assert (briefs(session, ()), at_sites(session, ()), holding(session, "qq", ())) == ({}, {}, {})
