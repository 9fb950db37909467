"""Rules are archived by place: versions only where rules changed, removal only after two readings without."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from crawlers.identity import read_address
from crawlers.observation import Observation, Outcome
from rating_site.actions import checks as do
from rating_site.actions.ingest import ingest
from rating_site.store import platforms, terms
from rating_site.store.db import Database, reading, transaction
from tests import builders

DAY = timedelta(days=1)
OTHER = "退款须在24小时内申请。"


def _read(database: Database, now: datetime, places: Sequence[str], unread: Sequence[str] = ()) -> None:
    with transaction(database) as session:
        check = do.request(session, read_address("shop.example"), now, join_minutes=1)
        seen: list[Observation] = [builders.storefront(check.id, now)]
        seen += [builders.terms(check.id, now, OTHER + place, place) for place in places]
        for place in unread:
            blocked = builders.terms(check.id, now, place=place)
            seen.append(blocked.model_copy(update={"outcome": Outcome.BLOCKED, "value": {"place": place}}))
        ingest(session, check, seen, now)


def _standing(database: Database) -> list[str]:
    with reading(database) as session:
        platform = platforms.by_site(session, "shop.example")
        assert platform is not None
        return [snapshot.place for snapshot, _clauses in terms.current(session, platform.id)]


def test_a_place_missing_once_still_stands(database: Database, now: datetime) -> None:
    _read(database, now, ["/a", "/b"])
    _read(database, now + DAY, ["/a"])
    assert _standing(database) == ["/a", "/b"]


def test_a_place_missing_twice_is_gone_since_the_first_time(database: Database, now: datetime) -> None:
    _read(database, now, ["/a", "/b"])
    for day in (1, 2):
        _read(database, now + day * DAY, ["/a"])
    assert _standing(database) == ["/a"]
    with reading(database) as session:
        platform = platforms.by_site(session, "shop.example")
        assert platform is not None
        gone = terms.latest_of_place(session, platform.id, "/b")
        assert gone is not None and gone.gone_at == now + DAY


def test_a_place_that_could_not_be_read_keeps_its_text(database: Database, now: datetime) -> None:
    _read(database, now, ["/a", "/b"])
    for day in (1, 2, 3):
        _read(database, now + day * DAY, ["/a"], unread=["/b"])
    assert _standing(database) == ["/a", "/b"]


def test_pages_of_single_products_are_a_sample_and_never_count_as_removed(
    database: Database, now: datetime
) -> None:
    _read(database, now, ["/a", "/buy/3"])
    for day in (1, 2, 3):
        _read(database, now + day * DAY, ["/a"])
    assert _standing(database) == ["/a", "/buy/3"]


def test_a_place_that_comes_back_is_a_version_of_its_own(database: Database, now: datetime) -> None:
    _read(database, now, ["/a", "/b"])
    for day in (1, 2):
        _read(database, now + day * DAY, ["/a"])
    _read(database, now + 3 * DAY, ["/a", "/b"])
    assert _standing(database) == ["/a", "/b"]
    with reading(database) as session:
        platform = platforms.by_site(session, "shop.example")
        assert platform is not None
        assert [row.place for row in terms.history(session, platform.id)].count("/b") == 2
