"""From where are whoosh's hits weighed, sorted and counted while others change the index?

whoosh opens a column whenever it is asked for. By then another process may have merged the segments and
cleared the file away; what has been opened stays readable.
"""

# mypy: disable-error-code="attr-defined,no-untyped-call,misc"
# whoosh says it is typed, but is so in part only.

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from whoosh import index, scoring
from whoosh.sorting import Categorizer, FacetType

from search_index.document import FACETS
from search_index.engines.whoosh_schema import SPLIT

Columns = Mapping[str, Any]
"""By name the values of all documents, by document number; a column that no document has is missing."""


class Freshness(scoring.BM25F):
    """BM25F, times what the age of a document is worth."""

    use_final = True

    def __init__(self, columns: Columns) -> None:
        super().__init__()
        self._columns = columns

    def final(self, searcher: Any, docnum: int, score: float) -> float:
        """The score with the document's freshness."""
        return score * float(self._columns["fresh"][docnum])


class Newest(FacetType, Categorizer):
    """An order: the newest first."""

    def __init__(self, columns: Columns) -> None:
        self._columns = columns
        self._offset = 0

    def categorizer(self, global_searcher: Any) -> Categorizer:
        """Itself."""
        return self

    def set_searcher(self, segment_searcher: Any, docoffset: int) -> None:
        """The next documents are numbered from here."""
        self._offset = docoffset

    def key_for(self, matcher: Any, segment_docnum: int) -> float:
        """The newer, the less."""
        return -float(self._columns["at"][self._offset + segment_docnum])


def opened(found: index.Index) -> tuple[Any, Columns]:
    """A searcher of the present index and all its columns, opened before anybody cleared a file away.

    Files are cleared away after a newer list of segments was written: while there is none, all was there.
    """
    while True:
        columns: dict[str, Any] = {}
        generation = found.latest_generation()
        searcher = found.searcher(weighting=Freshness(columns))
        try:
            columns.update(_read(searcher.reader()))
        except (FileNotFoundError, TypeError):  # whoosh takes a column whose file is gone for None
            if found.latest_generation() == generation:
                raise
        if found.latest_generation() == generation:
            return searcher, columns
        searcher.close()


def _read(reader: Any) -> dict[str, Any]:
    # What is shown and the lengths of texts are columns too, which whoosh keeps once they were asked for.
    for leaf, _ in reader.leaf_readers():
        if leaf.doc_count_all():
            leaf.stored_fields(0)
            leaf.doc_field_length(0, "title")
            leaf.doc_field_length(0, "text")
    names = filter(reader.has_column, ("fresh", "at", *FACETS))
    return {name: reader.column_reader(name) for name in names}


def counted(columns: Columns, name: str, found: Iterable[int]) -> dict[str, int]:
    """How many of these documents have each value, most frequent first."""
    if name not in columns:
        return {}
    column = columns[name]
    counts = Counter(value for number in found for value in column[number].split(SPLIT) if value)
    return dict(counts.most_common())
