"""Staff come in with password and one-time code, and are out when they sign out."""

from datetime import datetime

import pyotp
import pytest
from flask.testing import FlaskClient
from limits import RateLimitItemPerHour
from sqlmodel import select

from rating_site.actions.staff import STRANGER
from rating_site.store.db import Database, reading
from rating_site.store.models import Audit
from rating_site.web import limits
from tests.conftest import NOW
from tests.rating_site.production import PRODUCTION
from tests.rating_site.web.conftest import MakeApp
from tests.rating_site.web.desk_door import staff_session
from tests.rating_site.web.sample_rows import add_staff

PASSWORD = "correct horse battery"


@pytest.fixture
def code(database: Database, now: datetime) -> str:
    """The one-time code of the moment."""
    parsed = pyotp.parse_uri(add_staff(database, now))
    assert isinstance(parsed, pyotp.TOTP)
    return parsed.at(now)


def enter(client: FlaskClient, code: str, password: str = PASSWORD) -> int:
    return client.post(
        "/staff/sign-in", data={"login": "mod", "password": password, "code": code}
    ).status_code


def test_the_right_three_open_the_desk(client: FlaskClient, code: str) -> None:
    assert enter(client, code) == 303
    page = client.get("/staff/")
    assert page.status_code == 200 and "工作台" in page.text


@pytest.mark.parametrize(("password", "offset"), [("wrong password!", 0), (PASSWORD, 1)])
def test_a_wrong_one_opens_nothing_and_does_not_say_which(
    client: FlaskClient, code: str, password: str, offset: int
) -> None:
    wrong = f"{(int(code) + offset) % 1_000_000:06}"
    answer = client.post("/staff/sign-in", data={"login": "mod", "password": password, "code": wrong})
    assert answer.status_code == 403 and "账号、密码或动态码不对" in answer.text
    assert client.get("/staff/").status_code == 303


def test_a_login_with_a_nul_is_just_wrong(client: FlaskClient, code: str) -> None:
    sent = {"login": "mo\x00d?", "password": PASSWORD, "code": code}
    assert client.post("/staff/sign-in", data=sent).status_code == 403


def test_a_code_works_once(client: FlaskClient, code: str) -> None:
    assert [enter(client, code), enter(client, code)] == [303, 403]


def test_the_cookie_is_hidden_from_scripts_and_other_sites(client: FlaskClient, code: str) -> None:
    answer = client.post("/staff/sign-in", data={"login": "mod", "password": PASSWORD, "code": code})
    cookie = answer.headers["Set-Cookie"]
    assert "HttpOnly" in cookie and "SameSite=Strict" in cookie and "Path=/" in cookie


def test_production_sends_the_cookie_over_https_only(make_app: MakeApp, code: str) -> None:
    app = make_app(**PRODUCTION)
    app.config["WTF_CSRF_ENABLED"] = False
    sent = {"login": "mod", "password": PASSWORD, "code": code}
    answer = app.test_client().post("/staff/sign-in", data=sent)
    assert "Secure" in answer.headers["Set-Cookie"]
    assert answer.headers["Strict-Transport-Security"]


def test_signing_out_ends_the_session_on_the_server(client: FlaskClient, code: str) -> None:
    enter(client, code)
    cookie = client.get_cookie("kajian_staff")
    assert cookie is not None
    client.post("/staff/sign-out")
    client.set_cookie("kajian_staff", cookie.value)
    assert client.get("/staff/").status_code == 303


def test_coming_in_again_ends_the_session_before(client: FlaskClient, database: Database, code: str) -> None:
    client.set_cookie("kajian_staff", "earlier")
    staff_session(database, 1, "earlier", NOW)
    enter(client, code)
    client.set_cookie("kajian_staff", "earlier")
    assert client.get("/staff/").status_code == 303


def test_guessing_is_slowed_down(client: FlaskClient, code: str) -> None:
    tried = [enter(client, "000000", "wrong password!") for _ in range(11)]
    assert tried[:10] == [403] * 10 and tried[10] == 429


def test_strangers_are_noted_only_so_often(
    client: FlaskClient, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "_STRANGERS", RateLimitItemPerHour(2))
    for number in range(4):
        sent = {"login": f"nobody {number}", "password": PASSWORD, "code": "000000"}
        assert client.post("/staff/sign-in", data=sent).status_code == 403
    with reading(database) as session:
        assert session.exec(select(Audit.subject)).all() == [STRANGER] * 2
