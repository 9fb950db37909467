"""An existing client of "Have I Been Pwned" asks our range API which hosts are listed."""

from datetime import datetime
from pathlib import Path

import pytest

from rating_site.store.db import Database
from tests.conformance.clients import node
from tests.journeys.served import served
from tests.rating_site.web.sample_rows import BAD, HONEST, WORDING, add_listing, add_platform

pytestmark = pytest.mark.all


def test_hibp_finds_the_listed_host_and_no_other(database: Database, tmp_path: Path, now: datetime) -> None:
    add_listing(database, add_platform(database, BAD, now), "listed", WORDING, now)
    add_platform(database, HONEST, now)
    with served(database, tmp_path, now) as site:
        question = {"baseUrl": f"{site}/api/v1", "hosts": [BAD.host, HONEST.host, "nobody.example.com"]}
        counts = node("hibp.mjs", "hibp", question)
    assert counts == {BAD.host: 2, HONEST.host: 0, "nobody.example.com": 0}
