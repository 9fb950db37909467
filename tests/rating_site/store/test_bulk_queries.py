"""Is a query that was made once asked of each span anew?"""

from datetime import datetime

from rating_site.store import bulk
from rating_site.store.db import Database, reading
from tests.rating_site.web.sample_rows import ALL, add_platform


def test_every_span_gives_its_own_platforms(database: Database, now: datetime) -> None:
    hosts = {add_platform(database, shop, now): shop.host for shop in ALL}
    with reading(database) as session:
        for size in (1, 2, len(ALL)):
            spans = [*bulk.spans(session, size)]
            found = [[(one.id, one.sites) for one in bulk.known(session, span)] for span in spans]
            assert max(map(len, found)) == size
            assert [pair for pairs in found for pair in pairs] == [(id, (hosts[id],)) for id in sorted(hosts)]
        assert bulk.known(session, bulk.Span("", "")) == []
