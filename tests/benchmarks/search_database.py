"""How long does a process take to build its directory from the database?

`python -m tests.benchmarks.search_database 100000` prints CPU seconds and memory; the bar is 10 s and 150 MB.
"""

import sys
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import insert

from rating_site.finder import Finder
from rating_site.store.db import Database, open_database
from rating_site.store.migrate import migrate
from rating_site.store.models import (
    Clause,
    CrawlBatch,
    Identifier,
    Observation,
    Platform,
    ScoreSnapshot,
    Site,
    TermsSnapshot,
)
from search_index.document import Document
from tests.benchmarks.search_directory import memory
from tests.benchmarks.search_timing import spent
from tests.search_index.world import platforms

_NOW = datetime(2026, 11, 20, tzinfo=UTC)
_CHUNK = 2000
_RULES = "付款后24小时内未到账请联系客服补单,超过48小时不予处理。虚拟商品发货后不退不换。"


def fill(database: Database, count: int) -> None:
    """Store that many platforms, each with a site, numbers, a page that was read, rules and a score."""
    with database.write.begin() as connection:
        connection.execute(
            insert(CrawlBatch),
            [{"id": "b", "kind": "sweep", "state": "done", "requested_at": _NOW, "attempts": 1}],
        )
        rows: list[tuple[int, Document]] = []
        for number, one in enumerate(platforms(count), 1):
            rows.append((number, one))
            if len(rows) == _CHUNK or number == count:
                for table in (Platform, Site, Observation, Identifier, ScoreSnapshot, TermsSnapshot, Clause):
                    connection.execute(
                        insert(table), [values for row in rows for values in _rows(table, *row)]
                    )
                rows = []


def _rows(table: type, number: int, one: Document) -> list[dict[str, object]]:
    id, host, seen = f"{number:012d}", str(one.fields["host"]), {"recorded_at": _NOW}
    filing = {
        "verdict": "consistent",
        "record": {"main_licence": one.fields["icp"]},
        "claims": [],
        "flags": [],
    }
    provenance = [{"observation_id": number, "source": "storefront", "url": f"http://{host}/"}] * 6
    shown = {"name": one.title, "title": one.title, "software": {"family": one.fields["software"]}}
    if table is Identifier:
        dates = {"first_seen": _NOW, "last_seen": _NOW, "observation_id": number}
        kinds = ("icp", "qq", "wechat")
        return [{"platform_id": id, "kind": kind, "value": one.fields[kind], **dates} for kind in kinds]
    facts = {"filing": filing, "provenance": {"filing": provenance}, "reports": []}
    rows: dict[type, dict[str, object]] = {
        Platform: {"id": id, "name": one.title, "effective_at": _NOW, **seen},
        Site: {"platform_id": id, "site": host, "host": host, "scheme": "http", "valid_from": _NOW, **seen},
        Observation: {"batch_id": "b", "target": id, "platform_id": id, "source": "storefront", "url": host,
                      "source_version": 1, "asked_at": _NOW, "outcome": "answered", "value": shown, **seen},
        ScoreSnapshot: {"platform_id": id, "as_of": _NOW, "state": "graded", "score": 70.5, "grade": "B",
                        "contributions": [], "missing": [], "facts_sha256": "", "method_version": "1",
                        "facts": facts, **seen},
        TermsSnapshot: {"platform_id": id, "place": "/", "url": host, "text": _RULES, "normalised_sha256": "",
                        "first_seen": _NOW, "last_seen": _NOW, "observation_id": number, **seen},
        Clause: {"snapshot_id": number, "type": "resupply_window", "value": "PT48H", "span_from": 0,
                 "span_to": 9},
    }  # fmt: skip
    return [rows[table]]


def run(count: int) -> None:
    """Measure with so many platforms."""
    with TemporaryDirectory() as folder:
        database = open_database(f"sqlite:///{folder}/kajian.db")
        migrate(database)
        fill(database, count)
        before, finder = memory(), Finder(database, Path(folder) / "index")
        spent("directory from database", count, finder.directory)
        print(f"{'memory':<26} {memory() - before:12.0f} MB for {len(finder.directory()):,} platforms")
        database.close()


if __name__ == "__main__":
    run(int(sys.argv[1]) if len(sys.argv) > 1 else 5000)
