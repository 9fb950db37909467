"""Which answers travel compressed? Public pages and static files: a phone on a slow line waits for bytes.

Pages of reporters, owners and staff are left as they are: they hold secrets beside what others typed, and
nobody loads them often. The API's documents are small and answered before Flask wakes.
"""

import gzip
import zlib
from collections.abc import Iterable, Iterator
from functools import lru_cache

from flask import Flask, request
from flask.wrappers import Response

from rating_site.web.guards import is_public

_LEAST = 1000
"""Smaller answers fit into one packet anyway."""
_TYPES = ("text/html", "text/css", "text/javascript", "text/csv", "image/svg+xml", "application/json")
_LEVEL = 6
_STATIC_LEVEL = 9
_GZIP = 31  # zlib's name for gzip's frame with the widest window


def install(app: Flask) -> None:
    """Compress what may be; installed after everything that writes into answers."""
    app.after_request(_compress)


def _compress(response: Response) -> Response:
    if not is_public() or response.mimetype not in _TYPES:
        return response
    response.vary.add("Accept-Encoding")
    is_whole = response.status_code not in (204, 206, 304) and "Content-Encoding" not in response.headers
    if not is_whole or not request.accept_encodings["gzip"] or request.method == "HEAD":
        return response
    if response.is_streamed and not response.direct_passthrough:
        return _flowing(response) if response.mimetype == "text/html" else response
    response.direct_passthrough = False
    data = response.get_data()
    if len(data) >= _LEAST:
        response.set_data(
            _kept(data) if request.endpoint == "static" else gzip.compress(data, _LEVEL, mtime=0)
        )
        response.headers["Content-Encoding"] = "gzip"
        _weaken(response)
    return response


def _flowing(response: Response) -> Response:
    response.response = _squeezed(response.iter_encoded())
    response.headers["Content-Encoding"] = "gzip"
    return response


def _squeezed(parts: Iterable[bytes]) -> Iterator[bytes]:
    """What comes in parts leaves in parts, each of which can be read before the next."""
    packer = zlib.compressobj(_LEVEL, wbits=_GZIP)
    for part in parts:
        yield packer.compress(part) + packer.flush(zlib.Z_SYNC_FLUSH)
    yield packer.flush()


@lru_cache(maxsize=64)
def _kept(data: bytes) -> bytes:
    """A static file, compressed once per process."""
    return gzip.compress(data, _STATIC_LEVEL, mtime=0)


def _weaken(response: Response) -> None:
    """The compressed bytes are not those that a strong tag names."""
    tag, is_weak = response.get_etag()
    if tag is not None and not is_weak:
        response.set_etag(tag, weak=True)
