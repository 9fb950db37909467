"""The text index is whoosh while it is small, and all processes go over to tantivy together."""

from pathlib import Path

import pytest

from rating_site.texts import SMALL, Texts, Wish, engine_for
from search_index.document import Document
from search_index.engines.base import TextQuery

RULE = Document("terms:a:/", "terms", "规则", "超时可以补单")


@pytest.mark.parametrize(
    ("wish", "documents", "engine"),
    [("auto", SMALL, "whoosh"), ("auto", SMALL + 1, "tantivy"), ("whoosh", 10**6, "whoosh")],
)
def test_the_engine_follows_size_or_wish(wish: Wish, documents: int, engine: str) -> None:
    assert engine_for(wish, documents) == engine


def test_a_reader_goes_over_with_the_writer(tmp_path: Path) -> None:
    reader = Texts(tmp_path)
    assert reader.index().cursor() is None
    Texts(tmp_path).rebuild("tantivy", [RULE], 7)
    assert (reader.index().engine_name, reader.index().cursor()) == ("tantivy", 7)
    assert reader.index().engine().search(TextQuery("补单")).total == 1
