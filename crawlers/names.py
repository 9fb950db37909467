"""Which texts stand in the name system under a name? TXT records, asked of the machine's own name servers."""

import asyncio
import re
from pathlib import Path

from twisted.internet.defer import TimeoutError as SilenceError
from twisted.internet.error import ConnectError
from twisted.names.client import Resolver
from twisted.names.dns import TXT
from twisted.names.error import DNSNameError, DomainError, ResolverError

from crawlers.guard import Guard
from crawlers.net import Trouble
from crawlers.observation import Outcome
from crawlers.settings import Endpoint, read_endpoint

_RESOLV = Path("/etc/resolv.conf")
_NAMESERVER = re.compile(r"^\s*nameserver\s+([0-9A-Fa-f.:]{2,45})\s*$", re.MULTILINE)
_MOST_SERVERS, _MOST_TEXTS, _LONGEST = 3, 50, 1000
_TRIES = (1, 3)


async def ask_texts(guard: Guard, name: str, seconds: float) -> list[str]:
    """The TXT records of a name, empty where it has none; raises Trouble."""
    servers = nameservers(guard.settings.dns_server)
    if not servers:
        raise Trouble(Outcome.UNREACHABLE, "this machine knows no name server")
    for server in servers:
        guard.permit(server)
    # Imported late: the first import decides which reactor this process has.
    from twisted.internet import reactor

    resolver = Resolver(servers=servers, timeout=_TRIES, reactor=reactor)  # type: ignore[no-untyped-call]
    try:
        async with asyncio.timeout(seconds):
            asked = resolver.lookupText(name)  # type: ignore[no-untyped-call]
            answers, _authority, _more = await asked.asFuture(asyncio.get_running_loop())
    except DNSNameError:
        return []
    except (DomainError, ResolverError, SilenceError, ConnectError, OSError, ValueError) as error:
        raise Trouble(Outcome.UNREACHABLE, f"the name server failed: {type(error).__name__}") from error
    found = [b"".join(row.payload.data) for row in answers if row.type == TXT]
    return [text.decode("utf-8", "replace")[:_LONGEST] for text in found[:_MOST_TEXTS]]


def nameservers(setting: str) -> list[Endpoint]:
    """The server of the settings, else those of this machine."""
    if setting:
        return [read_endpoint(setting)]
    try:
        text = _RESOLV.read_text(encoding="utf-8", errors="replace")[:10_000]
    except OSError:
        return []
    return [(ip, 53) for ip in _NAMESERVER.findall(text)[:_MOST_SERVERS]]
