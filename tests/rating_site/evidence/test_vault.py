"""Originals are unreadable without our keys, come back whole, and no crash leaves half of one."""

import os
import signal
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from rating_site.evidence.vault import Vault, VaultError

OLD, NEW = b"o" * 32, b"n" * 32
DATA = b"a screenshot " * 1000


@pytest.fixture
def vault(tmp_path: Path) -> Vault:
    return Vault(tmp_path, [NEW])


def test_a_file_comes_back_and_is_unreadable_on_disk(vault: Vault, tmp_path: Path) -> None:
    name = vault.put(DATA)
    assert vault.get(name) == DATA
    assert b"screenshot" not in (tmp_path / name).read_bytes()
    assert (tmp_path / name).stat().st_mode & 0o077 == 0


def test_the_same_file_twice_looks_different(vault: Vault, tmp_path: Path) -> None:
    first, second = vault.put(DATA), vault.put(DATA)
    assert first != second
    assert (tmp_path / first).read_bytes() != (tmp_path / second).read_bytes()


def test_a_changed_file_is_not_given_out(vault: Vault, tmp_path: Path) -> None:
    name = vault.put(DATA)
    sealed = (tmp_path / name).read_bytes()
    for place in (0, 3, 10, 20, len(sealed) - 1):
        (tmp_path / name).write_bytes(sealed[:place] + bytes([sealed[place] ^ 1]) + sealed[place + 1 :])
        with pytest.raises(VaultError):
            vault.get(name)


@pytest.mark.parametrize("length", [0, 1, 5, 17, 30])
def test_a_file_that_ends_early_is_not_given_out(vault: Vault, tmp_path: Path, length: int) -> None:
    name = vault.put(DATA)
    os.truncate(tmp_path / name, length)
    with pytest.raises(VaultError):
        vault.get(name)


def test_files_cannot_be_exchanged(vault: Vault, tmp_path: Path) -> None:
    first, second = vault.put(DATA), vault.put(b"another")
    (tmp_path / first).rename(tmp_path / second)
    with pytest.raises(VaultError, match="trusted"):
        vault.get(second)


def test_another_key_opens_nothing(vault: Vault, tmp_path: Path) -> None:
    name = vault.put(DATA)
    with pytest.raises(VaultError, match="key"):
        Vault(tmp_path, [OLD]).get(name)


def test_old_keys_open_until_files_are_renewed(tmp_path: Path) -> None:
    name = Vault(tmp_path, [OLD]).put(DATA)
    both = Vault(tmp_path, [NEW, OLD])
    assert both.get(name) == DATA
    assert both.renew(name)
    assert not both.renew(name)
    assert Vault(tmp_path, [NEW]).get(name) == DATA


def test_a_deleted_file_is_gone_and_deleting_again_is_no_error(vault: Vault, tmp_path: Path) -> None:
    name = vault.put(DATA)
    vault.delete(name)
    vault.delete(name)
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(VaultError, match="no such file"):
        vault.get(name)


@pytest.mark.parametrize(
    "name", ["", "../secret", "a" * 31, "A" * 32, "a" * 32 + "\n", "/etc/passwd", "a" * 32 + ".part"]
)
def test_only_names_of_the_vault_are_taken(vault: Vault, name: str) -> None:
    for ask in (vault.get, vault.delete, vault.renew):
        with pytest.raises(VaultError):
            ask(name)


def test_orphans_are_old_files_that_nobody_knows(vault: Vault, tmp_path: Path) -> None:
    known, lost, fresh = vault.put(b"1"), vault.put(b"2"), vault.put(b"3")
    limit = datetime(2026, 11, 1, tzinfo=UTC)
    for name in (known, lost):
        os.utime(tmp_path / name, times=((limit - timedelta(days=1)).timestamp(),) * 2)
    assert list(vault.orphans({known}, limit)) == [lost]
    assert vault.get(fresh) == b"3"


def test_what_a_crashed_writer_left_is_no_file_and_is_removed(vault: Vault, tmp_path: Path) -> None:
    left = tmp_path / f"{'a' * 32}-00000000.part"
    left.write_bytes(b"half")
    later = datetime.now(UTC) + timedelta(hours=1)
    assert list(vault.orphans((), later)) == []
    assert vault.drop_unfinished(later - timedelta(hours=2)) == 0
    assert vault.drop_unfinished(later) == 1
    assert not left.exists()


def test_a_writer_that_is_killed_leaves_whole_files_only(vault: Vault, tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from rating_site.evidence.vault import Vault\n"
        "vault = Vault(Path(sys.argv[1]), [b'n' * 32])\n"
        "while True: print(vault.put(b'x' * 3_000_000), flush=True)"
    )
    writer = subprocess.Popen([sys.executable, "-c", code, str(tmp_path)], stdout=subprocess.PIPE, text=True)
    assert writer.stdout is not None
    acknowledged = [writer.stdout.readline().strip() for _ in range(3)]
    writer.send_signal(signal.SIGKILL)
    acknowledged += [line.strip() for line in writer.stdout.read().splitlines()]
    writer.wait()
    writer.stdout.close()
    whole = {path.name for path in tmp_path.iterdir() if not path.suffix}
    assert whole >= set(acknowledged)
    assert {len(vault.get(name)) for name in whole} == {3_000_000}


def test_a_key_of_another_length_is_refused(tmp_path: Path) -> None:
    for keys in ([], [b"short"]):
        with pytest.raises(ValueError, match="32 bytes"):
            Vault(tmp_path, keys)
