"""How do outside services fail, and how is a good answer turned into such a failure?"""

import gzip
import time
from collections.abc import Iterator
from enum import StrEnum
from functools import cache

from werkzeug.wrappers import Response

RETRY_AFTER_SECONDS = 30
HUGE_BYTES = 64 * 1024 * 1024
DRIP_SECONDS = 0.5
_SPLIT_BYTES = 512
_MEGABYTE = b"0" * (1024 * 1024)


class Failure(StrEnum):
    """What goes wrong for one name: the first group with any service, the others only with the one named."""

    WAF_PAGE = "waf_page"
    """HTTP 403 with the HTML page of a web application firewall."""
    RATE_LIMITED = "rate_limited"
    """HTTP 429 with Retry-After; on port 43 the registry's sentence."""
    BAD_GATEWAY = "bad_gateway"
    """HTTP 502 with an HTML page."""
    EMPTY_BODY = "empty_body"
    """HTTP 200 (or a port-43 connection) without a single byte."""
    SPLIT_READS = "split_reads"
    """The good answer, five bytes per TCP segment at first, so that reads end inside a character."""
    SLOW_DRIP = "slow_drip"
    """The good answer, one byte every half second."""
    HUGE_BODY = "huge_body"
    """64 MiB of nothing."""
    GZIP_BOMB = "gzip_bomb"
    """64 MiB behind 64 KiB of gzip."""
    HANG_UP = "hang_up"
    """The connection ends before the announced length of the answer."""

    CAPTCHA = "captcha"
    """ICP gateway: it could not solve the register's captcha."""
    WAF_BODY = "waf_body"
    """ICP gateway: the register's firewall stood in the way, told in JSON with HTTP 200."""
    THROTTLED_EMPTY = "throttled_empty"
    """ICP gateway: a perfectly normal empty list for a name that is filed. Nothing in the answer shows it."""
    REGISTER_ERROR = "register_error"
    """ICP gateway: the register answered an error of its own."""
    REGISTER_RATE_LIMITED = "register_rate_limited"
    """ICP gateway: the register's 429, passed through in a body with HTTP 200."""
    TOKEN_EXPIRED = "token_expired"  # noqa: S105 - a state, not a secret
    """ICP gateway: the register's 401, passed through in a body with HTTP 200."""
    OLD_GATEWAY_ERROR = "old_gateway_error"
    """ICP gateway of 2024 and before: code 201 and the text in `error`."""
    SIGN_IN_REQUIRED = "sign_in_required"
    """ICP gateway with sign-in switched on: the only real HTTP error status, 401."""
    FOREIGN_RECORD = "foreign_record"
    """ICP gateway: the list holds the record of another domain."""
    NO_PARAMS = "no_params"
    """ICP gateway: code 200 without `params`."""
    UNKNOWN_CODE = "unknown_code"
    """ICP gateway: a code that no documentation names."""

    BLOCKED_SITE = "blocked_site"
    """Wayback: the site is excluded, which does not say that it was never captured."""

    RESERVED = "reserved"
    """WHOIS: the name is reserved."""
    PROHIBITED = "prohibited"
    """WHOIS: the name may not be registered."""
    DATABASE_DOWN = "database_down"
    """WHOIS: the registry's database is down."""


EVERYWHERE = frozenset(
    {
        Failure.WAF_PAGE,
        Failure.RATE_LIMITED,
        Failure.BAD_GATEWAY,
        Failure.EMPTY_BODY,
        Failure.SPLIT_READS,
        Failure.SLOW_DRIP,
        Failure.HUGE_BODY,
        Failure.GZIP_BOMB,
        Failure.HANG_UP,
    }
)
"""What can happen to any answer over HTTP."""

WAF_HTML = """<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>访问被拦截</title></head>
<body><h1 id="error_403">当前访问疑似黑客攻击，已被创宇盾拦截。</h1>
<p id="error_403_en">CloudWAF: Your request has been blocked</p><p id="rule_id">[80048]</p></body></html>
"""
BAD_GATEWAY_HTML = """<html>
<head><title>502 Bad Gateway</title></head>
<body><center><h1>502 Bad Gateway</h1></center><hr><center>nginx</center></body>
</html>
"""


def spoil(good: Response, failure: Failure | None) -> Response:
    """The answer as it arrives when this failure befalls it; the good answer itself without one."""
    if failure is None:
        return good
    if failure in (Failure.SPLIT_READS, Failure.SLOW_DRIP, Failure.HUGE_BODY, Failure.HANG_UP):
        return _spoil_transfer(good, failure)
    return _spoil_answer(good, failure)


def _spoil_answer(good: Response, failure: Failure) -> Response:
    match failure:
        case Failure.WAF_PAGE:
            return Response(WAF_HTML, status=403, content_type="text/html; charset=utf-8")
        case Failure.RATE_LIMITED:
            wait = {"Retry-After": str(RETRY_AFTER_SECONDS)}
            return Response("Too Many Requests\n", status=429, headers=wait)
        case Failure.BAD_GATEWAY:
            return Response(BAD_GATEWAY_HTML, status=502, content_type="text/html")
        case Failure.EMPTY_BODY:
            return Response(b"", status=200, content_type=good.content_type)
        case Failure.GZIP_BOMB:
            return Response(gzip_bomb(), content_type=good.content_type, headers={"Content-Encoding": "gzip"})
    raise ValueError(f"no HTTP answer can fail as {failure}")


def _spoil_transfer(good: Response, failure: Failure) -> Response:
    body = good.get_data()
    match failure:
        case Failure.SPLIT_READS:
            pieces = in_pieces(body)
        case Failure.SLOW_DRIP:
            pieces = drip(body)
        case Failure.HUGE_BODY:
            pieces, body = huge(), b""
        case _:
            pieces = cut_short(body)
    spoilt = Response(pieces, status=good.status_code, content_type=good.content_type)
    if body:
        spoilt.content_length = len(body)
    return spoilt


def in_pieces(body: bytes) -> Iterator[bytes]:
    """The body in segments of five bytes for its first half kilobyte, then the rest at once.

    Five, because a Chinese character has three bytes: segments of three could fall in step with the text.
    """
    for start in range(0, min(len(body), _SPLIT_BYTES), 5):
        yield body[start : min(start + 5, _SPLIT_BYTES)]
        time.sleep(0.001)  # without it the kernel may join the segments again
    if len(body) > _SPLIT_BYTES:
        yield body[_SPLIT_BYTES:]


def drip(body: bytes) -> Iterator[bytes]:
    """One byte of the body every half second."""
    for byte in body:
        yield bytes([byte])
        time.sleep(DRIP_SECONDS)


def cut_short(body: bytes) -> Iterator[bytes]:
    """The first eighth of the body: enough to look like an answer, too little to hold a date."""
    yield body[: len(body) // 8]


def huge() -> Iterator[bytes]:
    """64 MiB, one MiB at a time."""
    for _ in range(HUGE_BYTES // len(_MEGABYTE)):
        yield _MEGABYTE


@cache
def gzip_bomb() -> bytes:
    """About 64 KiB that unpack to 64 MiB, in one gzip member, because some readers stop after the first."""
    return gzip.compress(bytes(HUGE_BYTES), mtime=0)
