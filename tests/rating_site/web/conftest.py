"""What web tests share: an app over an empty database, its client, and the batches it queued."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from rating_site.config import read_settings
from rating_site.store.db import Database
from rating_site.web.app import create_app
from tests.rating_site.web.sample_reports import Clock, Reporter
from tests.rating_site.web.sample_rows import HONEST, Shop, add_platform

MakeApp = Callable[..., Flask]


@pytest.fixture
def queued() -> list[tuple[str, str]]:
    """The (batch, kind) pairs that were put into the queue."""
    return []


@pytest.fixture
def make_app(database: Database, tmp_path: Path, now: datetime, queued: list[tuple[str, str]]) -> MakeApp:
    """Make an app with other settings."""

    def make(**overrides: object) -> Flask:
        settings = read_settings(data=tmp_path, secret_key="s" * 32, **overrides)
        offer = lambda batch, kind: queued.append((batch, kind))  # noqa: E731  # one expression, one use
        return create_app(settings, database, offer=offer, clock=lambda: now)

    return make


@pytest.fixture
def app(make_app: MakeApp) -> Flask:
    """The app with default settings and forms that need no token; csrf has its own test."""
    app = make_app()
    app.config["WTF_CSRF_ENABLED"] = False
    return app


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A visitor."""
    return app.test_client()


@pytest.fixture
def add(database: Database, now: datetime) -> Callable[[Shop], str]:
    """Check a shop and give its platform's id."""
    return lambda shop: add_platform(database, shop, now)


@pytest.fixture
def honest(add: Callable[[Shop], str]) -> str:
    """The id of a platform with nothing unusual."""
    return add(HONEST)


@pytest.fixture
def clock(now: datetime) -> Clock:
    """A clock that tests move."""
    return Clock(now)


@pytest.fixture
def reporter(database: Database, tmp_path: Path, clock: Clock, queued: list[tuple[str, str]]) -> Reporter:
    """Somebody who reports, on an app whose clock moves."""
    settings = read_settings(data=tmp_path, secret_key="s" * 32, reports_per_person=100)
    offer = lambda batch, kind: queued.append((batch, kind))  # noqa: E731  # one expression, one use
    app = create_app(settings, database, offer=offer, clock=clock)
    app.config["WTF_CSRF_ENABLED"] = False
    return Reporter(app.test_client(), clock)
