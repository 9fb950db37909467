"""Programs list platforms and those of one operator, page by page."""

from collections.abc import Callable
from datetime import datetime

import pytest
from flask.testing import FlaskClient

from rating_site.store.case_models import OperatorLink
from rating_site.store.db import Database, transaction
from tests.rating_site.web.sample_rows import ALL, BAD, HONEST, WORDING, YOUNG, Shop, add_listing


@pytest.fixture
def everybody(add: Callable[[Shop], str]) -> list[str]:
    """The ids of all sample shops."""
    return [add(shop) for shop in ALL]


def names(client: FlaskClient, query: str) -> list[str]:
    return [one["name"] for one in client.get(f"/api/v1/platforms?{query}").get_json()["platforms"]]


def link(database: Database, first: str, other: str, state: str, now: datetime) -> None:
    row = OperatorLink(
        platform_id=first, other_id=other, relation="same_operator", probability=0.99,
        evidence=["filing_entity"], state=state, effective_at=now, recorded_at=now,
    )  # fmt: skip
    with transaction(database) as session:
        session.add(row)


def test_pages_lead_through_all_platforms_once(client: FlaskClient, everybody: list[str]) -> None:
    found, cursor = [], "0"
    while cursor is not None:
        page = client.get(f"/api/v1/platforms?limit=1&cursor={cursor}").get_json()
        found += [one["id"] for one in page["platforms"]]
        cursor = page["next"]
    assert sorted(found) == sorted(everybody) and page["total"] == len(everybody)


def test_filters_narrow_the_list(client: FlaskClient, everybody: list[str]) -> None:
    assert names(client, "grade=B") == [HONEST.name]
    assert names(client, "province=%E4%BA%AC&state=graded&sort=name") != []
    assert names(client, "software=nothing") == []


def test_the_worst_come_first(
    client: FlaskClient, everybody: list[str], add: Callable[[Shop], str], database: Database, now: datetime
) -> None:
    add_listing(database, add(BAD), "listed", WORDING, now)
    assert names(client, "sort=worst")[:2] == [BAD.name, YOUNG.name]


def test_a_summary_says_what_the_whole_answer_says(client: FlaskClient, everybody: list[str]) -> None:
    for one in client.get("/api/v1/platforms").get_json()["platforms"]:
        whole = client.get(f"/api/v1/platforms/{one['id']}").get_json()
        assert {name: whole[name] for name in one} == one


def test_accepted_links_are_told_from_either_side_and_others_are_not(
    client: FlaskClient, everybody: list[str], database: Database, now: datetime
) -> None:
    first, other, third = everybody
    link(database, first, other, "accepted", now)
    link(database, first, third, "possible", now)
    seen = client.get(f"/api/v1/platforms/{other}/operators").get_json()["links"]
    assert [(one["platform"], one["other"], one["evidence"]) for one in seen] == [
        (other, first, ["filing_entity"])
    ]
    assert len(client.get("/api/v1/operators").get_json()["links"]) == 1


def test_links_come_by_pages(
    client: FlaskClient, everybody: list[str], database: Database, now: datetime
) -> None:
    for other in everybody[1:]:
        link(database, everybody[0], other, "accepted", now)
    page = client.get("/api/v1/operators?limit=1").get_json()
    rest = client.get(f"/api/v1/operators?limit=1&cursor={page['next']}").get_json()
    assert page["links"][0] != rest["links"][0] and rest["next"] is None


def test_facts_come_with_where_they_were_read(client: FlaskClient, honest: str) -> None:
    whole = client.get(f"/api/v1/platforms/{honest}").get_json()
    read = {place["observation_id"] for places in whole["provenance"].values() for place in places}
    cited = {name for part in whole["contributions"] for name in part["evidence"]}
    assert cited and cited <= {f"observation:{one}" for one in read}
    assert whole["addresses"][0]["site"] == HONEST.host and whole["addresses"][0]["until"] is None
    assert whole["filed_as"] == "example.com" and whole["rules"]["fairness"] is not None
