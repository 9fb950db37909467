"""What becomes of sites that refuse, stall, lie or lead astray? One crawl over all of them."""

from collections.abc import Iterator

import pytest

from crawlers.observation import Observation, Target
from rating_site.demo.servers import serve
from tests.crawlers.awkward import Awkward
from tests.crawlers.running import run_crawl

LABELS = [
    "plain", "closed", "named", "silent", "bomb", "huge", "drip", "busy", "soon", "broken", "gone",
    "challenge", "firewall", "loop", "toprivate", "tometadata", "tofile", "refresh", "moved", "nowhere",
]  # fmt: skip
Seen = dict[str, Observation]


@pytest.fixture(scope="module")
def server() -> Awkward:
    return Awkward()


@pytest.fixture(scope="module")
def seen(server: Awkward, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Seen]:
    targets = [Target(id=label, url=f"http://{label}.example/") for label in LABELS]
    with serve(server) as running:
        settings = {
            "allow_loopback": True,
            "host_overrides": {f"{label}.example": running.netloc for label in LABELS if label != "nowhere"},
            "per_host_pause": 0,
            "request_seconds": 4,
            "sources": ["storefront", "platform_terms"],
        }
        lines = run_crawl(tmp_path_factory.mktemp("crawl"), targets, settings)
        yield {line.target: line for line in lines if line.source == "storefront"}


@pytest.mark.parametrize(
    ("label", "outcome", "reason"),
    [
        ("closed", "refused", "robots.txt does not allow it"),
        ("named", "refused", "robots.txt does not allow it"),
        ("silent", "unreachable", "robots.txt answered HTTP status 503"),
        ("bomb", "error", "DOWNLOAD_MAXSIZE"),
        ("huge", "error", "the answer is too large"),
        ("drip", "unreachable", "no complete answer in time"),
        ("busy", "rate_limited", "HTTP status 429"),
        ("broken", "unreachable", "HTTP status 500"),
        ("gone", "empty", "HTTP status 404"),
        ("challenge", "blocked", "Just a moment"),
        ("firewall", "blocked", "访问被拦截"),
        ("loop", "error", "max redirections reached"),
        ("toprivate", "refused", "a private or reserved address"),
        ("tometadata", "refused", "a link-local address"),
        ("refresh", "refused", "a private or reserved address"),
        ("nowhere", "unreachable", "the host name does not resolve"),
    ],
)
def test_trouble_is_told_for_what_it_is(seen: Seen, label: str, outcome: str, reason: str) -> None:
    assert seen[label].outcome == outcome
    assert reason in (seen[label].reason or "")


@pytest.mark.parametrize("label", ["plain", "soon", "moved"])
def test_a_shop_that_answers_in_the_end_is_read(seen: Seen, label: str) -> None:
    assert (seen[label].value or {})["title"] == "小店"


def test_a_redirect_is_told(seen: Seen) -> None:
    value = seen["moved"].value or {}
    assert (value["final_url"], value["redirects"]) == ("http://plain.example/", ["http://moved.example/"])


def test_a_file_is_never_read(seen: Seen) -> None:
    assert seen["tofile"].outcome != "answered"


def test_a_closed_site_is_asked_for_its_robots_txt_only(seen: Seen, server: Awkward) -> None:
    assert {path for label, path in server.asked if label == "closed"} == {"/robots.txt"}


def test_two_sources_share_one_request(seen: Seen, server: Awkward) -> None:
    assert server.asked["challenge", "/"] == 1


def test_who_asks_us_to_slow_down_is_not_asked_again(seen: Seen, server: Awkward) -> None:
    assert server.asked["busy", "/"] == 1
