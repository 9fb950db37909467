import http.client
import json
import socket
import threading
from collections.abc import Iterator
from datetime import date
from urllib.request import Request, urlopen

import pytest

from crawlers.settings import CrawlSettings
from rating_site.demo.servers import World, demo_world, serve, serve_whois
from rating_site.demo.shop_kami import kami
from rating_site.demo.shops import ALL_SHOPS
from rating_site.demo.standins.failures import Failure
from rating_site.demo.standins.whois import WhoisStandIn

TODAY = date(2026, 3, 1)


@pytest.fixture(scope="module")
def world() -> Iterator[World]:
    with demo_world(TODAY, ALL_SHOPS) as running:
        yield running


def read(url: str) -> bytes:
    with urlopen(Request(url, headers={"Accept": "*/*"}), timeout=5) as answer:  # noqa: S310 - our own loopback
        data: bytes = answer.read()
        return data


def connect(address: str) -> socket.socket:
    host, _, port = address.partition(":")
    return socket.create_connection((host, int(port)), timeout=5)


def ask_whois(address: str, name: str) -> bytes:
    with connect(address) as connection:
        connection.sendall(f"{name}\r\n".encode())
        return b"".join(iter(lambda: connection.recv(4096), b""))


def test_every_shop_is_known_by_a_name_that_leads_to_loopback(world: World) -> None:
    assert [key for key, _ in world.shops] == ["yunka", "kami", "jishou", "acg", "caihong"]
    for _, url in world.shops:
        netloc = world.host_overrides[url.removeprefix("http://").rstrip("/")]
        assert netloc.startswith("127.0.0.1:")
        assert read(f"http://{netloc}/")


def test_a_plain_demo_has_three_shops() -> None:
    with demo_world(TODAY) as running:
        assert len(running.shops) == len(running.host_overrides) == 3


def test_rdap_is_found_through_its_own_bootstrap_file(world: World) -> None:
    [[suffixes, [base]]] = json.loads(read(f"{world.rdap_base}dns.json"))["services"]
    assert (suffixes, base) == (["example"], world.rdap_base)
    assert json.loads(read(f"{base}domain/kami-demo.example"))["objectClassName"] == "domain"


def test_every_service_answers_at_its_base(world: World) -> None:
    assert json.loads(read(f"{world.gateway_base}/query/web?search=qq.com"))["params"]["total"] == 1
    assert json.loads(read(f"{world.crtsh_base}/?q=%25.kami-demo.example&output=json"))
    assert json.loads(read(f"{world.cdx_base}/cdx/search/cdx?url=kami-demo.example&output=json"))
    assert b"Creation Date: 2018-04-11" in ask_whois(world.whois_address, "YUNKA-DEMO.example.")


def test_its_crawl_settings_are_valid_and_lead_only_to_loopback(world: World) -> None:
    settings = CrawlSettings.model_validate(world.crawl_settings)
    assert {host for host, _ in settings.own_endpoints} == {"127.0.0.1"}
    assert settings.host_overrides.keys() == {shop.host for shop in ALL_SHOPS}


def test_a_failure_can_be_switched_on_while_the_world_runs(world: World) -> None:
    world.rdap.failures["kami-demo.example"] = Failure.HANG_UP
    with pytest.raises(http.client.IncompleteRead):
        read(f"{world.rdap_base}domain/kami-demo.example")
    del world.rdap.failures["kami-demo.example"]
    assert read(f"{world.rdap_base}domain/kami-demo.example")


def test_split_answers_arrive_whole(world: World) -> None:
    world.whois.failures["none.cn"] = world.rdap.failures["yunka-demo.example"] = Failure.SPLIT_READS
    assert ask_whois(world.whois_address, "none.cn") == b"No matching record.\n"
    assert json.loads(read(f"{world.rdap_base}domain/yunka-demo.example"))["ldhName"] == "YUNKA-DEMO.EXAMPLE"


def test_a_reader_who_leaves_a_huge_answer_disturbs_nobody(world: World) -> None:
    world.whois.failures["huge.cn"] = Failure.HUGE_BODY
    with connect(world.whois_address) as connection:
        connection.sendall(b"huge.cn\r\n")
        assert connection.recv(1000)
    assert ask_whois(world.whois_address, "none.cn")


def test_requests_leave_no_line_on_the_terminal(world: World, capfd: pytest.CaptureFixture[str]) -> None:
    read(f"{world.crtsh_base}/")
    assert capfd.readouterr() == ("", "")


def test_answers_carry_a_server_name_as_real_shops_do(world: World) -> None:
    with urlopen(world.gateway_base, timeout=5) as answer:  # noqa: S310 - our own loopback
        assert answer.headers["Server"] == "nginx"


def test_a_server_ends_with_its_context() -> None:
    before = threading.active_count()
    with serve(kami) as running, serve_whois(WhoisStandIn(())) as port_43:
        assert read(f"{running.url}/robots.txt")
        assert ask_whois(port_43.netloc, "none.cn")
    with pytest.raises(ConnectionRefusedError):
        connect(running.netloc)
    assert threading.active_count() <= before
