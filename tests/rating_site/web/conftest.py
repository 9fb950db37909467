"""What web tests share: an app over an empty database, its client, and the batches it queued."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import cast

import pytest
from flask import Flask
from flask.testing import FlaskClient

from rating_site.config import read_settings
from rating_site.finder import Finder
from rating_site.store.db import Database, open_database
from rating_site.web.app import create_app
from rating_site.web.figures import Figures
from rating_site.web.services import Services
from tests.rating_site.web.sample_reports import Clock, Reporter
from tests.rating_site.web.sample_rows import HONEST, Shop, add_platform

MakeApp = Callable[..., Flask]


@pytest.fixture
def queued() -> list[tuple[str, str]]:
    """The (batch, kind) pairs that were put into the queue."""
    return []


@pytest.fixture
def make_app(
    database: Database, tmp_path: Path, now: datetime, queued: list[tuple[str, str]], shared_url: str
) -> MakeApp:
    """Make an app with other settings."""

    def make(**overrides: object) -> Flask:
        usual = {"data": tmp_path, "secret_key": "s" * 32, "limits_url": shared_url or "memory://"}
        settings = read_settings(**(usual | overrides))
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


@pytest.fixture(scope="session")
def _report_app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """One app for all tests of reporters, who share its routes and compiled pages and nothing else."""
    folder = tmp_path_factory.mktemp("report-app")
    unused = open_database(f"sqlite:///{folder / 'unused.db'}")
    settings = read_settings(data=folder, secret_key="s" * 32)
    app = create_app(settings, unused, offer=lambda _batch, _kind: None)
    app.config["WTF_CSRF_ENABLED"] = False
    yield app
    unused.close()


@pytest.fixture
def reporter(
    _report_app: Flask, database: Database, tmp_path: Path, clock: Clock, queued: list[tuple[str, str]]
) -> Reporter:
    """Somebody who reports, on a database of this test's own and by a clock that moves."""
    settings = read_settings(data=tmp_path, secret_key="s" * 32, reports_per_person=100)
    kit = replace(
        cast(Services, _report_app.extensions["kajian"]),
        settings=settings,
        database=database,
        offer=lambda batch, kind: queued.append((batch, kind)),
        clock=clock,
        finder=Finder(database, settings.index_folder),
        figures=Figures(),
    )
    kit.install(_report_app.extensions)
    kit.limiter.reset()
    return Reporter(_report_app.test_client(), clock)
