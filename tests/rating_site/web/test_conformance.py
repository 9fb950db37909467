"""A stranger's tester calls the served API with everything its own description allows, and more."""

import subprocess
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from rating_site.store.db import Database
from tests.journeys.served import served
from tests.rating_site.web.sample_rows import BAD, HONEST, WORDING, YOUNG, add_listing, add_platform

UNLIMITED: dict[str, Any] = {
    "live_checks_per_person": 100_000,
    "live_checks_per_host": 100_000,
    "api_per_person": 10_000_000,
    "reports_per_person": 100_000,
}

# No JSON schema can say "a public web address" or "a solved puzzle": what is none is refused though it fits.
EXCEPTIONS = "".join(
    f"""
[[operations]]
include-name = "{name}"
[operations.checks]
positive_data_acceptance.enabled = false
"""
    for name in (
        "POST /api/v1/checks",
        "POST /api/v1/keys",
        "POST /api/v1/reports",
        "POST /api/v1/webhooks",
    )
)


@pytest.mark.all
@pytest.mark.timeout(400)
def test_schemathesis_finds_no_fault(database: Database, tmp_path: Path, now: datetime) -> None:
    (tmp_path / "schemathesis.toml").write_text(EXCEPTIONS)
    for shop in (HONEST, YOUNG):
        add_platform(database, shop, now)
    add_listing(database, add_platform(database, BAD, now), "listed", WORDING, now)
    with served(database, tmp_path, now, **UNLIMITED) as site:
        command = [sys.executable, "-m", "schemathesis.cli", "run", f"{site}/api/v1/openapi.json"]
        options = ["--max-examples", "15", "--seed", "1", "--no-color"]
        ran = subprocess.run(
            [*command, *options], cwd=tmp_path, capture_output=True, text=True, timeout=380, check=False
        )
    assert ran.returncode == 0, ran.stdout[-8000:] + ran.stderr[-2000:]
