"""How does Surge get a domain set? One host a line, with a dot in front for its subdomains."""

from rating_site.exports.entry import Edition
from rating_site.exports.header import as_text, each_host


def render(edition: Edition) -> bytes:
    """Lines like ``.bad.example`` for a ``DOMAIN-SET`` rule."""
    return as_text(edition, "#", each_host(edition, "."))
