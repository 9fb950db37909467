"""RDAP answers: events, errors and what is not about the asked name."""

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawlers.extract.rdap_json import read_rdap


def body(*events: tuple[str, str], **more: Any) -> bytes:
    listed = [{"eventAction": action, "eventDate": when} for action, when in events]
    return json.dumps({"objectClassName": "domain", "ldhName": "SHOP.TOP.", "events": listed} | more).encode()


def test_registration_and_expiration_are_read() -> None:
    answer = read_rdap(body(("expiration", "2030-01-02T00:00:00Z"), ("registration", "2014-11-17T16:00:29Z")))
    assert (answer.registered_on, answer.expires_on) == (date(2014, 11, 17), date(2030, 1, 2))
    assert (answer.domain, answer.zone_basis) == ("shop.top", "utc")


def test_the_registrars_expiration_is_not_the_registrys() -> None:
    assert read_rdap(body(("registrar expiration", "2030-01-02T00:00:00Z"))).expires_on is None


def test_of_two_registrations_the_newer_is_in_force() -> None:
    answer = read_rdap(body(("registration", "2020-01-02"), ("registration", "2010-01-02T00:00:00Z")))
    assert answer.registered_on == date(2020, 1, 2)


@pytest.mark.parametrize(
    ("data", "code", "status"),
    [
        (b"", 404, "not_registered"),
        (b'{"errorCode": 404, "title": "Not Found"}', 200, "not_registered"),
        (b'{"errorCode": 404}', 404, "not_registered"),
        (b"<html>nginx 404</html>", 404, "unparsed"),
        (b"", 429, "rate_limited"),
        (b'{"errorCode": 429}', 200, "rate_limited"),
        (b"", 200, "empty"),
        (b" ", 503, "empty"),
        (b"<html>502</html>", 502, "unparsed"),
        (b"[]", 200, "unparsed"),
        (b'{"errorCode": 500}', 200, "unparsed"),
        (b"{", 200, "unparsed"),
        (b"null", 200, "unparsed"),
        (b"[" * 100_000, 200, "unparsed"),
        (b'{"objectClassName": "entity", "ldhName": "x"}', 200, "unparsed"),
        (b'{"a": ' + b"9" * 5000 + b"}", 200, "unparsed"),
        (body(), 200, "found"),
        (body(), 503, "unparsed"),
        (body(status=["reserved"]), 200, "reserved"),
        (body(events="none"), 200, "found"),
    ],
)
def test_every_status_is_told_from_body_and_code(data: bytes, code: int, status: str) -> None:
    assert read_rdap(data, code).status == status


def test_an_answer_about_another_name_is_not_believed() -> None:
    assert read_rdap(body(), asked="other.top").status == "unparsed"
    assert read_rdap(body(), asked="Shop.top").status == "found"


names = st.sampled_from(
    ["objectClassName", "ldhName", "events", "eventAction", "status", "eventDate", "errorCode"]
)
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(names, inner, max_size=5),
    max_leaves=20,
)


@given(json_values)
def test_no_json_breaks_the_reader(value: Any) -> None:
    assert read_rdap(json.dumps(value).encode()).status


@given(st.binary(max_size=200), st.integers(100, 599))
def test_no_bytes_break_the_reader(data: bytes, code: int) -> None:
    assert read_rdap(data, code).status
