"""A stranger's tester calls the served API with everything its own description allows, and more."""

import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from rating_site.store.db import Database
from tests.journeys.served import served
from tests.rating_site.web.sample_rows import HONEST, add_platform

UNLIMITED = {"live_checks_per_person": 100_000, "live_checks_per_host": 100_000}

# No JSON schema can say "a public web address": a text that is none is refused although it fits.
EXCEPTION = """
[[operations]]
include-name = "POST /api/v1/checks"
[operations.checks]
positive_data_acceptance.enabled = false
"""


@pytest.mark.all
def test_schemathesis_finds_no_fault(database: Database, tmp_path: Path, now: datetime) -> None:
    (tmp_path / "schemathesis.toml").write_text(EXCEPTION)
    add_platform(database, HONEST, now)
    with served(database, tmp_path, now, **UNLIMITED) as site:
        command = [sys.executable, "-m", "schemathesis.cli", "run", f"{site}/api/v1/openapi.json"]
        options = ["--max-examples", "60", "--seed", "1", "--no-color"]
        ran = subprocess.run(
            [*command, *options], cwd=tmp_path, capture_output=True, text=True, timeout=110, check=False
        )
    assert ran.returncode == 0, ran.stdout[-4000:] + ran.stderr[-2000:]
