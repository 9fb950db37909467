"""The JSON download holds every public field and the removals."""

import json
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from rating_site.exports.json_list import render
from rating_site.exports.pieces import Pieces
from tests.rating_site.exports.sample_entries import LISTED, edition


def test_entries_carry_every_public_field() -> None:
    read = json.loads(render(edition(), Pieces()))
    assert read["entries"][0] == {
        "host": "bad.example", "shop_path": "", "platform_id": "0123456789ab", "shared_host": False,
        "registrable_domain": "bad.example", "since": "2026-10-31T04:00:00Z",
        "decided_at": "2026-11-18T04:00:00Z", "review_by": "2027-03-01", "reasons": ["independent_reporters"],
        "wording": "3 名买家付款后 72 小时未收到卡密，平台未回应", "version": 2,
        "url": "https://kajian.example/p/0123456789ab",
    }  # fmt: skip


def test_tombstones_are_a_field_of_their_own() -> None:
    read = json.loads(render(edition(), Pieces()))
    assert [(stone["host"], stone["reason"]) for stone in read["tombstones"]] == [
        ("cleared.example", "delisted")
    ]


def test_an_empty_list_is_valid() -> None:
    read = json.loads(render(edition((), ()), Pieces()))
    assert (read["version"], read["entries"], read["tombstones"]) == (7, [], [])


@given(st.text())
def test_any_wording_stays_in_its_field(text: str) -> None:
    entry = replace(LISTED, wording=text)
    assert json.loads(render(edition([entry], []), Pieces()))["entries"][0]["wording"] == entry.wording
