"""How is a hosts file written? Each host points nowhere; subdomains are not covered, by the form's nature."""

from rating_site.exports.entry import Edition
from rating_site.exports.header import as_text, each_host


def render(edition: Edition) -> bytes:
    """Lines like ``0.0.0.0 bad.example`` for the operating system or a resolver that reads hosts files."""
    return as_text(edition, "#", each_host(edition, "0.0.0.0 "))
