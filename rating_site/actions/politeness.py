"""May a batch be crawled now? One crawler at a time asks a host, whichever machine it runs on.

Within one crawl Scrapy keeps the pauses; across crawls the running batches' own rows say who is being asked.
Hosts of one registrable domain count as one: they mostly share a server.
"""

from collections.abc import Iterable
from datetime import datetime

from sqlmodel import Session

from crawlers.identity import read_address
from rating_site.store import checks, locks
from rating_site.store.models import Check

_ASK_THE_HOST = {"storefront", "platform_terms", "owner_proof"}
"""The other sources ask registers and archives, whatever host they ask about."""


def is_busy(session: Session, batch_id: str, now: datetime) -> bool:
    """Whether a running crawl asks a host that this batch asks too; claims wait for each other here."""
    locks.hold(session, "crawl hosts")
    mine = _hosts(checks.of_batch(session, batch_id))
    return bool(mine and mine & _hosts(checks.running_beside(session, batch_id, now)))


def _hosts(found: Iterable[Check]) -> set[str]:
    asked = (check for check in found if check.state in checks.OPEN and _ASK_THE_HOST & set(check.sources))
    addresses = (read_address(check.url) for check in asked)
    return {address.registrable_domain or address.host for address in addresses}
