"""How does unbound refuse a host with all subdomains? By a local zone that always answers NXDOMAIN."""

from rating_site.exports.entry import Edition
from rating_site.exports.header import as_text, each_host


def render(edition: Edition) -> bytes:
    """A file to include from unbound.conf; it opens its own ``server:`` clause."""
    return as_text(edition, "#", "server:", each_host(edition, '  local-zone: "', '." always_nxdomain'))
