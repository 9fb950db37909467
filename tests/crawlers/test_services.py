"""What becomes of the outside services' failures? Each one speaks its real wire format, on loopback."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from crawlers.observation import Observation, Target
from rating_site.demo.servers import World, demo_world
from rating_site.demo.standins.failures import Failure
from tests.crawlers.running import run_crawl

# source, failure, outcome, words of the reason
CASES = [
    ("domain_rdap", Failure.RATE_LIMITED, "rate_limited", "slow down"),
    ("domain_rdap", Failure.BAD_GATEWAY, "unreachable", "502"),
    ("domain_rdap", Failure.WAF_PAGE, "blocked", "refuses us"),
    ("domain_rdap", Failure.EMPTY_BODY, "error", "nothing"),
    ("domain_rdap", Failure.SPLIT_READS, "empty", "no such domain"),
    ("domain_rdap", Failure.SLOW_DRIP, "unreachable", "in time"),
    ("domain_rdap", Failure.HUGE_BODY, "error", "too large"),
    ("domain_rdap", Failure.GZIP_BOMB, "error", "DOWNLOAD_MAXSIZE"),
    ("domain_rdap", Failure.HANG_UP, "unreachable", "broke"),
    ("domain_whois", Failure.RATE_LIMITED, "rate_limited", "slow down"),
    ("domain_whois", Failure.EMPTY_BODY, "error", "nothing"),
    ("domain_whois", Failure.RESERVED, "empty", "reserves"),
    ("domain_whois", Failure.PROHIBITED, "empty", "reserves"),
    ("domain_whois", Failure.DATABASE_DOWN, "error", "not understood"),
    ("domain_whois", Failure.SPLIT_READS, "empty", "no such domain"),
    ("domain_whois", Failure.SLOW_DRIP, "unreachable", "no complete answer"),
    ("domain_whois", Failure.HUGE_BODY, "error", "longer than"),
    ("certificate", Failure.BAD_GATEWAY, "unreachable", "502"),
    ("certificate", Failure.RATE_LIMITED, "rate_limited", "slow down"),
    ("certificate", Failure.WAF_PAGE, "unreachable", "403"),
    ("certificate", Failure.EMPTY_BODY, "error", "no JSON"),
    ("wayback", Failure.BLOCKED_SITE, "blocked", "excludes"),
    ("wayback", Failure.BAD_GATEWAY, "unreachable", "502"),
    ("icp_filing", Failure.CAPTCHA, "error", "验证码"),
    ("icp_filing", Failure.WAF_BODY, "blocked", "创宇盾"),
    ("icp_filing", Failure.WAF_PAGE, "blocked", "firewall"),
    ("icp_filing", Failure.REGISTER_RATE_LIMITED, "rate_limited", "频次"),
    ("icp_filing", Failure.TOKEN_EXPIRED, "error", "401"),
    ("icp_filing", Failure.SIGN_IN_REQUIRED, "error", "401"),
    ("icp_filing", Failure.FOREIGN_RECORD, "error", "something else"),
    ("icp_filing", Failure.NO_PARAMS, "error", "without params"),
    ("icp_filing", Failure.UNKNOWN_CODE, "error", "777"),
    ("icp_filing", Failure.BAD_GATEWAY, "error", "no JSON"),
]
# A 429 pauses its whole service, so it must not come before the other questions of that service.
_LAST = (Failure.RATE_LIMITED,)
Seen = dict[tuple[str, str], Observation]


def _host(source: str, failure: Failure) -> str:
    return f"{source}-{failure}.example".replace("_", "-")


def _spoil(world: World) -> None:
    stand_ins: dict[str, Any] = {
        "domain_rdap": world.rdap,
        "domain_whois": world.whois,
        "certificate": world.crtsh,
        "wayback": world.cdx,
        "icp_filing": world.gateway,
    }
    for source, failure, _, _ in CASES:
        stand_ins[source].failures[_host(source, failure)] = failure


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Seen]:
    cases = sorted(CASES, key=lambda case: case[1] in _LAST)
    targets = [
        Target(id=_host(source, failure), url=f"http://{_host(source, failure)}/", sources=(source,))
        for source, failure, _, _ in cases
    ]
    with demo_world(date(2026, 11, 20)) as world:
        _spoil(world)
        settings = world.crawl_settings | {"request_seconds": 2, "targets_at_once": 40}
        lines = run_crawl(tmp_path_factory.mktemp("crawl"), targets, settings)
        yield {(line.source, line.target): line for line in lines}


@pytest.mark.parametrize(("source", "failure", "outcome", "words"), CASES)
def test_a_failure_is_never_an_answer(
    seen: Seen, source: str, failure: Failure, outcome: str, words: str
) -> None:
    line = seen[source, _host(source, failure)]
    assert line.outcome == outcome
    assert words in (line.reason or "")
