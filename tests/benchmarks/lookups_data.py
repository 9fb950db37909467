"""Which platforms does the look-up benchmark ask about? Many rows of one shape, each with its answer."""

from datetime import UTC, datetime

from sqlalchemy import insert

from rating_site.store.db import Database
from rating_site.store.models import Platform, Site
from rating_site.store.publish_models import ApiDocument
from rating_site.web.kept import BUILD, document

NOW = datetime(2026, 11, 20, 4, 0, tzinfo=UTC)
_BODY = '{"query":{"kind":"address","key":"%s"},"state":"graded","filler":"%s"}'


def host_of(number: int) -> str:
    """The host of one platform."""
    return f"shop{number}.example.com"


def fill(database: Database, platforms: int) -> None:
    """Make so many platforms, each with one address and its finished answer of about 3 kB."""
    for start in range(0, platforms, 1000):
        numbers = range(start, min(start + 1000, platforms))
        with database.write.begin() as connection:
            for table, make in ((Platform, _platform), (Site, _site), (ApiDocument, _answer)):
                connection.execute(insert(table), [make(number) for number in numbers])


def _platform(number: int) -> dict[str, object]:
    return {"id": f"{number:012d}", "name": f"店 {number}", "effective_at": NOW, "recorded_at": NOW}


def _site(number: int) -> dict[str, object]:
    return {
        "platform_id": f"{number:012d}",
        "site": host_of(number),
        "scheme": "https",
        "host": host_of(number),
        "registrable_domain": "example.com",
        "shared_host": False,
        "shop_path": "",
        "valid_from": NOW,
        "recorded_at": NOW,
    }


def _answer(number: int) -> dict[str, object]:
    made = document((_BODY % (host_of(number), "卡" * 900)).encode())
    return {
        "site": host_of(number),
        "platform_id": f"{number:012d}",
        "build": BUILD,
        "etag": made.etag,
        "body": made.body,
        "recorded_at": NOW,
    }
