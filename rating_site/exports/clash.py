"""How do Clash and mihomo get a rule provider? As YAML with ``behavior: domain``."""

from rating_site.exports.entry import Edition
from rating_site.exports.header import as_text


def render(edition: Edition) -> bytes:
    """``+.bad.example`` matches the host with its subdomains; an empty list is an empty payload."""
    hosts = [f"  - '+.{host}'" for host in edition.hosts]
    return as_text(edition, "#", ["payload:", *hosts] if hosts else ["payload: []"])
