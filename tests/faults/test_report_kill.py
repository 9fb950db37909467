"""Killing the web server between any two steps of a report loses nothing that was acknowledged."""

import os
import signal
import time
import urllib.error
from contextlib import suppress
from pathlib import Path

import pytest
from sqlmodel import select

from rating_site.config import read_settings
from rating_site.store.db import open_database, reading
from rating_site.store.report_models import Evidence, Report
from tests.faults.running import Installation, wait_for
from tests.faults.visitor import Visitor, hidden
from tests.rating_site.web.sample_reports import ORDER, SEND, STORY, picture

pytestmark = [pytest.mark.all, pytest.mark.timeout(300)]
SECRET = "k" * 40


@pytest.mark.parametrize("first_kill", [0, 1])
def test_a_report_survives_a_kill_between_any_two_steps(tmp_path: Path, first_kill: int) -> None:
    """Every second step is followed by a kill: more at once would look like a server that cannot live."""
    site = Installation(tmp_path, {"allow_loopback": True}, KAJIAN_SECRET_KEY=SECRET)
    with site.running():
        visitor = Visitor(f"http://127.0.0.1:{site.port}")
        for number, (page, path, form, file, end) in enumerate(_steps(site.port)):
            assert visitor.post(path, hidden(visitor.get(page)) | form, file) == end
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
    form = hidden(visitor.get("/report/check")) | SEND

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
