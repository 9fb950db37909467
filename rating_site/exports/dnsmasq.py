"""How does dnsmasq refuse a host with all subdomains? By answering it locally, where nothing is known."""

from rating_site.exports.entry import Edition
from rating_site.exports.header import as_text, each_host


def render(edition: Edition) -> bytes:
    """Lines like ``local=/bad.example/``: the answer is NXDOMAIN, also for subdomains."""
    return as_text(edition, "#", each_host(edition, "local=/", "/"))
