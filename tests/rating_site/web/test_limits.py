"""Live checks are limited per person and per domain, and joining one costs nothing."""

import pytest
from flask.testing import FlaskClient

from rating_site.web.limits import person
from tests.rating_site.web.conftest import MakeApp

FROM_A = {"REMOTE_ADDR": "198.51.100.7"}
FROM_B = {"REMOTE_ADDR": "198.51.100.8"}


def ask(client: FlaskClient, host: str, sender: dict[str, str]) -> int:
    return client.post("/api/v1/checks", json={"q": host}, environ_overrides=sender).status_code


def test_one_person_may_start_only_so_many_live_checks(make_app: MakeApp) -> None:
    client = make_app(live_checks_per_person=2).test_client()
    hosts = ("a.example.com", "b.example.net", "c.example.org")
    assert [ask(client, host, FROM_A) for host in hosts] == [202, 202, 429]
    assert ask(client, hosts[2], FROM_B) == 202


def test_one_domain_is_checked_only_so_often_whatever_its_subdomains(make_app: MakeApp) -> None:
    client = make_app(live_checks_per_host=1).test_client()
    assert ask(client, "a.example.com", FROM_A) == 202
    assert ask(client, "b.example.com", FROM_B) == 429


def test_joining_a_running_check_is_free(make_app: MakeApp) -> None:
    client = make_app(live_checks_per_person=1).test_client()
    assert [ask(client, "a.example.com", FROM_A) for _ in range(3)] == [202, 202, 202]


def test_a_refusal_says_when_to_come_back(make_app: MakeApp) -> None:
    client = make_app(live_checks_per_person=1).test_client()
    ask(client, "a.example.com", FROM_A)
    answer = client.post("/api/v1/checks", json={"q": "b.example.com"}, environ_overrides=FROM_A)
    assert answer.mimetype == "application/problem+json"
    assert answer.headers["Retry-After"] == "3600"


@pytest.mark.parametrize(
    ("remote", "expected"),
    [("198.51.100.7", "198.51.100.7"), ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"), ("", "unknown")],
)
def test_a_subscriber_is_one_person(make_app: MakeApp, remote: str, expected: str) -> None:
    with make_app().test_request_context(environ_overrides={"REMOTE_ADDR": remote}):
        assert person() == expected


def test_forwarded_addresses_count_only_behind_a_trusted_proxy(make_app: MakeApp) -> None:
    forged = {"X-Forwarded-For": "203.0.113.9"}
    for proxies, last in ((0, 429), (1, 202)):
        client = make_app(live_checks_per_person=1, trusted_proxies=proxies).test_client()
        ask(client, f"a{proxies}.example.com", FROM_A)
        answer = client.post(
            "/api/v1/checks", json={"q": f"b{proxies}.example.net"}, headers=forged, environ_overrides=FROM_A
        )
        assert answer.status_code == last
