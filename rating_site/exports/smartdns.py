"""How does SmartDNS refuse a host with all subdomains? By an address rule that answers nothing."""

from rating_site.exports.entry import Edition
from rating_site.exports.header import as_text, each_host


def render(edition: Edition) -> bytes:
    """Lines like ``address /bad.example/#`` for a ``conf-file``."""
    return as_text(edition, "#", each_host(edition, "address /", "/#"))
