"""The search index knows of every platform what its page says, whether asked alone or with all others."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest

from rating_site.answers import answer
from rating_site.documents import count, documents_after, documents_of, every_document, every_platform
from rating_site.store import changes, platforms
from rating_site.store.db import Database, reading, transaction
from rating_site.store.models import Alias, Change
from rating_site.store.report_models import Report, Reporter
from rating_site.terms.compare import ordered
from rating_site.web.rules_rows import Rows
from search_index.directory import Directory
from search_index.document import Document, Removal
from tests.rating_site.web.sample_rows import ALL, BAD, WORDING, Shop, add_listing, add_platform

Add = Callable[[Shop], str]


@pytest.fixture
def add(database: Database, now: datetime) -> Add:
    """Check a shop and give its platform's id."""
    return lambda shop: add_platform(database, shop, now)


def _tell(database: Database, now: datetime, platform_id: str, **values: object) -> str:
    """Store an accepted report; gives its id."""
    told: dict[str, Any] = {"state": "accepted", "type": "not_delivered", "story": "充值三天没到账", **values}
    with transaction(database) as session:
        session.add(Reporter(id="who", recorded_at=now))
        session.flush()
        session.add(
            Report(id="r1", tracking_sha256="t", platform_id=platform_id, reporter_id="who", state_at=now,
                   effective_at=now, recorded_at=now, **told)
        )  # fmt: skip
        changes.record(session, "report", platform_id, report="r1")
    return "r1"


def _merge(database: Database, now: datetime, old: str, new: str) -> None:
    with transaction(database) as session:
        session.add(
            Alias(old_platform_id=old, platform_id=new, reason="same", effective_at=now, recorded_at=now)
        )


def test_all_at_once_are_the_same_as_one_by_one(database: Database, now: datetime, add: Add) -> None:
    ids = [add(shop) for shop in (*ALL, BAD)]
    add_listing(database, ids[-1], "listed", WORDING, now)
    _tell(database, now, ids[0])
    with reading(database) as session:
        alone = [one for key in ids for one in documents_of(session, key) if isinstance(one, Document)]
        assert sorted(every_document(session), key=_id) == sorted(alone, key=_id)
        assert count(session) == len(alone)
        assert [one.id for one in every_platform(session)] == [f"platform:{key}" for key in sorted(ids)]


def _id(one: Document) -> str:
    return one.id


def test_a_platform_is_filed_under_what_its_page_says(database: Database, now: datetime, add: Add) -> None:
    listed = [add(shop) for shop in (*ALL, BAD)][-1]
    add_listing(database, listed, "warned", WORDING, now)
    with reading(database) as session:
        for one in every_platform(session):
            [key] = one.values("platform")
            platform = platforms.resolve(session, key)
            assert platform is not None
            said = answer(session, platform)
            assert one.values("status") == (said.state,) and one.values("sites") == said.sites
            assert one.values("grade") == ((said.grade,) if said.grade else ())
            assert one.at == said.judged_at and one.title == said.platform.name


def test_a_merged_platform_has_nothing_and_its_reports_move(
    database: Database, now: datetime, add: Add
) -> None:
    old, new = add(BAD), add(ALL[0])
    _tell(database, now, old)
    _merge(database, now, old, new)
    with reading(database) as session:
        assert all(isinstance(one, Removal) for one in documents_of(session, old))
        [told] = [one for one in every_document(session) if one.kind == "report"]
        assert told.values("platform") == (new,) and told in documents_of(session, new)


@pytest.mark.parametrize(
    ("values", "kind"),
    [
        ({}, Document),
        ({"state": "refuted"}, Document),
        ({"state": "submitted"}, Removal),
        ({"state": "rejected"}, Removal),
        ({"story": ""}, Removal),
    ],
)
def test_only_public_reports_are_found(
    database: Database, now: datetime, add: Add, values: dict[str, object], kind: type
) -> None:
    platform_id = add(BAD)
    _tell(database, now, platform_id, **values)
    with reading(database) as session:
        found = {one.id: one for one in documents_of(session, platform_id)}
        assert isinstance(found["report:r1"], kind)


def test_a_change_of_a_report_brings_the_report_and_its_platform(
    database: Database, now: datetime, add: Add
) -> None:
    old, new = add(BAD), add(ALL[0])
    _tell(database, now, old)
    _merge(database, now + timedelta(hours=1), old, new)
    change = Change(seq=1, kind="report", platform_id=old, payload={"report": "r1"}, recorded_at=now)
    with reading(database) as session:
        platform, report = documents_after(session, [change])
        assert platform.id == f"platform:{new}" and isinstance(report, Document)
        assert report.values("incident_type") == ("not_delivered",) and "没到账" in report.body
        assert documents_after(session, [Change(**change.model_dump() | {"kind": "terms"})])


def test_the_search_and_the_directory_of_rules_agree_which_resupply_window_is_better(
    database: Database, now: datetime, add: Add
) -> None:
    rules = (
        "补单请在24小时内提出，超过24小时不予补单。",
        "补单请在3天内提出，超过3天不予补单。",
        "概不退款。",
    )
    ids = [
        add(Shop(f"shop{place}.example.com", f"店{place}", rules=text)) for place, text in enumerate(rules)
    ]
    with reading(database) as session:
        rows = Rows().of(session, [(key, "") for key in ids])
        best_first = [row.platform_id for row in ordered(rows, "resupply_window")]
        directory = Directory()
        directory.apply(every_platform(session))
        found = directory.browse(sort="resupply").hits
    assert best_first == [ids[1], ids[0], ids[2]] == [hit.id.partition(":")[2] for hit in found]
    hours = {one.platform_id: one.resupply_hours for one in rows}
    assert hours == {ids[0]: 24.0, ids[1]: 72.0, ids[2]: None}
