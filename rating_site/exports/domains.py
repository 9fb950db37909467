"""How is the plain list written? One host a line; the form that most tools and scripts take."""

from rating_site.exports.entry import Edition
from rating_site.exports.header import as_text, each_host


def render(edition: Edition) -> bytes:
    """Comments start with ``#``; every other line is one host."""
    return as_text(edition, "#", each_host(edition))
