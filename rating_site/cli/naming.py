"""Which platform does an address on the command line mean?"""

from sqlmodel import Session

from rating_site.cli.group import BAD_INPUT, COULD_NOT_ASK, fail
from rating_site.lookup import recognise
from rating_site.store import platforms
from rating_site.store.models import Platform


def platform_at(session: Session, address: str) -> Platform:
    """The platform that has this address now; the command ends where there is none."""
    query = recognise(address)
    if query.address is None:
        fail(f"{address!r} is no address", BAD_INPUT)
    platform = platforms.by_site(session, query.key)
    if platform is None:
        fail("this address has not been checked yet; try `kajian check`", COULD_NOT_ASK)
    return platform
