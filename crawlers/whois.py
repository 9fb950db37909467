"""What does a WHOIS server on port 43 say? Bytes only: an answer may be split inside a character."""

import asyncio

from crawlers.guard import Guard
from crawlers.net import Trouble
from crawlers.observation import Outcome
from crawlers.settings import Endpoint

LARGEST = 64 * 1024


async def ask_whois(guard: Guard, server: Endpoint, query: str, seconds: float) -> bytes:
    """Everything the server says until it hangs up; raises Trouble after `seconds` or more than 64 KiB."""
    try:
        async with asyncio.timeout(seconds):
            return await _talk(await _address(guard, server), query)
    except TimeoutError:
        raise Trouble(Outcome.UNREACHABLE, f"no complete answer within {seconds:g} s") from None
    except OSError as error:
        raise Trouble(Outcome.UNREACHABLE, f"no connection: {error.strerror or error}") from error


async def _address(guard: Guard, server: Endpoint) -> Endpoint:
    """An address of the server that may be reached."""
    host, port = server
    addresses = await guard.resolve(host, port)
    if not addresses:
        refusal = guard.refusals.get(host)
        raise Trouble(Outcome.REFUSED if refusal else Outcome.UNREACHABLE, refusal or "no such host")
    return addresses[0]


async def _talk(address: Endpoint, query: str) -> bytes:
    reader, writer = await asyncio.open_connection(*address)
    try:
        writer.write(query.encode("ascii", "replace") + b"\r\n")
        await writer.drain()
        answer = b""
        while piece := await reader.read(4096):
            answer += piece
            if len(answer) > LARGEST:
                raise Trouble(Outcome.ERROR, f"the answer is longer than {LARGEST} bytes")
        return answer
    finally:
        writer.close()
