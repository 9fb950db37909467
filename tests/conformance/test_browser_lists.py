"""uBlock Origin's and AdGuard's own engines read our lists and stop what is listed, and nothing else."""

from pathlib import Path

import pytest

from rating_site.exports import adguard, ublock
from tests.conformance.clients import NPM, node, program, run
from tests.rating_site.exports.sample_entries import edition

pytestmark = pytest.mark.all
STOPPED = [
    "https://bad.example/",
    "http://www.bad.example/pay?x=1",
    "https://xn--hlrw93f.example/",
    "https://mall.example/shop/AB12",
    "https://mall.example/shop/AB12?from=qq",
    "https://mall.example/shop/AB12/goods",
]
OPEN = [
    "https://notbad.example/",
    "https://bad.example.good.example/",
    "https://mall.example/",
    "https://mall.example/shop/AB123",
    "https://mall.example/shop/ab12",
    "https://good.example/?go=https://mall.example/shop/AB12",
    "https://many.example/",
    "https://cleared.example/",
]


def test_ublock_stops_listed_hosts_and_shops_and_no_neighbour() -> None:
    question = {"list": ublock.render(edition()).decode(), "urls": STOPPED + OPEN}
    assert node("ublock.mjs", "@gorhill/ubo-core", question) == STOPPED


def test_ublock_reads_an_empty_list() -> None:
    question = {"list": ublock.render(edition((), ())).decode(), "urls": STOPPED + OPEN}
    assert node("ublock.mjs", "@gorhill/ubo-core", question) == []


def test_adguard_blocks_listed_hosts_with_their_subdomains() -> None:
    listed = ["bad.example", "www.bad.example", "xn--hlrw93f.example"]
    others = ["notbad.example", "mall.example", "many.example", "cleared.example"]
    question = {"list": adguard.render(edition()).decode(), "hosts": listed + others}
    assert node("adguard_dns.mjs", "@adguard/tsurlfilter", question) == listed


def _lint(folder: Path, content: bytes) -> int:
    linter = NPM / "node_modules/@adguard/aglint"
    if not linter.exists():
        pytest.fail("the client @adguard/aglint is missing: run deploy/test-tools.sh")
    (folder / ".aglintrc.yaml").write_text("root: true\nextends:\n  - aglint:recommended\n", encoding="utf-8")
    (folder / "list.txt").write_bytes(content)
    return run(program("node"), NPM / "node_modules/.bin/aglint", "list.txt", cwd=folder).returncode


@pytest.mark.parametrize("empty", [False, True])
def test_adguards_linter_finds_nothing_wrong(tmp_path: Path, empty: bool) -> None:
    made = edition((), ()) if empty else edition()
    assert _lint(tmp_path, adguard.render(made)) == 0
    assert _lint(tmp_path, ublock.render(made)) == 0


def test_adguards_linter_would_tell_a_wrong_rule(tmp_path: Path) -> None:
    assert _lint(tmp_path, adguard.render(edition()) + b"||worse.example^$nonsense\n") == 1
