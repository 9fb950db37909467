"""How is a response policy zone written? As a DNS zone that unbound, BIND, Knot and PowerDNS can load."""

from rating_site.exports.entry import Edition
from rating_site.exports.header import as_text

_REFRESH = 86400
_MAX_SERIAL = 2**32
_LONGEST = 200  # a name and the zone's own name share 255 bytes; one name too long stops the whole zone


def render(edition: Edition) -> bytes:
    """``host CNAME .`` and ``*.host CNAME .`` answer NXDOMAIN; the zone's serial is the list's version."""
    serial = edition.version % _MAX_SERIAL
    zone = [
        f"$TTL {_REFRESH}",
        f"@ SOA localhost. hostmaster.localhost. {serial} {_REFRESH} 3600 {7 * _REFRESH} 3600",
        "@ NS localhost.",
    ]
    rules = [f"{host} CNAME .\n*.{host} CNAME ." for host in edition.hosts if len(host) <= _LONGEST]
    return as_text(edition, ";", *zone, *rules)
