"""Does any request reach a private address? Real servers on loopback, and no permission to reach them."""

import json
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

import pytest

from crawlers.observation import Observation, Outcome, read_output
from rating_site.demo.servers import Running, serve
from tests.crawlers.awkward import Awkward

# The resolver of this crawl changes its mind: a public address first, then loopback.
REBINDING = """
    import socket, sys
    turns = {}
    def fake(host, port, *rest, **named):
        turns[host] = turns.get(host, 0) + 1
        ip = "192.0.2.1" if host == "private.example" else "127.0.0.1"
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (ip, port))]
    socket.getaddrinfo = fake
    from crawlers.run import main
    sys.exit(main(sys.argv[1:]))
"""
DISGUISES = """http://127.0.0.1/ http://127.0.0.1:{port}/ http://2130706433:{port}/ http://0x7f000001:{port}/
 http://0x7f.1:{port}/ http://0177.0.0.1:{port}/ http://127.1:{port}/ http://0:{port}/ http://[::1]:{port}/
 http://[::ffff:127.0.0.1]:{port}/ http://localhost:{port}/ http://localhost/ http://me:pw@127.0.0.1:{port}/
 http://１２７.０.０.１:{port}/ http://rebind.example/ https://rebind.example/ http://rebind.example:{port}/
 http://private.example/ http://169.254.169.254/ http://10.0.0.1:43/ file:///etc/hostname
 ftp://127.0.0.1:{port}/"""


@pytest.fixture(scope="module")
def server() -> Awkward:
    return Awkward()


@pytest.fixture(scope="module")
def seen(server: Awkward, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Observation]]:
    with serve(server) as running:
        yield _crawl(tmp_path_factory.mktemp("crawl"), running)


def _crawl(folder: Path, running: Running) -> dict[str, Observation]:
    urls = DISGUISES.format(port=running.port).split()
    targets = "".join(json.dumps({"id": url, "url": url, "sources": ["storefront"]}) + "\n" for url in urls)
    (folder / "targets.jsonl").write_text(targets, encoding="utf-8")
    command = [sys.executable, "-c", textwrap.dedent(REBINDING)]
    command += [str(folder / "targets.jsonl"), str(folder / "out.jsonl")]
    environment = {"http_proxy": running.url, "https_proxy": running.url, "PYTHONPATH": "."}
    subprocess.run(command, check=True, timeout=60, env=environment)
    with (folder / "out.jsonl").open(encoding="utf-8", newline="\n") as file:
        return {line.target: line for line in read_output(file) if isinstance(line, Observation)}


def test_every_disguise_is_refused_with_its_reason(seen: dict[str, Observation]) -> None:
    assert len(seen) == len(DISGUISES.split())
    assert {url for url, line in seen.items() if line.outcome is not Outcome.REFUSED} == set()
    assert all(line.reason for line in seen.values())


def test_no_request_arrives(seen: dict[str, Observation], server: Awkward) -> None:
    assert seen and not server.asked


def test_a_name_that_leads_to_a_private_address_is_refused_for_that(seen: dict[str, Observation]) -> None:
    assert seen["http://private.example/"].reason == "the name leads to a private or reserved address"
    assert seen["http://rebind.example/"].reason == "the name leads to a loopback address"
