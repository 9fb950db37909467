"""Entries, tombstones and editions hold only what every format can carry."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rating_site.exports.entry import Entry
from tests.rating_site.exports.sample_entries import GONE, HAN, LISTED, MADE, SHARED, SHOP, edition


@pytest.mark.parametrize(
    "host",
    ["", "com", "Bad.example", "卡盟.example", "bad.example.", "bad.example\nlocal=/qq.com/", "a b.example",
     "-bad.example",
     "bad..example", "bad.example/x", "a" * 64 + ".example", "a." * 130 + "example", "*.example"],
)  # fmt: skip
def test_a_host_that_could_break_or_forge_a_line_is_refused(host: str) -> None:
    with pytest.raises(ValueError, match="host"):
        replace(LISTED, host=host)


@pytest.mark.parametrize(
    "path", ["shop", "/", "/shop/a b", "/shop/a\n", "/shop/^$", "/a/b/c/d/e", "/" + "a" * 65]
)
def test_a_path_that_could_break_or_forge_a_line_is_refused(path: str) -> None:
    with pytest.raises(ValueError, match="path"):
        replace(LISTED, shop_path=path)
    with pytest.raises(ValueError, match="path"):
        replace(GONE, shop_path=path)


@given(st.text())
def test_any_wording_becomes_one_printable_line(text: str) -> None:
    entry = replace(LISTED, wording=text, reasons=(text,))
    assert entry.wording.isprintable() and entry.reasons[0].isprintable()
    assert entry.wording == entry.wording.strip()


@pytest.mark.parametrize(
    "entry",
    [SHOP, SHARED, replace(LISTED, host="192.0.2.7", registrable_domain=None),
     replace(LISTED, host="com.cn", registrable_domain=None)],
)  # fmt: skip
def test_shops_shared_hosts_addresses_and_suffixes_are_never_a_whole_host(entry: Entry) -> None:
    assert not entry.whole_host
    assert entry.host not in edition([entry]).hosts


def test_an_edition_sorts_by_site() -> None:
    assert [entry.site for entry in edition([SHOP, HAN, LISTED]).entries] == [
        "bad.example", "mall.example/shop/AB12", "xn--hlrw93f.example"]  # fmt: skip


def test_the_newest_decision_about_a_site_wins() -> None:
    newer = replace(LISTED, decided_at=MADE, wording="newer")
    for order in ([LISTED, newer], [newer, LISTED]):
        assert edition(order).entries == (newer,)


def test_a_site_that_is_listed_again_has_no_tombstone() -> None:
    ended = replace(GONE, host=LISTED.host)
    assert edition([LISTED], [ended, GONE]).tombstones == (GONE,)


def test_the_last_of_two_endings_is_the_tombstone() -> None:
    later = replace(GONE, ended_at=GONE.ended_at + timedelta(hours=1), reason="expired")
    assert edition([], [later, GONE]).tombstones == (later,)


@pytest.mark.parametrize("url", ["", "https://kajian.example/", "javascript:1", "https://a.example\nserver:"])
def test_the_base_address_must_be_plain(url: str) -> None:
    with pytest.raises(ValueError, match="base_url"):
        replace(edition(), base_url=url)
