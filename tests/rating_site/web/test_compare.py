"""Up to four platforms stand side by side; a listed one shows no grade there either."""

from collections.abc import Callable
from datetime import datetime

import pytest
from flask.testing import FlaskClient

from rating_site.store.db import Database
from tests.rating_site.web.sample_rows import HONEST, SILENT, WORDING, YOUNG, Shop, add_listing

Add = Callable[[Shop], str]


def test_two_platforms_are_compared_in_all_rows(client: FlaskClient, honest: str, add: Add) -> None:
    html = client.get(f"/compare?p={honest}&p={add(YOUNG)}").text
    expected = (
        HONEST.name,
        YOUNG.name,
        "备案已核实",
        "2026-08-30",
        "付款后等满 30 分钟",
        "没有公开的",
        "评级 B",
    )
    assert [text for text in expected if text not in html] == []


@pytest.mark.parametrize("state", ["listed", "warned"])
def test_a_listed_platform_has_no_grade_in_the_table(
    client: FlaskClient, honest: str, database: Database, now: datetime, state: str
) -> None:
    add_listing(database, honest, state, WORDING, now)
    html = client.get(f"/compare?p={honest}").text
    assert "评级" not in html and " 分</span>" not in html


@pytest.mark.parametrize("typed", [HONEST.host, HONEST.name, f"http://{HONEST.host}/x"])
def test_what_is_typed_joins_the_table_and_its_address(
    client: FlaskClient, honest: str, add: Add, typed: str
) -> None:
    other = add(YOUNG)
    answer = client.get("/compare", query_string={"p": other, "q": typed})
    assert (answer.status_code, answer.location) == (303, f"/compare?p={other}&p={honest}")


def test_what_is_not_known_is_said_and_the_table_stays(client: FlaskClient, honest: str) -> None:
    html = client.get("/compare", query_string={"p": honest, "q": "nothing.example.net"}).text
    assert "没有找到" in html and HONEST.name in html


@pytest.mark.parametrize("ids", ["?p=zz", "?p=" + "0" * 12, "?p=<b>", "?q=" + "x" * 257])
def test_odd_addresses_do_no_harm(client: FlaskClient, ids: str) -> None:
    assert client.get(f"/compare{ids}").status_code in (200, 400)


def test_an_empty_table_tells_how_to_begin(client: FlaskClient, add: Add) -> None:
    add(SILENT)
    assert "输入一家开始" in client.get("/compare").text
