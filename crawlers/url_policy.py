"""Which URLs may be asked for at all? Decided on the text, before any name is resolved."""

import re
from urllib.parse import SplitResult, urlsplit

from crawlers.address_policy import why_forbidden
from crawlers.settings import CrawlSettings, origin

_PORTS = {"http": 80, "https": 443}
# A host that ends in a number is an IPv4 address to browsers and to getaddrinfo: 2130706433, 0x7f.1, 127.1
_NUMBER_AT_END = re.compile(r"(?:^|\.)(?:\d{1,20}|0x[0-9a-f]{0,20})\.?$", re.IGNORECASE)
_CANONICAL_IPV4 = re.compile(r"^(?:(?:0|[1-9]\d{0,2})\.){3}(?:0|[1-9]\d{0,2})$")
_PLAIN_HOST = re.compile(r"^[a-z0-9._-]{1,253}$")


def why_refused(url: str, settings: CrawlSettings, service: str | None = None) -> str | None:
    """Why this URL is not asked for, in one English line; None where it may be.

    `service` names a source that asks the service an operator configured for it.
    """
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return "the address cannot be read"
    if parts.scheme not in _PORTS:
        return "only http and https are asked"
    if "@" in parts.netloc or not parts.hostname or "\\" in url:
        return "the address contains a user name or no host"
    endpoint = origin(url)
    if service and endpoint in settings.own_origins.get(service, ()):
        return None
    if endpoint in settings.own_endpoints:
        return "the address belongs to a service of this installation"
    if port not in (None, _PORTS[parts.scheme]) and not settings.allow_loopback:
        return "only ports 80 and 443 are asked"
    return _why_host_refused(parts, settings)


def _why_host_refused(parts: SplitResult, settings: CrawlSettings) -> str | None:
    host = parts.hostname or ""
    if ":" in host or _CANONICAL_IPV4.match(host):
        reason = why_forbidden(host, settings.allow_loopback)
        return reason and f"the address is {reason}"
    if _NUMBER_AT_END.search(host):
        return "the host is a number in disguise"
    if not _PLAIN_HOST.match(host):
        return "the host name is not valid"
    return None
