"""Anybody may ask for a look at the official register, once a day per platform."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from rating_site.actions import manual_filing
from rating_site.store.db import Database, reading
from tests.rating_site.web.sample_rows import Shop


def _wishes(database: Database) -> list[int]:
    with reading(database) as session:
        return [row.requests for row in manual_filing.queue(session)]


def test_a_wish_is_counted_and_thanked_for(client: FlaskClient, database: Database, honest: str) -> None:
    answer = client.post(f"/platforms/{honest}/filing-check", follow_redirects=True)
    assert "已记下" in answer.text and _wishes(database) == [1]


def test_the_same_person_counts_once_a_day(client: FlaskClient, database: Database, honest: str) -> None:
    statuses = [client.post(f"/platforms/{honest}/filing-check").status_code for _ in range(2)]
    assert statuses == [303, 429] and _wishes(database) == [1]


def test_an_unknown_platform_is_not_found(client: FlaskClient, database: Database) -> None:
    assert client.post("/platforms/0123456789ab/filing-check").status_code == 404
    assert _wishes(database) == []


def test_the_page_names_the_bare_domain_and_the_official_site(client: FlaskClient, honest: str) -> None:
    page = client.get(f"/platforms/{honest}").text
    assert "beian.miit.gov.cn" in page and "请人工核实备案" in page


@pytest.mark.parametrize("host", ["multi.example"])
def test_filing_of_a_shared_host_is_not_offered_for_a_shop(
    client: FlaskClient, add: Callable[[Shop], str], host: str
) -> None:
    platform = add(Shop(f"{host}/shop/AB12", "寄售小店"))
    page = client.get(f"/platforms/{platform}").text
    assert "备案和注册时间属于所在的网站" in page and "请人工核实备案" not in page


def test_the_method_page_publishes_how_much_of_the_register_is_covered(
    client: FlaskClient, honest: str
) -> None:
    page = client.get("/method").text
    assert "已问到 1 / 1 个平台" in page
