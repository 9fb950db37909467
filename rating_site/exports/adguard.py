"""How does AdGuard Home refuse a host with all subdomains? By an ad-block style rule for DNS."""

from rating_site.exports.entry import Edition
from rating_site.exports.header import as_text, each_host


def render(edition: Edition) -> bytes:
    """Lines like ``||bad.example^``; comments start with ``!``."""
    return as_text(edition, "!", each_host(edition, "||", "^"))
