"""How does AdGuard Home refuse a host with all subdomains? By an ad-block style rule for DNS."""

from rating_site.exports.entry import Edition
from rating_site.exports.header import as_text


def render(edition: Edition) -> bytes:
    """Lines like ``||bad.example^``; comments start with ``!``."""
    return as_text(edition, "!", [f"||{host}^" for host in edition.hosts])
