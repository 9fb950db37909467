"""What every test may ask for: a migrated database on the engine under test, and a fixed moment."""

import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

import pytest
from hypothesis import settings
from valkey import Valkey

from rating_site.store.db import Database, open_database
from rating_site.store.migrate import migrate
from tests.postgres import template_server
from tests.valkey import valkey_server

# How long an example takes says more about the machine than about the code.
settings.register_profile("kajian", deadline=None)
settings.load_profile("kajian")
NOW = datetime(2026, 11, 20, 4, 0, tzinfo=UTC)


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--engine postgresql` runs the same tests on the second engine, `--valkey` counts and queues there."""
    parser.addoption("--engine", choices=("sqlite", "postgresql"), default="sqlite")
    parser.addoption("--valkey", action="store_true", help="limits and queues in a Valkey server")


@pytest.fixture
def now() -> datetime:
    """Noon in Shanghai on a Friday."""
    return NOW


@pytest.fixture(scope="session")
def _new_url(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[[Path], str]]:
    """A function that makes a migrated database and gives its URL: a copy of one that was migrated once."""
    if request.config.getoption("--engine") == "postgresql":
        numbers = count()
        with template_server(migrated) as copy:
            yield lambda _folder: copy(f"test_{next(numbers)}")
        return
    template = tmp_path_factory.mktemp("template") / "template.db"
    migrated(f"sqlite:///{template}")
    yield lambda folder: f"sqlite:///{shutil.copy(template, folder / 'kajian.db')}"


@pytest.fixture
def database_url(_new_url: Callable[[Path], str], tmp_path: Path) -> str:
    """The URL of an empty, migrated database of this test's own."""
    return _new_url(tmp_path)


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    """An empty, migrated database of this test's own."""
    opened = open_database(database_url)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def _valkey(request: pytest.FixtureRequest) -> Iterator[str]:
    """The URL of a Valkey server, "" where the tests run without one."""
    if not request.config.getoption("--valkey"):
        yield ""
        return
    with valkey_server() as url:
        yield url


@pytest.fixture
def shared_url(_valkey: str) -> str:
    """Where this test's processes count and queue together, empty at its start; "" for each on its own."""
    if _valkey:
        Valkey.from_url(_valkey).flushall()
    return _valkey


def migrated(url: str) -> None:
    """Bring the database of a URL to today's schema."""
    opened = open_database(url)
    migrate(opened)
    opened.close()
