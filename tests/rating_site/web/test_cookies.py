"""Over https every cookie is bound to this host; on one's own machine names stay plain."""

from datetime import datetime

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from rating_site.store.db import Database
from tests.owner_rows import KEY, proven_owner
from tests.rating_site.production import PRODUCTION
from tests.rating_site.web.conftest import MakeApp
from tests.rating_site.web.sample_rows import HONEST

HERE = "https://kajian.example"


@pytest.fixture
def visitor(make_app: MakeApp) -> FlaskClient:
    """A browser on an installation that people reach over https."""
    app = make_app(**PRODUCTION)
    app.config["WTF_CSRF_ENABLED"] = False
    return app.test_client()


def _set(answer: TestResponse) -> dict[str, str]:
    """What a browser is told to keep: attributes by name."""
    return dict(one.split("=", 1) for one in answer.headers.getlist("Set-Cookie"))


def test_every_cookie_is_bound_to_this_host_over_https(visitor: FlaskClient, honest: str) -> None:
    begun = visitor.post("/report", data={"platform": honest, "kind": "incident"}, base_url=HERE)
    claimed = visitor.post(
        f"/owner/claim/{honest}", data={"site": HONEST.host, "method": "meta"}, base_url=HERE
    )
    found = _set(visitor.get("/report?lang=en", base_url=HERE)) | _set(begun) | _set(claimed)
    names = ("form", "lang", "report", "device", "owner", "owner_new")
    assert found.keys() == {f"__Host-kajian_{name}" for name in names}
    for rest in found.values():
        parts = rest.split("; ")
        assert {"Secure", "HttpOnly", "Path=/"} <= set(parts)
        assert not any(part.startswith("Domain") for part in parts)


def test_a_key_that_is_held_opens_and_is_taken_back(
    visitor: FlaskClient, database: Database, honest: str, now: datetime
) -> None:
    proven_owner(database, honest, now)
    visitor.post("/owner/sign-in", data={"key": KEY}, base_url=HERE)
    assert visitor.get("/owner", base_url=HERE, follow_redirects=True).status_code == 200
    gone = _set(visitor.post("/owner/sign-out", base_url=HERE))["__Host-kajian_owner"]
    assert "Max-Age=0" in gone and "Secure" in gone


def test_a_plain_name_opens_nothing_over_https(
    visitor: FlaskClient, database: Database, honest: str, now: datetime
) -> None:
    proven_owner(database, honest, now)
    visitor.set_cookie("kajian_owner", KEY, domain="kajian.example")
    assert visitor.get("/owner", base_url=HERE).status_code == 303


def test_names_are_plain_on_the_own_machine(client: FlaskClient) -> None:
    assert set(_set(client.get("/?lang=en"))) == {"kajian_lang"}
