"""`kajian plan` prints what a load needs, without any installation."""

import json

from tests.rating_site.cli.conftest import Kajian


def test_the_plan_names_machines_memory_and_disk(kajian: Kajian) -> None:
    text = kajian("plan", "--lookups-per-day", "10000000", "--platforms", "1000000")
    assert "10,000,000 look-ups" in text
    assert all(word in text for word in ("web", "workers", "database", "shared folder", "GB"))


def test_the_same_as_json(kajian: Kajian) -> None:
    found = json.loads(kajian("plan", "--lookups-per-day", "1000", "--json"))
    assert (found["load"]["pages"], found["plan"]["web_machines"]) == (100, 1)


def test_a_negative_number_is_bad_input(kajian: Kajian) -> None:
    assert "platforms" in kajian("plan", "--platforms", "-1", status=2)
