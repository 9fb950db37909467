"""A buyer starts a live check, sees its steps and ends on the platform's page."""

from datetime import datetime, timedelta

from flask.testing import FlaskClient

from rating_site.actions import checks, ingest
from rating_site.store.db import Database, transaction
from rating_site.store.models import Check
from tests.rating_site.web.conftest import MakeApp
from tests.rating_site.web.sample_rows import HONEST, observations

Queue = list[tuple[str, str]]


def begin(client: FlaskClient, text: str = HONEST.host) -> str:
    answer = client.post("/checks", data={"q": text})
    assert answer.status_code == 303
    return str(answer.location)


def finish(database: Database, path: str, now: datetime) -> None:
    with transaction(database) as session:
        check = session.get(Check, path.rpartition("/")[2])
        assert check is not None
        ingest.ingest(session, check, observations(HONEST, check, now), now)


def test_a_live_check_is_queued_once_and_shows_its_steps(client: FlaskClient, queued: Queue) -> None:
    page = client.get(begin(client)).text
    assert [kind for _batch, kind in queued] == ["live"]
    assert "店铺页面" in page and "ICP 备案" in page and "平台规则" in page


def test_the_same_address_joins_the_running_check(client: FlaskClient, queued: Queue) -> None:
    assert begin(client) == begin(client, f"http://{HONEST.host}/")
    assert len(queued) == 1


def test_the_page_moves_without_javascript_too(client: FlaskClient) -> None:
    page = client.get(begin(client)).text
    assert '<noscript><meta http-equiv="refresh" content="1"></noscript>' in page
    assert 'hx-trigger="every 1s"' in page


def test_a_finished_check_leads_on_to_the_platform(
    client: FlaskClient, database: Database, now: datetime
) -> None:
    path = begin(client)
    finish(database, path, now)
    target = client.get(path)
    assert target.status_code == 303 and str(target.location).startswith("/platforms/")
    assert client.get(f"{path}/steps").headers["HX-Redirect"] == target.location


def test_a_filing_that_takes_hours_says_so(client: FlaskClient, database: Database, now: datetime) -> None:
    path = begin(client)
    with transaction(database) as session:
        check = session.get(Check, path.rpartition("/")[2])
        assert check is not None
        checks.claim(session, check.batch_id, "w", now, timedelta(seconds=30))
        checks.close(session, check, now, "failed", "nothing answered at this address")
    page = client.get(path).text
    assert "ICP：仍在核实" in page and "再试一次" in page and "refresh" not in page


def test_private_addresses_are_refused_with_the_reason(client: FlaskClient, queued: Queue) -> None:
    for text in ("http://127.0.0.1/", "http://[::1]/", "http://169.254.169.254/latest", "localhost"):
        answer = client.post("/checks", data={"q": text})
        assert answer.status_code == 403 and "为安全起见" in answer.text
    assert queued == []


def test_a_name_is_no_address(client: FlaskClient) -> None:
    answer = client.post("/checks", data={"q": "云上点卡"})
    assert answer.status_code == 422 and "这不是网址" in answer.text


def test_a_form_without_its_token_is_refused(make_app: MakeApp) -> None:
    assert make_app().test_client().post("/checks", data={"q": HONEST.host}).status_code == 400
