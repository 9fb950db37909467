"""All downloads together: what every one must carry, and what none may."""

import re
from dataclasses import replace

import pytest

from rating_site.exports.entry import Edition
from rating_site.exports.formats import FORMATS, SYNTAX_ONLY, Format, render_all
from rating_site.exports.header import REUSE_TERMS
from rating_site.exports.pieces import Pieces
from tests.rating_site.exports.sample_entries import GONE, LISTED, MADE, SHARED, SHOP, edition

BLOCKERS = [form for form in FORMATS if form.name not in {"csv", "json"}]
LINES = {
    "domains": r"{h}",
    "hosts": r"0\.0\.0\.0 {h}",
    "dnsmasq": r"local=/{h}/",
    "unbound": r'server:|  local-zone: "{h}\." always_nxdomain',
    "rpz": r"\$TTL \d+|@ SOA localhost\. \S+( \d+){5}|@ NS localhost\.|(\*\.)?{h} CNAME \.",
    "smartdns": r"address /{h}/#",
    "adguard": r"\|\|{h}\^",
    "ublock": r"\|\|{h}\^\$document|/\^https\?:.*\$/?.*/\$document,match-case,to={h}",
    "clash": r"payload:( \[\])?|  - '\+\.{h}'",
    "surge": r"\.{h}",
}  # fmt: skip
HOST = r"(?:[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?\.)+[a-z0-9-]+"


def _written(form: Format, made: Edition) -> str:
    return b"\n".join(form.render(made, Pieces()).values()).decode()


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_every_format_states_terms_version_and_dates(form: Format) -> None:
    written = _written(form, edition())
    for stated in (*REUSE_TERMS, "2026-11-20T04:00:00Z", "2026-11-21T04:00:00Z"):
        assert stated in written
    assert re.search(r'Version: 7|"version":7|"7"', written)


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_every_format_names_listed_and_removed_hosts(form: Format) -> None:
    written = _written(form, edition())
    for host in ("bad.example", "xn--hlrw93f.example", "cleared.example"):
        assert host in written


@pytest.mark.parametrize("form", BLOCKERS, ids=lambda form: form.name)
def test_a_blocker_never_gets_a_shared_host(form: Format) -> None:
    assert SHARED.host not in _written(form, edition())


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_single_shops_stand_only_where_they_can_be_expressed(form: Format) -> None:
    assert (
        SHOP.platform_id + '"' in _written(form, edition()) or "/AB12" in _written(form, edition())
    ) == form.paths
    assert form.paths or SHOP.host not in _written(form, edition())


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_after_a_removal_the_host_stands_only_as_a_tombstone(form: Format) -> None:
    ended = replace(GONE, host=LISTED.host, platform_id=LISTED.platform_id)
    for line in _written(form, edition((SHOP,), (ended,))).splitlines():
        said = re.search(r'^(#|!|;|//) Removed: |^"removed"|"ended_at"|"revoked":true|"deleted":true', line)
        assert LISTED.host not in line or said, line


@pytest.mark.parametrize("form", [form for form in FORMATS if form.name in LINES], ids=lambda form: form.name)
@pytest.mark.parametrize("empty", [False, True])
def test_every_line_follows_the_grammar(form: Format, empty: bool) -> None:
    grammar = re.compile(LINES[form.name].replace("{h}", HOST))
    lines = _written(form, edition((), ()) if empty else edition()).splitlines()
    ruled = [line for line in lines if not re.match(r"[#!;] ", line)]
    assert [line for line in ruled if not grammar.fullmatch(line)] == []
    assert lines[0].endswith("Title: Kajian 卡鉴: listed platforms")


def test_a_hostile_reason_or_wording_forges_no_line() -> None:
    evil = "x\nlocal=/qq.example/\r\n||qq.example^\u2028qq.example"
    files = render_all(
        edition([replace(LISTED, wording=evil, reasons=(evil,))], [replace(GONE, reason=evil)])
    )
    starts = tuple(b'#!;/"{')
    for name, content in files.items():
        assert all(b"qq.example" not in line or line[0] in starts for line in content.splitlines()), name


def test_the_rpz_serial_is_the_version_and_never_overflows() -> None:
    rpz = next(form for form in FORMATS if form.name == "rpz")
    assert " 7 86400 " in _written(rpz, edition())
    assert " 1 86400 " in _written(rpz, replace(edition(), version=2**32 + 1))


def test_rpz_leaves_out_a_name_that_would_stop_the_zone() -> None:
    rpz = next(form for form in FORMATS if form.name == "rpz")
    host = ".".join(["a" * 60] * 4) + ".example"
    long = replace(LISTED, host=host, registrable_domain=host)
    assert host not in _written(rpz, edition([long], []))


def test_names_and_files_are_unique_and_described() -> None:
    assert (
        len({form.name for form in FORMATS}) == len({form.filename for form in FORMATS}) == len(FORMATS) == 15
    )
    assert all(form.usage and form.title and form.proof for form in FORMATS)
    assert {form.name for form in FORMATS if form.proof == SYNTAX_ONLY} == {"clash", "surge"}


def test_render_all_writes_the_files_that_the_table_names() -> None:
    files = render_all(edition())
    for form in FORMATS:
        assert any(name == form.filename or name.startswith(form.filename) for name in files)


def test_the_same_edition_gives_the_same_bytes() -> None:
    kept = Pieces()
    first = render_all(edition(), kept)
    assert render_all(edition(), kept) == render_all(edition()) == first


def test_a_change_after_kept_pieces_gives_what_a_fresh_rendering_gives() -> None:
    kept = Pieces()
    render_all(edition(), kept)
    changed = edition([replace(LISTED, wording="新的说明", decided_at=MADE), SHOP], [GONE])
    assert render_all(changed, kept) == render_all(changed)
