"""TXT records are asked of the machine's own name servers, by the crawler process itself."""

from pathlib import Path

import pytest

from crawlers import names
from crawlers.observation import Observation, Outcome, Target
from tests.crawlers.name_server import name_server
from tests.crawlers.running import run_crawl

PROOF = {"id": "c1", "method": "dns", "token": "t0k3n"}


def _ask(folder: Path, server: str, url: str = "http://pay.shop.example/") -> Observation:
    target = Target(id="1", url=url, sources=("owner_proof",), hints={"proofs": [PROOF]})
    settings = {"allow_loopback": True, "dns_server": server, "request_seconds": 6}
    (seen,) = run_crawl(folder, [target], settings)
    return seen


def test_a_record_at_the_domain_proves_control(tmp_path: Path) -> None:
    with name_server({"shop.example": ["v=spf1 -all", "kajian-verify=t0k3n"]}) as server:
        seen = _ask(tmp_path, server)
    assert seen.outcome is Outcome.ANSWERED and seen.url == "dns:shop.example#c1"
    assert seen.value == {"claim": "c1", "method": "dns"}


def test_a_name_without_records_proves_nothing(tmp_path: Path) -> None:
    with name_server({}) as server:
        assert _ask(tmp_path, server).outcome is Outcome.EMPTY


def test_a_silent_name_server_is_no_answer(tmp_path: Path) -> None:
    with name_server({}) as server:
        dead = server
    assert _ask(tmp_path, dead).outcome is Outcome.UNREACHABLE


def test_the_servers_of_the_machine_are_read_as_they_stand(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "resolv.conf"
    file.write_text(
        "# nameserver 1.1.1.1\nnameserver 10.0.0.2\nnameserver ::1\nsearch x\nnameserver evil.example\n"
    )
    monkeypatch.setattr(names, "_RESOLV", file)
    assert names.nameservers("") == [("10.0.0.2", 53), ("::1", 53)]
    assert names.nameservers("192.0.2.1:5353") == [("192.0.2.1", 5353)]
    monkeypatch.setattr(names, "_RESOLV", tmp_path / "none")
    assert names.nameservers("") == []
