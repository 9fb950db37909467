"""How does sing-box get a rule set? As source JSON, whose reader allows comments but no unknown field."""

from rating_site.exports.entry import Edition
from rating_site.exports.header import as_text

_FORMAT_VERSION = 2  # read by sing-box since 1.10; later versions add nothing that a list of hosts needs


def render(edition: Edition) -> bytes:
    """One rule that matches hosts with their subdomains; no rule at all when nothing is listed."""
    hosts = ",\n".join(f'"{host}"' for host in edition.hosts)
    rules = f'[{{"domain_suffix": [\n{hosts}\n]}}]' if hosts else "[]"
    return as_text(edition, "//", f'{{"version": {_FORMAT_VERSION}, "rules": {rules}}}')
