"""The MISP feed names what is meant, marks what ended as deleted and keeps its ids."""

import json
from dataclasses import replace
from hashlib import md5
from typing import Any

from rating_site.exports.entry import Edition
from rating_site.exports.misp import EVENT, render
from rating_site.exports.pieces import Pieces
from tests.rating_site.exports.sample_entries import GONE, LISTED, edition


def _attributes(made: Edition) -> dict[str, dict[str, Any]]:
    event = json.loads(render(made, Pieces())[f"{EVENT}.json"])["Event"]
    return {one["value"]: one for one in event["Attribute"] if one["to_ids"]}


def test_hosts_are_domains_and_shops_are_urls() -> None:
    found = _attributes(edition())
    assert {value: one["type"] for value, one in found.items()} == {
        "bad.example": "domain", "xn--hlrw93f.example": "domain", "cleared.example": "domain",
        "https://mall.example/shop/AB12": "url",
    }  # fmt: skip


def test_a_removal_deletes_the_attribute_that_was_published() -> None:
    before = _attributes(edition([LISTED], []))["bad.example"]
    after = _attributes(edition([], [replace(GONE, host=LISTED.host)]))["bad.example"]
    assert (after["uuid"], after["deleted"]) == (before["uuid"], True)
    assert int(after["timestamp"]) > int(before["timestamp"])


def test_the_manifest_follows_the_edition() -> None:
    manifest = json.loads(render(edition(), Pieces())["manifest.json"])
    assert manifest[EVENT]["timestamp"] == "1795147200"


def test_the_hashes_hold_what_is_listed_and_not_what_ended() -> None:
    lines = render(edition(), Pieces())["hashes.csv"].decode().splitlines()
    values = ("bad.example", "https://mall.example/shop/AB12", "xn--hlrw93f.example")
    assert lines == [f"{md5(value.encode()).hexdigest()},{EVENT}" for value in values]  # noqa: S324
