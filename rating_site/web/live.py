"""How does a wish for a live check become one? Joined where one runs already, else counted and queued."""

from datetime import timedelta

from crawlers.identity import Address
from rating_site.actions import checks as do_checks
from rating_site.store import checks
from rating_site.store.db import reading, transaction
from rating_site.store.models import Check
from rating_site.web.limits import spend_live_check
from rating_site.web.services import services


def start(address: Address) -> Check:
    """The check that answers for this address now; raises TooManyRequests, and Refused for private ones."""
    kit = services()
    now, join = kit.clock(), kit.settings.check_join_minutes
    with reading(kit.database) as session:
        known = checks.recent(session, address.site, now - timedelta(minutes=join))
    if known is not None:
        return known
    spend_live_check(address)
    with transaction(kit.database) as session:
        check = do_checks.request(
            session, address, now, join_minutes=join, allow_loopback=kit.settings.crawl.allow_loopback
        )
    # Somebody else may have asked in the same moment; then it is theirs and in the queue already.
    if check.requested_at == now:
        kit.offer(check.batch_id, "live")
    return check
