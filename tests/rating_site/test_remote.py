"""The client says what the server said, waits when it is asked to, and is clear where there is no answer."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from rating_site.remote import AT_ONCE, Answer, Client, CouldNotAsk
from rating_site.store import changes
from rating_site.store.db import Database, transaction
from tests.journeys.served import served
from tests.rating_site.web.sample_rows import BAD, HONEST, WORDING, Shop, add_listing, add_platform

Reply = tuple[int, dict[str, str], bytes]


@pytest.fixture
def site(database: Database, tmp_path: Path, now: datetime) -> Iterator[str]:
    """A real server that lists one shop, warns of one and rates one."""
    for shop, state in ((BAD, "listed"), (HONEST, ""), (Shop("care.example.org", "小心"), "warned")):
        platform_id = add_platform(database, shop, now)
        if state:
            add_listing(database, platform_id, state, WORDING, now)
            with transaction(database) as session:
                changes.record(session, "listing", platform_id, state=state)
    with served(database, tmp_path, now) as address:
        yield address


@contextmanager
def answering(*replies: Reply) -> Iterator[tuple[str, list[tuple[str, dict[str, str]]]]]:
    """A server that gives these answers in turn, the last one for ever; and what it was asked."""
    asked: list[tuple[str, dict[str, str]]] = []
    waiting = list(replies)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length", 0)))
            asked.append((self.path, dict(self.headers)))
            status, headers, body = waiting.pop(0) if len(waiting) > 1 else waiting[0]
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        do_POST = do_GET

        def log_message(self, *_: object) -> None:
            """Requests of a test are no news."""

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", asked
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def said(state: str) -> bytes:
    return json.dumps({"state": state, "headline": "x", "platforms": []}).encode()


def test_one_host_many_hosts_and_a_private_look_say_the_same(site: str) -> None:
    client, hosts = Client(site), [BAD.host, "care.example.org", HONEST.host, "nobody.example.com"]
    states = ["listed", "warned", "graded", "unknown"]
    assert [client.check(host).state for host in hosts] == states
    assert [answer.state for answer in client.batch(hosts)] == states
    assert [client.private(host).state for host in hosts] == ["listed", "warned", "no_entry", "no_entry"]
    assert client.check(BAD.host).page.startswith(f"{site}/platforms/")


def test_a_private_look_names_no_host_to_the_server() -> None:
    with answering((200, {}, b"")) as (address, asked):
        assert Client(address).private("shop.example.com").state == "no_entry"
    assert len(asked[0][0]) == len("/api/v1/range/") + 3


@pytest.mark.parametrize(
    ("state", "status"),
    [
        ("graded", 0),
        ("not_rated", 0),
        ("no_entry", 0),
        ("unknown", 10),
        ("warned", 11),
        ("alert", 11),
        ("listed", 12),
    ],
)
def test_the_exit_status_follows_the_state(state: str, status: int) -> None:
    assert Answer("h", state).exit_status == status


def test_many_hosts_go_in_several_requests() -> None:
    def answers(number: int) -> Reply:
        one = {"state": "unknown", "headline": "", "platform": None}
        return 200, {}, json.dumps({"answers": [one] * number}).encode()

    with answering(answers(AT_ONCE), answers(3)) as (address, asked):
        found = list(Client(address).batch(f"h{number}.example" for number in range(AT_ONCE + 3)))
    assert len(found) == AT_ONCE + 3 and len(asked) == 2


def test_a_busy_server_is_given_the_time_it_asks_for() -> None:
    slept: list[float] = []
    with answering((429, {"Retry-After": "7"}, b""), (200, {}, said("listed"))) as (address, _asked):
        assert Client(address, sleep=slept.append).check("h.example").state == "listed"
    assert slept == [7.0]


def test_a_server_that_stays_busy_is_given_up() -> None:
    slept: list[float] = []
    busy = (429, {"Retry-After": "100"}, b'{"detail": "used up"}')
    with answering(busy) as (address, _asked), pytest.raises(CouldNotAsk, match="429: used up"):
        Client(address, sleep=slept.append).check("h.example")
    assert sum(slept) <= 180


def test_the_key_is_sent_and_never_follows_a_redirect() -> None:
    with (
        answering((200, {}, said("listed"))) as (elsewhere, stolen),
        answering((302, {"Location": f"{elsewhere}/api/v1/check"}, b"")) as (address, asked),
        pytest.raises(CouldNotAsk, match="302"),
    ):
        Client(address, key="kj_secret").check("h.example")
    assert asked[0][1]["Authorization"] == "Bearer kj_secret" and stolen == []


@pytest.mark.parametrize("body", [b"<html>", b"[]", b"\xff", b'{"answers": []}', b'{"answers": [{}]}'])
def test_what_is_no_answer_is_said_in_one_line(body: bytes) -> None:
    with answering((200, {}, body)) as (address, _asked), pytest.raises(CouldNotAsk, match=r"^[^\n]+$"):
        list(Client(address).batch(["h.example"]))


def test_no_server_and_no_address_are_told_apart() -> None:
    with pytest.raises(CouldNotAsk, match="refused"):
        Client("http://127.0.0.1:9").check("h.example")
    for wrong in ("kajian.example", "file:///etc/passwd", ""):
        with pytest.raises(ValueError, match="https://"):
            Client(wrong)
