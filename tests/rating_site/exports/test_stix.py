"""The STIX bundle names what is meant, revokes what ended and keeps its ids."""

import json
from dataclasses import replace
from typing import Any

from rating_site.exports.entry import Edition
from rating_site.exports.pieces import Pieces
from rating_site.exports.stix import render
from tests.rating_site.exports.sample_entries import GONE, LISTED, SHARED, SHOP, edition


def _indicators(made: Edition) -> dict[str, dict[str, Any]]:
    objects = json.loads(render(made, Pieces()))["objects"]
    return {one["name"]: one for one in objects if one["type"] == "indicator"}


def test_hosts_and_shops_get_patterns_of_their_own() -> None:
    found = _indicators(edition())
    assert found[LISTED.site]["pattern"] == "[domain-name:value = 'bad.example']"
    shop = "mall.example/shop/AB12"
    assert found[SHOP.site]["pattern"] == f"[url:value IN ('https://{shop}', 'http://{shop}')]"
    assert SHARED.site not in found


def test_a_removal_revokes_the_indicator_that_was_published() -> None:
    before = _indicators(edition([LISTED], []))[LISTED.site]
    ended = replace(GONE, host=LISTED.host, since=LISTED.since)
    after = _indicators(edition([], [ended]))[LISTED.site]
    assert (after["id"], after["created"], after["revoked"]) == (before["id"], before["created"], True)
    assert after["modified"] > before["modified"]


def test_an_indicator_ends_on_its_review_day_and_links_to_its_page() -> None:
    found = _indicators(edition())[LISTED.site]
    assert found["valid_until"] == "2027-03-01T23:59:59.000Z"
    assert found["external_references"][0]["url"] == LISTED.url


def test_the_words_call_nobody_malicious() -> None:
    assert b"malicious" not in render(edition(), Pieces())
