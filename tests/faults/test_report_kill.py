"""Killing the web server between any two steps of a report loses nothing that was acknowledged."""

import os
import re
import signal
import time
import urllib.error
import urllib.request
from contextlib import suppress
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.parse import urlencode

import pytest
from sqlmodel import select

from rating_site.config import read_settings
from rating_site.store.db import open_database, reading
from rating_site.store.report_models import Evidence, Report
from tests.faults.running import Installation, wait_for
from tests.rating_site.web.sample_reports import ORDER, SEND, STORY, picture

pytestmark = [pytest.mark.all, pytest.mark.timeout(300)]
SECRET = "k" * 40
_PLAIN = "application/x-www-form-urlencoded"


class Visitor:
    """A browser without scripts that follows redirects and keeps cookies."""

    def __init__(self, address: str) -> None:
        self._address = address
        self._opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))

    def get(self, path: str) -> str:
        """A page, asked for again while nobody answers."""
        found = ""

        def answered() -> bool:
            nonlocal found
            with suppress(OSError):
                with self._opener.open(self._address + path, timeout=5) as answer:
                    found = answer.read().decode()
                return True
            return False

        wait_for(answered, 30)
        return found

    def post(self, path: str, form: dict[str, str], file: bytes = b"") -> str:
        """Send a form; the path at which the answer ends."""
        body, kind = _multipart(form, file) if file else (urlencode(form).encode(), _PLAIN)
        request = urllib.request.Request(  # noqa: S310  # our own server
            self._address + path, data=body, headers={"Content-Type": kind}
        )
        with self._opener.open(request, timeout=10) as answer:
            return str(answer.url).removeprefix(self._address)


def _hidden(page: str) -> dict[str, str]:
    """What the forms of a page carry along."""
    return dict(re.findall(r'<input type="hidden" name="(csrf_token|started)" value="([^"]*)"', page))


def _multipart(fields: dict[str, str], file: bytes) -> tuple[bytes, str]:
    parts = [
        f'--x\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
        for name, value in fields.items()
    ]
    head = b'--x\r\nContent-Disposition: form-data; name="files"; filename="a.png"\r\n'
    parts.append(head + b"Content-Type: image/png\r\n\r\n" + file + b"\r\n--x--\r\n")
    return b"".join(parts), "multipart/form-data; boundary=x"


@pytest.mark.parametrize("first_kill", [0, 1])
def test_a_report_survives_a_kill_between_any_two_steps(tmp_path: Path, first_kill: int) -> None:
    """Every second step is followed by a kill: more at once would look like a server that cannot live."""
    site = Installation(tmp_path, {"allow_loopback": True}, KAJIAN_SECRET_KEY=SECRET)
    with site.running():
        visitor = Visitor(f"http://127.0.0.1:{site.port}")
        for number, (page, path, form, file, end) in enumerate(_steps(site.port)):
            assert visitor.post(path, _hidden(visitor.get(page)) | form, file) == end
            if number % 2 == first_kill:
                _kill_web(site)
        assert STORY["story"] in visitor.get("/report/story")
        _send_patiently(visitor)
        _kill_web(site)
        assert "查询码" in visitor.get("/report/done")
    _assert_all_kept(tmp_path)


def _steps(port: int) -> list[tuple[str, str, dict[str, str], bytes, str]]:
    """Page, where its form goes, what is sent, a file, and where one ends."""
    begin = {"kind": "incident", "q": f"127.0.0.1:{port}"}
    return [
        ("/report", "/report", begin, b"", "/report/story"),
        ("/report/story", "/report/story", STORY, b"", "/report/order"),
        ("/report/order", "/report/order", ORDER, b"", "/report/evidence"),
        ("/report/evidence", "/report/evidence", {"kind": "payment"}, picture(), "/report/evidence"),
        ("/report/evidence", "/report/evidence", {"next": "1"}, b"", "/report/contact"),
        ("/report/contact", "/report/contact", {"email": "a@b.example"}, b"", "/report/check"),
    ]


def _send_patiently(visitor: Visitor) -> None:
    """Send what the page shows, again and again until it is no longer too soon: a browser without scripts."""
    form = _hidden(visitor.get("/report/check")) | SEND

    def sent() -> bool:
        time.sleep(1)
        with suppress(urllib.error.HTTPError):
            return visitor.post("/report/check", form) == "/report/done"
        return False

    wait_for(sent, 60)


def _kill_web(site: Installation) -> None:
    wait_for(lambda: "web" in site.processes(), 20)
    with suppress(ProcessLookupError):
        os.kill(site.processes()["web"], signal.SIGKILL)


def _assert_all_kept(data: Path) -> None:
    database = open_database(f"sqlite:///{data / 'kajian.db'}")
    with reading(database) as session:
        report, evidence = session.exec(select(Report)).one(), session.exec(select(Evidence)).one()
    database.close()
    safe = read_settings(data=data, secret_key=SECRET).safe
    assert (report.state, report.order_shown) == ("held", "KM20****0123")
    assert report.story_sealed and safe.seal.open(report.story_sealed, "story") == STORY["story"]
    assert safe.vault.get(evidence.stored_as or "")
