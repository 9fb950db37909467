"""Finished answers are read by a few connections, however many ask at once, and after any failure."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import event

from rating_site.store import api_documents
from rating_site.store.api_documents import Documents
from rating_site.store.db import Database
from rating_site.web.kept import BUILD
from tests.benchmarks.lookups_data import fill, host_of


def test_many_who_ask_at_once_share_a_few_connections(database: Database) -> None:
    fill(database, 20)
    opened: list[object] = []
    event.listen(database.read, "checkout", lambda *one: opened.append(one[0]))
    documents = Documents(database.read, BUILD)
    with ThreadPoolExecutor(32) as pool:
        found = list(pool.map(lambda number: documents.get(host_of(number % 20)), range(400)))
    assert all(found)
    if database.is_sqlite:
        assert 0 < len(opened) <= 4


def test_a_question_that_failed_gives_its_place_back(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(database, 1)
    monkeypatch.setattr(api_documents, "_READ", "SELECT one FROM nowhere WHERE {mark} = {mark}")
    broken = Documents(database.read, BUILD)
    for _turn in range(9):
        with pytest.raises(Exception, match="nowhere"):
            broken.get(host_of(0))
