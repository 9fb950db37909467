"""What operators copy from deploy/ is read by the programs it is written for, and nginx does what it says."""

import re
import shutil
import socket
import ssl
import subprocess
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack
from http.client import HTTPResponse
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Thread
from typing import Any

import pytest
import yaml
from click import Context

from rating_site.cli.group import cli
from rating_site.config import Settings
from rating_site.web.flow import AT_ONCE
from tests.conformance.clients import program, run
from tests.conftest import migrated
from tests.faults.cluster import Cluster
from tests.faults.running import free_port, wait_for

pytestmark = pytest.mark.all
ROOT = Path(__file__).resolve().parents[2]
DEPLOY = ROOT / "deploy"
COMMANDS = set(cli.list_commands(Context(cli)))
VARIABLES = {f"KAJIAN_{name.upper()}" for name in Settings.model_fields}
UNITS = sorted((DEPLOY / "systemd").glob("kajian*.*"))
_MAIN = (
    "user root; daemon off; pid {0}/pid; error_log stderr; events {{}} http {{ {1} include {0}/site.conf; }}"
)
_FIRST_SCREEN = b"x" * 6400
_TEMP = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")


def test_systemd_understands_the_units(tmp_path: Path) -> None:
    shutil.copytree(DEPLOY / "systemd", tmp_path, dirs_exist_ok=True)
    units = [path for path in tmp_path.iterdir() if path.is_file()]
    for path in units:
        path.write_text(path.read_text().replace("/opt/kajian/bin/kajian", "/bin/true"))
    shutil.copy(tmp_path / "kajian-worker@.service", tmp_path / "kajian-worker@live.service")
    done = run(program("systemd-analyze"), "verify", *units, tmp_path / "kajian-worker@live.service")
    assert (done.returncode, done.stderr) == (0, "")


def test_units_name_commands_and_units_that_exist() -> None:
    text = "".join(path.read_text() for path in UNITS if path.is_file())
    assert set(re.findall(r"bin/kajian (\w+)", text)) <= COMMANDS
    wanted = re.findall(r"kajian[\w-]*@?\w*\.(?:service|timer|target)", text)
    known = {path.name for path in UNITS}
    assert {re.sub("@.*[.]", "@.", name) for name in wanted} <= known


def test_the_environment_example_names_settings_that_exist() -> None:
    named = re.findall(r"^(KAJIAN_\w+)=", (DEPLOY / "env.example").read_text(), re.MULTILINE)
    assert len(named) > 8
    assert set(named) <= VARIABLES


@pytest.fixture
def compose() -> Any:
    return yaml.safe_load((DEPLOY / "compose.yaml").read_text())


def test_compose_has_every_role_and_nothing_unknown(compose: Any) -> None:
    ours = {name: one for name, one in compose["services"].items() if one.get("image") == "kajian"}
    assert {tuple(one["command"]) for one in ours.values()} == {
        ("migrate",), ("web",), ("worker", "live"), ("worker", "general"), ("scheduler",),
    }  # fmt: skip
    for one in ours.values():
        assert set(one["environment"]) <= VARIABLES
        assert (ROOT / "deploy" / one["build"]["context"] / one["build"]["dockerfile"]).is_file()


def test_compose_refers_only_to_what_it_declares(compose: Any) -> None:
    services, volumes = compose["services"], set(compose["volumes"])
    known = {
        "image",
        "build",
        "env_file",
        "environment",
        "volumes",
        "restart",
        "stop_grace_period",
        "read_only",
    }
    known |= {"tmpfs", "cap_drop", "security_opt", "depends_on", "command", "healthcheck", "ports"}
    for name, one in services.items():
        assert set(one) <= known, name
        assert set(one.get("depends_on", ())) <= set(services)
        mounted = {volume.split(":")[0] for volume in one.get("volumes", ())}
        assert {place for place in mounted if not place.startswith(".")} <= volumes


def test_the_image_is_built_from_files_that_exist_and_hashes() -> None:
    text = (DEPLOY / "Dockerfile").read_text()
    copied = [
        word for line in re.findall(r"^COPY (?!--from)(.*) \S+$", text, re.MULTILINE) for word in line.split()
    ]
    assert copied and all((ROOT / word).exists() for word in copied)
    assert "--require-hashes" in text and "USER kajian" in text


class Front:
    """nginx with our file in front of a real web server."""

    def __init__(self, port: int, certificate: Path) -> None:
        self.port = port
        self._trust = ssl.create_default_context(cafile=str(certificate))

    def open(self, path: str) -> HTTPResponse:
        """An answer that is still to be read."""
        address = f"https://127.0.0.1:{self.port}{path}"
        answer: HTTPResponse = urllib.request.urlopen(address, timeout=5, context=self._trust)
        return answer

    def get(self, path: str) -> tuple[int, dict[str, str]]:
        """Status and headers; 0 while nobody listens."""
        try:
            with self.open(path) as answer:
                return answer.status, dict(answer.headers)
        except urllib.error.HTTPError as error:
            return error.code, dict(error.headers)
        except OSError:
            return 0, {}


