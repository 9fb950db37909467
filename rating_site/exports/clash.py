"""How do Clash and mihomo get a rule provider? As YAML with ``behavior: domain``."""

from rating_site.exports.entry import Edition
from rating_site.exports.header import as_text, each_host


def render(edition: Edition) -> bytes:
    """``+.bad.example`` matches the host with its subdomains; an empty list is an empty payload."""
    hosts = each_host(edition, "  - '+.", "'")
    return as_text(edition, "#", f"payload:\n{hosts}" if hosts else "payload: []")
