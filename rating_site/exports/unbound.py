"""How does unbound refuse a host with all subdomains? By a local zone that always answers NXDOMAIN."""

from rating_site.exports.entry import Edition
from rating_site.exports.header import as_text


def render(edition: Edition) -> bytes:
    """A file to include from unbound.conf; it opens its own ``server:`` clause."""
    zones = [f'  local-zone: "{host}." always_nxdomain' for host in edition.hosts]
    return as_text(edition, "#", ["server:", *zones])