@pytest.fixture
def front(tmp_path: Path) -> Iterator[Front]:
    public = tmp_path / "downloads" / "current" / "public"
    public.mkdir(parents=True)
    for name in ("domains.txt", "listed.json", "clash.yaml", "stix.json"):
        (public / name).write_text("x\n")
    migrated(f"sqlite:///{tmp_path / 'kajian.db'}")
    with ExitStack() as stack:
        ((web, _pid),) = stack.enter_context(Cluster(tmp_path).webs(1))
        port = _start_nginx(tmp_path, web.port, stack)
        made = Front(port, tmp_path / "fullchain.pem")
        wait_for(lambda: made.get("/healthz")[0] == 200, 20)
        yield made


def _start_nginx(folder: Path, web: int, stack: ExitStack) -> int:
    port = free_port()
    _make_certificate(folder)
    text = (DEPLOY / "nginx" / "kajian.conf").read_text()
    for old, new in {
        "    listen [::]:80;\n": "", "    listen [::]:443 ssl http2;\n": "",
        "listen 80;": f"listen 127.0.0.1:{free_port()};", "listen 443": f"listen 127.0.0.1:{port}",
        "web:8000": f"127.0.0.1:{web}", "/etc/kajian/tls": str(folder), "/var/lib/kajian": str(folder),
    }.items():  # fmt: skip
        assert old in text
        text = text.replace(old, new)
    (folder / "site.conf").write_text(text)
    temp = "".join(f"{kind}_temp_path {folder}/{kind};" for kind in _TEMP)
    main = folder / "nginx.conf"
    main.write_text(_MAIN.format(folder, temp))
    checked = run(program("nginx"), "-t", "-q", "-c", main)
    assert checked.returncode == 0, checked.stderr
    process = subprocess.Popen([program("nginx"), "-c", main], stderr=subprocess.DEVNULL)
    stack.callback(process.wait, 10)
    stack.callback(process.terminate)
    return port


def _make_certificate(folder: Path) -> None:
    made = run(
        program("openssl"), "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1",
        "-nodes", "-days", "2", "-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1",
        "-keyout", folder / "privkey.pem", "-out", folder / "fullchain.pem",
    )  # fmt: skip
    assert made.returncode == 0, made.stderr


def test_nginx_serves_downloads_and_hides_what_is_for_operators(front: Front) -> None:
    kinds = {"domains.txt": "text/plain", "listed.json": "application/json", "clash.yaml": "application/yaml",
             "stix.json": "application/stix+json"}  # fmt: skip
    for name, kind in kinds.items():
        status, headers = front.get(f"/downloads/{name}")
        assert (status, headers["Content-Type"].partition(";")[0]) == (200, kind)
        assert headers["Access-Control-Allow-Origin"] == "*"
        assert headers["X-Content-Type-Options"] == "nosniff"
    for hidden in ("/metrics", "/downloads/../edition.json", "/downloads/%2e%2e/edition.json"):
        assert front.get(hidden)[0] in (400, 404)
    assert front.get("/api/v1/check?q=" + "a" * 5000)[0] == 414


def test_clients_that_never_finish_keep_nobody_waiting(front: Front) -> None:
    with ExitStack() as stack:
        for _ in range(30):
            slow = stack.enter_context(socket.create_connection(("127.0.0.1", front.port), timeout=5))
            slow.sendall(b"\x16\x03")
        assert front.get("/healthz")[0] == 200


class _Slow(BaseHTTPRequestHandler):
    """A web server whose page has a first screen; the rest is made when somebody has read it."""

    protocol_version = "HTTP/1.1"
    read = Event()

    def do_GET(self) -> None:
        """Answer in two chunks."""
        self.send_response(200)
        self.send_header("Transfer-Encoding", "chunked")
        for header in AT_ONCE.items():
            self.send_header(*header)
        self.end_headers()
        self.wfile.write(b"%x\r\n%s\r\n" % (len(_FIRST_SCREEN), _FIRST_SCREEN))
        if self.path != "/healthz":
            self.read.wait(10)
        self.wfile.write(b"4\r\nrest\r\n0\r\n\r\n")

    def log_message(self, *_words: object) -> None:
        """Say nothing."""


def test_nginx_passes_on_a_first_screen_while_the_rest_is_made(tmp_path: Path) -> None:
    with ThreadingHTTPServer(("127.0.0.1", 0), _Slow) as server, ExitStack() as stack:
        Thread(target=server.serve_forever).start()
        stack.callback(server.shutdown)
        front = Front(_start_nginx(tmp_path, server.server_port, stack), tmp_path / "fullchain.pem")
        wait_for(lambda: front.get("/healthz")[0] == 200, 20)
        with front.open("/platforms/x") as answer:
            assert answer.read(len(_FIRST_SCREEN)) == _FIRST_SCREEN
            _Slow.read.set()
            assert answer.read() == b"rest"
