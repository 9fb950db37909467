"""How do we ourselves call an address that a stranger gave us? Resolve, check, connect to what was checked.

Resolving once and connecting to that very address leaves no room for a name that answers differently the
second time. The TLS name stays the one that was given. No proxy, no redirect, no cookies, short answers.
"""

import socket
import ssl
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from typing import Any
from urllib.parse import urlsplit

from crawlers.address_policy import why_forbidden

MAX_ANSWER = 64 * 1024
_PORTS = {"http": 80, "https": 443}
Resolve = Callable[..., Sequence[tuple[Any, ...]]]


class Unreachable(OSError):
    """The address could not be asked, or may not be; says why."""


@dataclass(frozen=True, slots=True)
class Answered:
    """What came back: status, headers in lower case and at most MAX_ANSWER bytes of the body."""

    status: int
    headers: Mapping[str, str]
    body: bytes


def send(
    method: str,
    url: str,
    *,
    body: bytes = b"",
    headers: Mapping[str, str] | None = None,
    timeout: float = 10.0,
    allow_loopback: bool = False,
    resolve: Resolve = socket.getaddrinfo,
) -> Answered:
    """One request, answered within `timeout` seconds in all; Unreachable says why there is no answer."""
    deadline = time.monotonic() + timeout
    parts = _read_url(url, allow_loopback)
    host, port = parts.hostname or "", parts.port or _PORTS[parts.scheme]
    address = _checked_address(host, port, allow_loopback, resolve)
    connection = _connection(parts.scheme, host, port, address, deadline)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    # Socket timeouts start anew with every byte; only this ends a server that drips its headers.
    watch = threading.Timer(max(deadline - time.monotonic(), 0.0), _cut, (connection.sock,))
    watch.daemon = True
    watch.start()
    try:
        connection.request(method, path, body=body or None, headers=dict(headers or {}))
        response = connection.getresponse()
        return Answered(
            response.status,
            {name.lower(): value for name, value in response.getheaders()},
            _read(response, deadline),
        )
    except (OSError, HTTPException) as error:
        late = time.monotonic() >= deadline
        reason = "the answer took too long" if late else str(error) or type(error).__name__
        raise Unreachable(f"{host}: {reason}") from error
    finally:
        watch.cancel()
        connection.close()


def check_url(url: str, allow_loopback: bool = False) -> None:
    """Unreachable where this address may never be called, whatever it resolves to."""
    _read_url(url, allow_loopback)


def _read_url(url: str, allow_loopback: bool) -> Any:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise Unreachable(f"no address: {error}") from error
    if parts.scheme not in _PORTS or not parts.hostname or not url.isascii() or not url.isprintable():
        raise Unreachable("only http and https addresses with a host can be called")
    if parts.username or parts.password:
        raise Unreachable("an address with a user name is not called")
    if not allow_loopback and port not in (None, _PORTS[parts.scheme]):
        raise Unreachable("only the usual ports are called")
    return parts


def _checked_address(host: str, port: int, allow_loopback: bool, resolve: Resolve) -> str:
    try:
        found = resolve(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise Unreachable(f"{host}: has no address") from error
    addresses = [str(entry[4][0]) for entry in found]
    # One forbidden address among several is enough: an honest name has none.
    for address in addresses:
        reason = why_forbidden(address, allow_loopback)
        if reason:
            raise Unreachable(f"{host}: {address} is {reason}")
    if not addresses:
        raise Unreachable(f"{host}: has no address")
    return addresses[0]


def _connection(scheme: str, host: str, port: int, address: str, deadline: float) -> HTTPConnection:
    """A connection whose socket goes to `address` while the request and TLS speak of `host`."""
    connection = HTTPSConnection(host, port) if scheme == "https" else HTTPConnection(host, port)
    left = max(deadline - time.monotonic(), 0.1)
    try:
        sock = socket.create_connection((address, port), timeout=left)
        if scheme == "https":
            sock = ssl.create_default_context().wrap_socket(sock, server_hostname=host)
    except OSError as error:
        raise Unreachable(f"{host}: {error}") from error
    connection.sock = sock
    return connection


def _cut(sock: socket.socket) -> None:
    """End a connection from outside of the thread that waits for it."""
    with suppress(OSError):
        sock.shutdown(socket.SHUT_RDWR)


def _read(response: HTTPResponse, deadline: float) -> bytes:
    """At most MAX_ANSWER bytes; a body that was cut off because of time is no answer."""
    found = b""
    while len(found) < MAX_ANSWER and (chunk := response.read1(MAX_ANSWER - len(found))):
        found += chunk
    if time.monotonic() >= deadline:
        raise TimeoutError
    return found
