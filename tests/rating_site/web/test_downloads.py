"""The list can be downloaded, checked and asked whether somebody is still on it."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from rating_site.exports.formats import FORMATS
from rating_site.jobs.publish import Publisher
from rating_site.store import changes
from rating_site.store.db import Database, transaction
from rating_site.store.models import Listing
from tests.rating_site.web.sample_rows import BAD, WORDING, Shop, add_listing


@pytest.fixture
def publish(database: Database, tmp_path: Path, now: datetime) -> Callable[[], None]:
    """Publish an edition of what the database holds."""
    publisher = Publisher(database, tmp_path / "downloads", "https://kajian.example", b"s" * 32)

    def run() -> None:
        publisher.publish(now)

    return run


@pytest.fixture
def bad(database: Database, add: Callable[[Shop], str], now: datetime) -> str:
    """A listed platform."""
    platform_id = add(BAD)
    add_listing(database, platform_id, "listed", WORDING, now)
    return platform_id


def test_the_page_stands_before_the_first_edition(client: FlaskClient) -> None:
    assert "第一版正在生成" in client.get("/downloads").text
    assert client.get("/downloads/domains.txt").status_code == 404


def test_every_format_can_be_had(client: FlaskClient, bad: str, publish: Callable[[], None]) -> None:
    publish()
    page = client.get("/downloads").text
    for form in FORMATS:
        name = form.filename + ("manifest.json" if form.filename.endswith("/") else "")
        with client.get(f"/downloads/{name}") as answer:
            assert answer.status_code == 200
            assert f'href="/downloads/{name}"' in page
            assert answer.headers["Access-Control-Allow-Origin"] == "*"


def test_an_unchanged_file_is_not_sent_again(
    client: FlaskClient, bad: str, publish: Callable[[], None]
) -> None:
    publish()
    with client.get("/downloads/domains.txt") as first:
        tag = first.headers["ETag"]
    with client.get("/downloads/domains.txt", headers={"If-None-Match": tag}) as again:
        assert (again.status_code, again.data) == (304, b"")


@pytest.mark.parametrize(
    "name",
    ["edition.json", "../edition.json", "%2e%2e/edition.json", "../../kajian.db", "nothing.txt", "misp/", ""],
)
def test_nothing_but_the_edition_can_be_had(
    client: FlaskClient, bad: str, publish: Callable[[], None], name: str
) -> None:
    publish()
    assert client.get(f"/downloads/{name}").status_code in (404, 308)


def test_a_listed_address_is_found_in_the_files(
    client: FlaskClient, bad: str, publish: Callable[[], None]
) -> None:
    publish()
    page = client.get("/downloads-check?q=https://bad.example.com/item?id=1").text
    assert f"仍在 {len(FORMATS)} 个文件里" in page


def test_a_delisted_address_is_only_marked_as_removed(
    client: FlaskClient, database: Database, bad: str, publish: Callable[[], None], now: datetime
) -> None:
    with transaction(database) as session:
        entry = session.get(Listing, 1)
        assert entry is not None
        entry.ended_at, entry.ended_reason = now, "delisted"
        changes.record(session, "listing", bad, listing=1, state="delisted")
    publish()
    page = client.get("/downloads-check?q=bad.example.com").text
    assert "不在任何名单文件里" in page
    assert "标注为已移出" in page


@pytest.mark.parametrize("typed", ["good.example.com", "xbad.example.com", "bad.example.com.evil.net"])
def test_an_address_that_only_looks_alike_is_not_found(
    client: FlaskClient, bad: str, publish: Callable[[], None], typed: str
) -> None:
    publish()
    assert "不在任何名单文件里" in client.get("/downloads-check", query_string={"q": typed}).text


def test_what_is_no_address_is_said_to_be_none(client: FlaskClient) -> None:
    assert "这不是一个网址" in client.get("/downloads-check?q=%E5%BE%AE%E4%BF%A1").text
