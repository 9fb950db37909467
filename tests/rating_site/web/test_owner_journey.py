"""From a stranger's claim to a confirmed solution: the crawler itself finds the proof on a loopback shop."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from sqlmodel import select
from werkzeug.wrappers import Request, Response

from crawlers.identity import read_address
from crawlers.settings import CrawlSettings
from rating_site.actions import platforms
from rating_site.config import Settings, read_settings
from rating_site.demo.servers import serve
from rating_site.jobs.crawl import run_batch
from rating_site.jobs.mail import send_due
from rating_site.store import scores
from rating_site.store.case_models import Claim
from rating_site.store.db import Database, reading, transaction
from rating_site.store.models import Check, SourceDue
from rating_site.store.report_models import Report
from rating_site.web.app import create_app
from tests.report_rows import submitted_report

HOST = "owned.example"


@dataclass
class _Shop:
    """A shop whose owner may put a file there."""

    file: str = ""

    def answer(self, request: Request) -> Response:
        """The file, and nothing else of interest."""
        if request.path == "/.well-known/kajian.txt" and self.file:
            return Response(self.file, content_type="text/plain")
        return Response("Not Found", 404)


@pytest.fixture
def shop() -> Iterator[tuple[_Shop, str]]:
    site = _Shop()
    with serve(Request.application(lambda request: site.answer(request))) as running:
        yield site, running.netloc


@pytest.fixture
def settings(shop: tuple[_Shop, str], tmp_path: Path, database_url: str) -> Settings:
    crawl = CrawlSettings(allow_loopback=True, host_overrides={HOST: shop[1]}, per_host_pause=0.0)
    return read_settings(data=tmp_path, database_url=database_url, secret_key="s" * 32, crawl=crawl)


@pytest.fixture
def platform(database: Database) -> str:
    with transaction(database) as session:
        return platforms.ensure(session, read_address(HOST), datetime.now(UTC)).id


@pytest.fixture
def visitor(settings: Settings, database: Database) -> FlaskClient:
    app = create_app(settings, database, offer=lambda _batch, _kind: None)
    app.config["WTF_CSRF_ENABLED"] = False
    return app.test_client()


def _look(visitor: FlaskClient, where: str, settings: Settings, database: Database) -> str:
    """Ask for a look and do what the worker does; gives the state of the claim."""
    assert visitor.post(f"{where}/check").status_code == 303
    with reading(database) as session:
        check = session.exec(select(Check).where(Check.state == "queued")).one()
    assert run_batch(database, settings, check.batch_id, "worker 1")
    with reading(database) as session:
        return session.exec(select(Claim)).one().state


def _claim(visitor: FlaskClient, platform: str) -> str:
    form = {"site": HOST, "method": "file", "email": "boss@example.com"}
    return str(visitor.post(f"/owner/claim/{platform}", data=form).location)


def test_claim_proof_reply_proposal_and_confirmation(
    visitor: FlaskClient, platform: str, shop: tuple[_Shop, str], settings: Settings, database: Database
) -> None:
    where = _claim(visitor, platform)
    assert _look(visitor, where, settings, database) == "failed"
    assert "那里没有找到验证内容" in visitor.get(where).get_data(as_text=True)
    with reading(database) as session:
        shop[0].file = f"kajian-verify={session.exec(select(Claim)).one().token}\n"
    assert _look(visitor, where, settings, database) == "proven"
    now = datetime.now(UTC)
    report = submitted_report(
        database, platform, now, state="platform_notified", accepted_at=now, product="card_code"
    )
    page = f"/owner/reports/{report.id}"
    assert visitor.post(f"{page}/reply", data={"text": "已经全额退款"}).status_code == 303
    assert visitor.post(f"{page}/outcome", data={"outcome": "refunded"}).status_code == 303
    visitor.set_cookie("kajian_report", report.id)
    assert "已经全额退款" in visitor.get("/report/mine").get_data(as_text=True)
    assert visitor.post("/report/mine/proposal", data={"agrees": "yes"}).status_code == 303
    with reading(database) as session:
        row = session.get_one(Report, report.id)
        assert (row.state, row.outcome) == ("replied", "refunded")
        snapshot = scores.latest(session, platform)
        assert "owner_proof" not in session.exec(select(SourceDue.source)).all()
    assert snapshot is not None and snapshot.facts["reports"][0]["outcome"] == "refunded"
    assert send_due(database, settings, datetime.now(UTC)) == 1  # the proof was found
    assert list((settings.data / "outbox").glob("*.eml"))
