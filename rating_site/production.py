"""What must a production installation not have? Secrets to be guessed, and services asked in the clear."""

from collections.abc import Mapping
from ipaddress import ip_address
from urllib.parse import parse_qs, urlsplit

from rating_site.weakness import is_weak

NEEDED = frozenset({"secret_key", "seal_keys"})
SECRETS = NEEDED | {"metrics_token"}
SERVICES = frozenset({"database_url", "queue_url", "limits_url", "smtp_url"})
_ENCRYPTED = ("rediss", "smtps")
_SSL_MODES = ("require", "verify-ca", "verify-full")
_SUBMISSION = 587


def problem(settings: Mapping[str, str]) -> str:
    """The first thing that is wrong with these settings, by their names; "" where nothing is."""
    for name, value in settings.items():
        if not value and name in NEEDED:
            return f"production mode needs KAJIAN_{name.upper()}"
        if value and name in SECRETS and any(is_weak(part.strip()) for part in value.split(",")):
            return f"KAJIAN_{name.upper()} can be guessed: draw one with Python's secrets module"
        if value and name in SERVICES and in_the_clear(value):
            how = "use rediss://, smtps://, or ?sslmode=verify-full for PostgreSQL"
            return f"KAJIAN_{name.upper()} would be asked in the clear over the network: {how}"
    return ""


def in_the_clear(url: str) -> bool:
    """Whether what is said to this service can be read on the way.

    A name without a dot is this machine or one of its own containers, whose network nobody else has.
    """
    parts = urlsplit(url)
    asked = parse_qs(parts.query)
    hosts = [parts.hostname or "", *asked.get("host", []), *asked.get("hostaddr", [])]
    if parts.scheme in _ENCRYPTED or all(map(_is_own, hosts)):
        return False
    if (
        parts.scheme == "smtp"
    ):  # with a login or at this port nothing is said before STARTTLS, see jobs/post.py
        return not (parts.username or parts.port == _SUBMISSION)
    return not (parts.scheme.startswith("postgresql") and asked.get("sslmode", [""])[-1] in _SSL_MODES)


def _is_own(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host.startswith("/") or "." not in host  # the path of a socket, or a plain name
