"""How do tests run clients that nobody here wrote? A missing one fails the test and is named."""

import json
import os
import shutil
import socket
import struct
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

NPM = Path(__file__).parent / "npm"
_PLACES = os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin", "/sbin"])
_NXDOMAIN = 3


def program(name: str) -> str:
    """The path of an installed program."""
    found = shutil.which(name, path=_PLACES)
    if found is None:
        pytest.fail(f"the client {name} is missing: run deploy/test-tools.sh")
    return found


def run(*command: str | Path, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    """The finished command with its output; its status is the caller's to judge."""
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, timeout=60, check=False)


def node(script: str, package: str, question: dict[str, Any]) -> Any:
    """What a script in npm/ answers with the help of `package`."""
    if not (NPM / "node_modules" / package).exists():
        pytest.fail(f"the client {package} is missing: run deploy/test-tools.sh")
    done = subprocess.run(
        [program("node"), NPM / script], input=json.dumps(question), capture_output=True, text=True,
        timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def free_port() -> int:
    """A port on loopback that nobody uses now."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def dns_server(port: int, *command: str | Path) -> Iterator[None]:
    """A foreign DNS server in the foreground, from its first answer for good.example to the block's end."""
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as server:
        try:
            for _ in range(100):
                if server.poll() is not None or resolves(port, "good.example"):
                    break
                time.sleep(0.05)
            yield
        finally:
            server.terminate()
            print(server.communicate(timeout=20)[0])  # shown when the test fails


def blocked(port: int, host: str) -> bool:
    """Does the server on this port say that the host does not exist, or has no address?"""
    code, answers = _ask(port, host)
    return code == _NXDOMAIN or (code == 0 and answers in ([], ["0.0.0.0"]))  # noqa: S104


def resolves(port: int, host: str) -> bool:
    """Does the server on this port know the test address of this host?"""
    return _ask(port, host) == (0, ["192.0.2.1"])


def _ask(port: int, host: str) -> tuple[int, list[str]]:
    """Response code and IPv4 addresses; -1 where nobody answers."""
    labels = b"".join(bytes([len(label)]) + label.encode() for label in host.split("."))
    question = struct.pack(">6H", 7, 0x0100, 1, 0, 0, 0) + labels + b"\0" + struct.pack(">2H", 1, 1)
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        asking.settimeout(3)
        try:
            asking.connect(("127.0.0.1", port))
            asking.send(question)
            answer = asking.recv(4096)
        except OSError:
            return -1, []
    count = struct.unpack(">H", answer[6:8])[0]
    return answer[3] & 15, [_last_address(answer, place) for place in range(count)]


def _last_address(answer: bytes, place: int) -> str:
    """Our servers answer with one A record each, behind the question, its name as a two-byte pointer."""
    end = answer.index(b"\0", 12) + 5 + 16 * (place + 1)
    return socket.inet_ntoa(answer[end - 4 : end])
