"""Bad input to any command is one clear line and exit status 2, or 4 where safety forbids it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from rating_site.cli import main
from tests.rating_site.production import PRODUCTION


@dataclass(frozen=True)
class Ended:
    """How a command ended."""

    status: object
    out: str
    err: str


Kajian = Callable[..., Ended]


@pytest.fixture
def kajian(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Kajian:
    """Runs the command on a data folder of this test's own."""

    def run(*arguments: str, **environ: str) -> Ended:
        monkeypatch.setattr("sys.argv", ["kajian", *arguments])
        for name, value in {"KAJIAN_DATA": str(tmp_path), **environ}.items():
            monkeypatch.setenv(name, value)
        with pytest.raises(SystemExit) as ended:
            main()
        return Ended(ended.value.code, *capsys.readouterr())

    return run


@pytest.mark.parametrize("arguments", [
    ["no-such-command"],
    ["check"],
    ["check", "云卡商城"],
    ["check", "javascript:alert(1)"],
    ["verify", "a b"],
    ["search", " "],
    ["search", "x" * 300],
    ["score", "云卡"],
    ["extract", "icp", "missing-file"],
    ["extract", "terms", "missing-file", "out"],
    ["terms", "answer", "shop.example", "--ordered", "soon", "--event", "2026-01-01", "--asked", "refund"],
    ["terms", "answer", "a.example", "--ordered", "2026-01-01", "--event", "2026-01-01", "--asked", "x"],
    ["worker", "other"],
])  # fmt: skip
def test_bad_input_is_one_line_and_status_2(kajian: Kajian, arguments: list[str]) -> None:
    done = kajian(*arguments)
    assert done.status == 2 and done.out == ""
    assert done.err.startswith("kajian: ") and done.err.count("\n") == 1


@pytest.mark.parametrize("address", ["127.0.0.1", "http://[::1]/", "169.254.169.254", "localhost", "0x7f.1"])
def test_private_addresses_are_refused_with_status_4(kajian: Kajian, address: str) -> None:
    done = kajian("check", address)
    assert done.status == 4 and "address" in done.err and done.err.count("\n") == 1


@pytest.mark.parametrize(("name", "value"), [
    ("KAJIAN_PORT", "http"),
    ("KAJIAN_PORT", "70000"), ("KAJIAN_MODE", "test"), ("KAJIAN_SECRET_KEY", "short"),
    ("KAJIAN_CRAWL", '{"allow_loopbak": true}'), ("KAJIAN_CRAWL", "{"), ("KAJIAN_DATABASE_URL", "mysql://x/y"),
])  # fmt: skip
def test_a_wrong_setting_stops_the_start_and_is_named(kajian: Kajian, name: str, value: str) -> None:
    done = kajian("search", "x", **{name: value})
    assert done.status == 2 and name.removeprefix("KAJIAN_").lower()[:5] in done.err.lower()
    assert done.err.count("\n") == 1


def test_production_mode_wants_a_secret_and_no_loopback(kajian: Kajian) -> None:
    assert "KAJIAN_SECRET_KEY" in kajian("search", "x", KAJIAN_MODE="production").err
    safe = {f"KAJIAN_{name.upper()}": value for name, value in PRODUCTION.items()}
    unsafe = kajian("search", "x", **safe, KAJIAN_CRAWL='{"allow_loopback": true}')
    assert unsafe.status == 2 and "loopback" in unsafe.err


def test_an_untouched_audit_log_is_called_whole(kajian: Kajian) -> None:
    assert kajian("audit", "verify") == Ended(0, "the audit log is whole\n", "")


@pytest.mark.parametrize("arguments", [[], ["staff"], ["platforms"]])
def test_a_group_alone_lists_what_it_can_do(kajian: Kajian, arguments: list[str]) -> None:
    done = kajian(*arguments)
    assert done.status == 2 and done.out == ""
    assert done.err.startswith("Usage: kajian") and "\nCommands:\n" in done.err


def test_a_data_folder_that_cannot_be_made_is_one_line(kajian: Kajian) -> None:
    done = kajian("audit", "verify", KAJIAN_DATA="/proc/nowhere")
    assert done.status == 3 and done.err == "kajian: /proc/nowhere: No such file or directory\n"


def test_a_fault_of_ours_is_not_hidden(kajian: Kajian, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rating_site.cli.pausing.read_settings", lambda: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        kajian("pause")
