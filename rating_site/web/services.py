"""What does a request work with? One bundle per app, so that nothing is global and tests bring their own."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import cast

from flask import current_app
from flask_limiter import Limiter

from rating_site.config import Settings
from rating_site.finder import Finder
from rating_site.store.api_documents import Documents
from rating_site.store.db import Database
from rating_site.web.figures import Figures
from rating_site.web.ranges import RangeKeeper
from rating_site.web.rules_rows import Rows

_KEY = "kajian"


@dataclass(frozen=True, slots=True)
class Services:
    """`offer` puts a crawl batch (id, kind) into the queue; `clock` tells the aware present time."""

    settings: Settings
    database: Database
    offer: Callable[[str, str], None]
    clock: Callable[[], datetime]
    limiter: Limiter
    finder: Finder
    ranges: RangeKeeper
    documents: Documents
    rows: Rows = field(default_factory=Rows)
    figures: Figures = field(default_factory=Figures)

    def install(self, extensions: dict[str, object]) -> None:
        """Make these the services of the app that owns `extensions`."""
        extensions[_KEY] = self


def services() -> Services:
    """The services of the app that answers the present request."""
    return cast(Services, current_app.extensions[_KEY])
