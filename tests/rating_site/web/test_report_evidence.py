"""Pictures come in clean, are seen by their reporter only, and nothing stays half stored."""

import hashlib
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from sqlmodel import select

from rating_site.store.db import Database, reading
from rating_site.store.models import Audit
from rating_site.store.report_models import Evidence, Report
from tests.rating_site.web.sample_reports import Reporter, picture

PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
HEIC = b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00"
VIDEO = b"\x00\x00\x00\x18ftypisom\x00\x00\x02\x00"


@pytest.fixture
def at_evidence(reporter: Reporter) -> Reporter:
    """A reporter on the page of pictures."""
    reporter.begin()
    reporter.tell()
    reporter.order()
    return reporter


def files(database: Database) -> list[Evidence]:
    with reading(database) as session:
        return list(session.exec(select(Evidence)))


def vault(reporter: Reporter) -> list[Path]:
    return list((reporter.client.application.extensions["kajian"].settings.data / "evidence").iterdir())


def test_a_picture_is_kept_sealed_and_shown_to_its_reporter(
    at_evidence: Reporter, database: Database
) -> None:
    data = picture("green")
    at_evidence.show(data)
    [row] = files(database)
    assert row.sha256 == hashlib.sha256(data).hexdigest() and row.kind == "payment"
    assert data not in vault(at_evidence)[0].read_bytes()
    answer = at_evidence.client.get(f"/report/evidence/{row.id}")
    assert Image.open(BytesIO(answer.data)).size == (40, 30)


def test_a_picture_is_served_so_that_nothing_in_it_can_run(at_evidence: Reporter, database: Database) -> None:
    at_evidence.show(picture())
    answer = at_evidence.client.get(f"/report/evidence/{files(database)[0].id}")
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Cache-Control"] == "private, no-store"
    with reading(database) as session:
        assert "evidence_seen" in session.exec(select(Audit.action)).all()


def test_nobody_else_sees_or_removes_a_picture(at_evidence: Reporter, database: Database) -> None:
    at_evidence.show(picture())
    path = f"/report/evidence/{files(database)[0].id}"
    stranger = Reporter(at_evidence.client.application.test_client(), at_evidence.clock)
    assert stranger.client.get(path).location == "/report/track"
    stranger.begin("other.example.net")
    assert stranger.client.get(path).status_code == 404
    assert stranger.client.post(f"{path}/delete").status_code == 404
    assert len(files(database)) == 1


@pytest.mark.parametrize(
    ("data", "advice"),
    [
        (PDF, "PDF"),
        (HEIC, "HEIC"),
        (VIDEO, "视频"),
        (b"GIF89a", "GIF"),
        (b"<svg/>", "JPEG"),
        (picture()[:60], "读不出来"),
    ],
)
def test_other_files_are_refused_with_advice(
    at_evidence: Reporter, database: Database, data: bytes, advice: str
) -> None:
    answer = at_evidence.show(picture("red"), data)
    assert answer.status_code == 422 and advice in answer.text
    assert files(database) == [] and vault(at_evidence) == []


def test_the_same_file_twice_is_one(at_evidence: Reporter, database: Database) -> None:
    at_evidence.show(picture())
    at_evidence.show(picture(), picture("blue"))
    assert len(files(database)) == len(vault(at_evidence)) == 2


def test_a_report_has_at_most_eight_files(at_evidence: Reporter, database: Database) -> None:
    shades = [picture((number, 0, 0)) for number in range(9)]  # type: ignore[arg-type]
    assert at_evidence.show(*shades[:8]).status_code == 303
    answer = at_evidence.show(shades[8])
    assert answer.status_code == 422 and "最多 8 个" in answer.text
    assert len(files(database)) == len(vault(at_evidence)) == 8


def test_a_file_leaves_the_vault_with_its_row(at_evidence: Reporter, database: Database) -> None:
    at_evidence.show(picture())
    path = f"/report/evidence/{files(database)[0].id}/delete"
    assert at_evidence.client.post(path).status_code == 303
    assert files(database) == [] and vault(at_evidence) == []


def test_of_a_video_only_the_fingerprint_is_kept(at_evidence: Reporter, database: Database) -> None:
    sent = {"kind": "chat", "video_sha256": "ab" * 32}
    assert at_evidence.client.post("/report/evidence", data=sent).status_code == 303
    [row] = files(database)
    assert (row.media_type, row.stored_as) == ("video", None)
    assert at_evidence.client.get(f"/report/evidence/{row.id}").status_code == 404
    at_evidence.client.post("/report/evidence", data={"next": "1"})
    at_evidence.client.post("/report/contact", data={"email": ""})
    at_evidence.send()
    with reading(database) as session:
        assert session.exec(select(Report.evidence)).one() == "none"


def test_after_sending_a_picture_can_be_added_and_none_removed(
    reporter: Reporter, database: Database
) -> None:
    reporter.report()
    reporter.show(picture(), kind="chat", path="/report/mine/add")
    [row] = files(database)
    assert reporter.client.post(f"/report/evidence/{row.id}/delete").location == "/report/mine"
    assert len(files(database)) == 1
    with reading(database) as session:
        assert session.exec(select(Report.evidence)).one() == "screenshot"


def test_a_failing_transaction_leaves_nothing_in_the_vault(
    at_evidence: Reporter, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_args: object) -> None:
        raise RuntimeError("no room")

    monkeypatch.setattr("rating_site.actions.reporting_files.attach", fail)
    assert at_evidence.show(picture()).status_code == 500
    assert vault(at_evidence) == []
