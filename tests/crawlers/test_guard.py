"""Which connections may the crawler process open?"""

import asyncio
import socket
import subprocess
import sys
import textwrap
from typing import Any

import pytest

from crawlers.guard import Guard, installed
from crawlers.settings import CrawlSettings

Addresses = dict[str, list[str]]


def _resolve(settings: CrawlSettings, known: Addresses, host: str, port: int = 80) -> tuple[list[Any], Guard]:
    guard = Guard(settings)

    async def run() -> list[Any]:
        async def lookup(name: str, number: int, **_: object) -> list[Any]:
            if name not in known:
                raise socket.gaierror(-2, "unknown")
            return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (ip, number)) for ip in known[name]]

        asyncio.get_running_loop().getaddrinfo = lookup  # type: ignore[method-assign, assignment]
        return await guard.resolve(host, port)

    return asyncio.run(run()), guard


def test_a_public_name_resolves() -> None:
    assert _resolve(CrawlSettings(), {"shop.example": ["8.8.8.8"]}, "Shop.example")[0] == [("8.8.8.8", 80)]


def test_a_name_that_leads_into_a_private_network_resolves_to_nothing_and_says_why() -> None:
    found, guard = _resolve(CrawlSettings(), {"shop.example": ["10.0.0.1"]}, "shop.example")
    assert found == []
    assert guard.refusals["shop.example"] == "the name leads to a private or reserved address"


def test_private_addresses_among_public_ones_are_left_out() -> None:
    found, _ = _resolve(CrawlSettings(), {"shop.example": ["127.0.0.1", "8.8.8.8"]}, "shop.example")
    assert found == [("8.8.8.8", 80)]


def test_an_unknown_name_is_no_refusal() -> None:
    found, guard = _resolve(CrawlSettings(), {}, "gone.example")
    assert found == [] and guard.refusals == {}


def test_an_override_leads_to_loopback() -> None:
    settings = CrawlSettings(allow_loopback=True, host_overrides={"Shop.example": "127.0.0.1:5000"})
    assert _resolve(settings, {}, "shop.example")[0] == [("127.0.0.1", 5000)]


def test_a_configured_service_may_lie_on_a_private_address_at_its_own_port_only() -> None:
    settings = CrawlSettings(crtsh_base="http://crt.internal:9000")
    known = {"crt.internal": ["10.0.0.9"]}
    found, guard = _resolve(settings, known, "crt.internal", 9000)
    assert found == [("10.0.0.9", 9000)] and guard.permits(("10.0.0.9", 9000))
    assert not guard.permits(("10.0.0.9", 9001))
    assert _resolve(settings, known, "crt.internal", 80)[0] == []


@pytest.mark.parametrize(
    "address",
    [
        ("127.0.0.1", 80),
        ("::1", 80, 0, 0),
        ("169.254.169.254", 80),
        "/run/x.sock",
        b"/run/x.sock",
        ("localhost", 80),
        (1, 2),
        None,
        (),
    ],
)
def test_a_socket_may_not_talk_to(address: object) -> None:
    assert not Guard(CrawlSettings()).permits(address)


def test_importing_the_guard_installs_nothing() -> None:
    with pytest.raises(RuntimeError, match="no guard"):
        installed()


def test_the_installed_hook_stops_every_kind_of_connection() -> None:
    script = """
        import socket, threading
        server = socket.create_server(("127.0.0.1", 0)); to = server.getsockname()
        from crawlers.guard import install
        from crawlers.settings import CrawlSettings
        install(CrawlSettings())
        for attempt in (lambda: socket.create_connection(to), lambda: socket.socket().connect(to),
                        lambda: socket.socket().connect_ex(to),
                        lambda: socket.socket(type=socket.SOCK_DGRAM).sendto(b"x", to),
                        lambda: socket.socket(socket.AF_UNIX).connect("/nowhere")):
            try:
                attempt()
            except ConnectionRefusedError as error:
                print(error.strerror)
    """
    command = [sys.executable, "-c", textwrap.dedent(script)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["refused by the crawler's guard"] * 5
