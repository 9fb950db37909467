"""What do these platforms look like today? The crawl process as others start it."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from werkzeug.wrappers import Request, Response

from crawlers.command import run
from crawlers.observation import Observation, TargetDone, read_output
from rating_site.demo.servers import Running, serve

COMMAND = [sys.executable, "-m", "crawlers.run"]
RELEASED = threading.Event()
OPEN = {"allow_loopback": True, "per_host_pause": 0, "sources": ["storefront"]}


@Request.application
def _shop(request: Request) -> Response:
    if request.path == "/shop/slow":
        RELEASED.wait(30)
    if request.path == "/shop/late":
        time.sleep(0.2)
    return Response("<title>小店</title><p>欢迎光临", content_type="text/html; charset=utf-8")


@pytest.fixture(scope="module")
def shop() -> Iterator[Running]:
    with serve(_shop) as running:
        yield running


def _arguments(folder: Path, targets: str, settings: dict[str, Any] | None = None) -> list[str]:
    (folder / "targets.jsonl").write_text(targets)
    (folder / "settings.json").write_text(json.dumps(OPEN if settings is None else settings))
    names = ("targets.jsonl", "out.jsonl")
    return [*(str(folder / n) for n in names), "--settings", str(folder / "settings.json")]


def _target(id_: str, url: str) -> str:
    return json.dumps({"id": id_, "url": url}) + "\n"


def _finished(folder: Path) -> set[str]:
    if not (folder / "out.jsonl").exists():
        return set()
    return {line.target for line in _lines(folder) if isinstance(line, TargetDone)}


def _lines(folder: Path) -> list[Observation | TargetDone]:
    with (folder / "out.jsonl").open(encoding="utf-8", newline="\n") as file:
        return list(read_output(file))


@pytest.mark.parametrize(
    ("targets", "problem"),
    [
        (
            '{"id": "1", "url": "http://a.example/"}\n{"id": "2"}\n',
            "targets.jsonl: line 2: url: Field required",
        ),
        ("nonsense\n", "targets.jsonl: line 1: line: Invalid JSON"),
        ('{"id": "1", "url": "x", "sources": ["nosuch"]}\n', "targets.jsonl: 1: there is no source 'nosuch'"),
        (_target("1", "x") * 2, "targets.jsonl: the id '1' comes 2 times"),
    ],
)
def test_bad_input_ends_with_one_clear_line_and_nothing_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], targets: str, problem: str
) -> None:
    assert run(_arguments(tmp_path, targets)) == 2
    said = capsys.readouterr().err
    assert said.startswith(f"kajian-crawl: {problem}") and said.count("\n") == 1
    assert not (tmp_path / "out.jsonl").exists()


def test_bad_settings_end_with_one_clear_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(_arguments(tmp_path, _target("1", "http://a.example/"), {"per_host_requests": 0})) == 2
    said = capsys.readouterr().err
    assert said.startswith("kajian-crawl: settings.json: per_host_requests: Input should be greater")


def test_missing_files_end_with_one_clear_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([str(tmp_path / "none.jsonl"), str(tmp_path / "out.jsonl")]) == 2
    assert capsys.readouterr().err == "kajian-crawl: none.jsonl: No such file or directory\n"


def test_a_rerun_finishes_what_a_killed_crawl_left(tmp_path: Path, shop: Running) -> None:
    targets = _target("quick", f"{shop.url}/") + _target("stuck", f"{shop.url}/shop/stuck")
    (tmp_path / "out.jsonl").write_text(TargetDone(target="quick").to_line() + '\n{"v":1,"target":"stu')
    subprocess.run([*COMMAND, *_arguments(tmp_path, targets)], check=True, timeout=60)
    finished, *rest = _lines(tmp_path)
    assert finished == TargetDone(target="quick")
    assert [line.target for line in rest] == ["stuck", "stuck"]


def test_a_killed_crawl_loses_the_targets_in_flight_only(tmp_path: Path, shop: Running) -> None:
    targets = "".join(_target(str(n), f"{shop.url}/shop/{'late' if n > 4 else n}") for n in range(12))
    command = [*COMMAND, *_arguments(tmp_path, targets, OPEN | {"targets_at_once": 2})]
    killed = subprocess.Popen(command)
    while len(_finished(tmp_path)) < 5 and killed.poll() is None:
        time.sleep(0.02)
    killed.kill()
    killed.wait()
    before = _finished(tmp_path)
    subprocess.run(command, check=True, timeout=60)
    assert before < _finished(tmp_path) == {str(n) for n in range(12)}
    assert len([line for line in _lines(tmp_path) if isinstance(line, TargetDone)]) == 12


def test_a_finished_crawl_is_not_repeated(tmp_path: Path) -> None:
    whole = TargetDone(target="1").to_line() + "\n"
    (tmp_path / "out.jsonl").write_text(whole)
    assert run(_arguments(tmp_path, _target("1", "http://a.example/"))) == 0
    assert (tmp_path / "out.jsonl").read_text() == whole


def test_the_crawl_ends_soon_after_its_parent(tmp_path: Path, shop: Running) -> None:
    settings = OPEN | {"request_seconds": 60}
    command = [*COMMAND, *_arguments(tmp_path, _target("1", f"{shop.url}/shop/slow"), settings)]
    start = f"subprocess.Popen({command!r}, stdout=subprocess.DEVNULL).pid"
    script = f"import subprocess, time; print({start}, flush=True); time.sleep(60)"
    parent = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True)
    assert parent.stdout
    crawler = int(parent.stdout.readline())
    time.sleep(0.3)
    parent.send_signal(signal.SIGKILL)
    parent.communicate()
    assert _ends(crawler, seconds=5)
    RELEASED.set()


def _ends(process: int, seconds: float) -> bool:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        try:
            os.kill(process, 0)
            if Path(f"/proc/{process}/stat").read_text().split()[2] == "Z":
                return True
        except (ProcessLookupError, FileNotFoundError):
            return True
        time.sleep(0.05)
    return False
