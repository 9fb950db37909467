"""`make screenshots`: what does every page look like, on a phone and a desk, light and dark?"""

import sys
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from playwright.sync_api import Browser

from rating_site.actions import checks
from rating_site.store.db import Database, open_database, transaction
from rating_site.store.migrate import migrate
from tests.journeys.served import browser, served
from tests.rating_site.web import sample_rows, sample_rules

NOW = datetime(2026, 11, 20, 4, 0, tzinfo=UTC)
WIDTHS = (360, 1280)
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


def pages(database: Database) -> dict[str, str]:
    """Every page worth a picture, by name, over rows that show its parts."""
    honest, young, silent = (sample_rows.add_platform(database, shop, NOW) for shop in sample_rows.ALL)
    listed = sample_rows.add_platform(database, sample_rows.BAD, NOW)
    changed = sample_rules.changing(database, NOW)
    sample_rows.add_listing(database, listed, "listed", sample_rows.WORDING, NOW)
    with transaction(database) as session:
        check = checks.request(session, sample_rows.address("new.example.com"), NOW, join_minutes=10)
        checks.claim(session, check.batch_id, "worker", NOW, sample_rows.LEASE)
        running = check.id
    return {
        "home": "/",
        "platform": f"/platforms/{honest}",
        "platform-young": f"/platforms/{young}",
        "platform-silent": f"/platforms/{silent}",
        "platform-listed": f"/platforms/{listed}",
        "search": "/search?q=123456789",
        "search-unknown": "/search?q=unknown.example.com",
        "search-nothing": "/search?q=没有这家",
        "check": f"/checks/{running}",
        "blacklist": "/blacklist",
        "rules": "/rules",
        "rules-card": f"/platforms/{changed}/rules",
        "rules-history": f"/platforms/{changed}/rules/history?older=1&newer=2",
        "rules-compare": f"/rules/compare?p={changed}&p={honest}&p={young}",
        "rules-order": f"/platforms/{changed}/order-date?asked=resupply&ordered=2026-10-26&event=2026-10-28",
        "method": "/method",
        "about": "/about",
        "api": "/api",
        "sign-in": "/staff/sign-in",
        "error": "/nothing",
        "english": f"/platforms/{honest}?lang=en",
    }


def take(opened: Browser, site: str, paths: dict[str, str], folder: Path) -> None:
    """One picture of each page in every width and colour scheme."""
    for width in WIDTHS:
        for scheme in SCHEMES:
            context = opened.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
            page = context.new_page()
            for name, path in paths.items():
                page.goto(site + path)
                page.screenshot(path=folder / f"{name}-{width}-{scheme}.png", full_page=True)
            context.close()


def main(folder: Path) -> None:
    """Write all pictures into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as data:
        database = open_database(f"sqlite:///{data}/kajian.db")
        migrate(database)
        paths = pages(database)
        with served(database, Path(data), NOW) as site, browser() as opened:
            take(opened, site, paths, folder)
        database.close()
    print(f"{len(paths) * len(WIDTHS) * len(SCHEMES)} pictures in {folder}")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "artefacts/screenshots"))
