"""Feeds are well-formed whatever a change says."""

import json
from dataclasses import replace
from xml.etree.ElementTree import fromstring

from hypothesis import given
from hypothesis import strategies as st

from rating_site.exports.feeds import atom, json_feed
from tests.rating_site.exports.sample_entries import MADE, changes

ATOM = "{http://www.w3.org/2005/Atom}"


@given(st.text())
def test_any_text_leaves_both_feeds_well_formed(text: str) -> None:
    feed = changes()
    item = replace(feed.items[0], title=text, summary=text, url=f"https://kajian.example/?q={text}")
    hostile = replace(feed, title=text, items=[item])
    assert len(fromstring(atom(hostile)).findall(f"{ATOM}entry")) == 1  # noqa: S314
    assert len(json.loads(json_feed(hostile))["items"]) == 1


def test_atom_carries_ids_times_and_terms() -> None:
    root = fromstring(atom(changes()))  # noqa: S314
    entry = root.find(f"{ATOM}entry")
    assert entry is not None
    assert entry.findtext(f"{ATOM}id") == "tag:kajian.example,2026:change-2"
    assert entry.findtext(f"{ATOM}updated") == "2026-11-20T04:00:00Z"
    assert "24 hours" in (root.findtext(f"{ATOM}rights") or "")


def test_the_json_feed_carries_the_same_items() -> None:
    read = json.loads(json_feed(changes()))
    assert read["version"] == "https://jsonfeed.org/version/1.1"
    assert [item["id"] for item in read["items"]] == [item.id for item in changes().items]
    assert read["items"][0]["content_text"] == "一 二 三"


def test_a_feed_without_changes_is_valid() -> None:
    empty = replace(changes(), items=(), updated=MADE)
    assert fromstring(atom(empty)).findtext(f"{ATOM}updated") == "2026-11-20T04:00:00Z"  # noqa: S314
    assert json.loads(json_feed(empty))["items"] == []
