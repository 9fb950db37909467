"""Staff change their own password, see where they are signed in, and end what they do not know."""

from dataclasses import replace
from datetime import datetime
from typing import cast

import pyotp
import pytest
from flask import Flask
from flask.testing import FlaskClient

from rating_site.store.db import Database
from rating_site.web.services import Services
from tests.rating_site.web.conftest import MakeApp
from tests.rating_site.web.sample_reports import Clock
from tests.rating_site.web.sample_rows import add_staff

PASSWORD = "correct horse battery"
NEW = "a purple umbrella in May"


@pytest.fixture
def totp(database: Database, now: datetime) -> pyotp.TOTP:
    """What makes the codes of the one member of staff."""
    parsed = pyotp.parse_uri(add_staff(database, now))
    assert isinstance(parsed, pyotp.TOTP)
    return parsed


@pytest.fixture
def moving(make_app: MakeApp, clock: Clock) -> Flask:
    """An app by a clock that moves."""
    return _by(clock, make_app())


def _by(clock: Clock, app: Flask) -> Flask:
    app.config["WTF_CSRF_ENABLED"] = False
    replace(cast(Services, app.extensions["kajian"]), clock=clock).install(app.extensions)
    return app


def _enter(app: Flask, totp: pyotp.TOTP, clock: Clock, password: str = PASSWORD) -> FlaskClient:
    """A browser in which staff have just come in, or tried to."""
    clock.wait(60)
    client = app.test_client()
    client.post("/staff/sign-in", data={"login": "mod", "password": password, "code": totp.at(clock())})
    return client


def _change(client: FlaskClient, code: str, **told: str) -> tuple[int, str]:
    sent = {"password": PASSWORD, "code": code, "new": NEW, "again": NEW} | told
    answer = client.post("/staff/account/password", data=sent)
    return answer.status_code, answer.text


def test_a_new_password_signs_out_everywhere_else(moving: Flask, totp: pyotp.TOTP, clock: Clock) -> None:
    other, client = _enter(moving, totp, clock), _enter(moving, totp, clock)
    clock.wait(60)
    assert _change(client, totp.at(clock()))[0] == 303
    assert [one.get("/staff/").status_code for one in (client, other)] == [200, 303]
    assert _enter(moving, totp, clock).get("/staff/").status_code == 303
    assert _enter(moving, totp, clock, NEW).get("/staff/").status_code == 200


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ({"password": "wrong password"}, "原密码或动态码不对"),
        ({"new": "qwerty123456", "again": "qwerty123456"}, "很多人用这个密码"),
        ({"new": "mod-moderator-1", "again": "mod-moderator-1"}, "除了账号名"),
        ({"again": "something else altogether"}, "两次输入的新密码不一样"),
        ({"new": ""}, "请填写这一项"),
    ],
)
def test_what_is_wrong_is_told_and_nothing_typed_comes_back(
    moving: Flask, totp: pyotp.TOTP, clock: Clock, told: dict[str, str], sentence: str
) -> None:
    client = _enter(moving, totp, clock)
    clock.wait(60)
    status, page = _change(client, totp.at(clock()), **told)
    assert status == 422 and sentence in page
    assert PASSWORD not in page and NEW not in page and 'aria-invalid="true"' in page


def test_sessions_are_shown_and_others_end_with_a_code(moving: Flask, totp: pyotp.TOTP, clock: Clock) -> None:
    other, client = _enter(moving, totp, clock), _enter(moving, totp, clock)
    clock.wait(60)
    page = client.get("/staff/account").text
    assert page.count("最近使用") == 2 and page.count("这个浏览器") == 1
    wrong = client.post("/staff/account/sessions/end", data={"code": "000000"})
    assert wrong.status_code == 422 and "动态码不对" in wrong.text
    client.post("/staff/account/sessions/end", data={"code": totp.at(clock())})
    assert [one.get("/staff/").status_code for one in (client, other)] == [200, 303]


def test_use_keeps_a_session_and_silence_ends_it(moving: Flask, totp: pyotp.TOTP, clock: Clock) -> None:
    client = _enter(moving, totp, clock)
    found = []
    for minutes in (20, 20, 20, 31):
        clock.wait(minutes * 60)
        found.append(client.get("/staff/").status_code)
    assert found == [200, 200, 200, 303]


def test_a_silence_of_the_settings_counts(make_app: MakeApp, totp: pyotp.TOTP, clock: Clock) -> None:
    client = _enter(_by(clock, make_app(staff_idle_minutes=5)), totp, clock)
    clock.wait(6 * 60)
    assert client.get("/staff/").status_code == 303


def test_every_page_of_the_desk_has_the_way_out(moving: Flask, totp: pyotp.TOTP, clock: Clock) -> None:
    client = _enter(moving, totp, clock)
    for path in ("/staff/", "/staff/alarms", "/staff/appeals", "/staff/rights", "/staff/account"):
        assert 'action="/staff/sign-out"' in client.get(path).text
