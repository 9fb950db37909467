"""How does uBlock Origin warn before a page opens? By strict blocking of hosts and of single shops.

Without ``$document`` a path rule never stops a page. Plain path rules ignore case, while shop numbers such
as ``/shop/AB12`` do not, so a shop is written as a case-sensitive expression: its neighbours stay reachable.
"""

import re

from rating_site.exports.entry import Edition, Entry
from rating_site.exports.header import as_text, each_host


def render(edition: Edition) -> bytes:
    """Lines like ``||bad.example^$document`` and one expression for each shop on a shared host."""
    return as_text(edition, "!", each_host(edition, "||", "^$document"), *map(_shop, edition.paths))


def _shop(entry: Entry) -> str:
    address = re.escape(entry.site).replace("/", r"\/").replace("\\-", "-")
    return rf"/^https?:\/\/{address}(?:[\/?#]|$)/$document,match-case,to={entry.host}"
