"""May this edition go out as it is? Additions beyond a limit are held for a person; removals never wait.

A stolen account or a fault could list thousands of hosts at once, and every blocker would obey within a
day. Holding removals back would keep blocking people who were cleared, so those always pass.
"""

from collections.abc import Set
from dataclasses import dataclass, replace

from rating_site.exports.entry import Edition, Entry

MAX_SHARE = 0.2
ALWAYS_ALLOWED = 20


@dataclass(frozen=True, slots=True)
class Guarded:
    """The edition that may be published and the additions that were held, sorted by site."""

    edition: Edition
    held: tuple[Entry, ...]


def hold_mass_additions(published: Set[str], edition: Edition, *, override: bool = False) -> Guarded:
    """Hold all additions when they are more than 20 and more than a fifth of what is `published`.

    `published` are the sites (host and path) of the edition that stands now, or of the one a day ago if the
    limit shall hold for a day. `override` publishes everything; the caller writes down who said so.
    """
    added = tuple(entry for entry in edition.entries if entry.site not in published)
    limit = max(ALWAYS_ALLOWED, MAX_SHARE * len(published))
    if override or len(added) <= limit:
        return Guarded(edition, ())
    kept = tuple(entry for entry in edition.entries if entry.site in published)
    return Guarded(replace(edition, entries=kept), added)
