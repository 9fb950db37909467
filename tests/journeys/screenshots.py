"""`make screenshots`: what does every page look like, on a phone and a desk, light and dark?"""

import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from playwright.sync_api import Browser

from rating_site.config import read_settings
from rating_site.store.db import open_database
from rating_site.store.migrate import migrate
from tests.journeys import pages, world
from tests.journeys.served import browser, served
from tests.journeys.whole import lay_out
from tests.journeys.world import World

NOW = datetime(2026, 11, 20, 4, 0, tzinfo=UTC)
WIDTHS = (360, 1280)
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


def take(
    opened: Browser, site: str, paths: Mapping[str, str], folder: Path, one: World | None = None
) -> None:
    """One picture of each page in every width and colour scheme; with a world its people are signed in."""
    for width in WIDTHS:
        for scheme in SCHEMES:
            context = opened.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
            if one is not None:
                context.add_cookies(one.cookies(site))  # type: ignore[arg-type]
            page = context.new_page()
            for name, path in paths.items():
                page.goto(site + path)
                lay_out(page)
                page.screenshot(path=folder / f"{name}-{width}-{scheme}.png", full_page=True)
            context.close()


def main(folder: Path, wanted: str = "") -> None:
    """Write the pictures into `folder`, those whose name begins with `wanted`."""
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as data:
        settings = read_settings(data=Path(data))
        database = open_database(settings.database)
        migrate(database)
        one = world.make(database, settings, NOW)
        public, private = (
            {name: path for name, path in found.items() if name.startswith(wanted)}
            for found in (pages.buyers(one), pages.signed_in(one))
        )
        with served(database, Path(data), NOW) as site, browser() as opened:
            take(opened, site, public, folder)
            take(opened, site, private, folder, one)
        database.close()
    print(f"{(len(public) + len(private)) * len(WIDTHS) * len(SCHEMES)} pictures in {folder}")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "artefacts/screenshots"), *sys.argv[2:3])
