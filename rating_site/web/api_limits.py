"""How much may a program ask of the API, and how does it learn what is left? By person, or by key for more.

Counted here and not by the limiter's own hooks: those cost as much as a whole look-up. Nothing that was asked
is remembered, only how often.
"""

import time

from flask import g, request
from flask.wrappers import Response
from limits import RateLimitItemPerDay, RateLimitItemPerMinute, WindowStats
from werkzeug.datastructures import WWWAuthenticate
from werkzeug.exceptions import TooManyRequests, Unauthorized

from rating_site.actions import webhooks
from rating_site.actions.api_keys import PREFIX, sha256_of
from rating_site.store import api_keys
from rating_site.store.db import reading
from rating_site.store.publish_models import ApiKey
from rating_site.web.limits import person
from rating_site.web.services import services
from rating_site.web.shared_counts import spend

NEW_KEYS = RateLimitItemPerDay(5)
_READS = "GET, HEAD"
_ASKED_WITH = "If-None-Match, Authorization"
_TOLD = "ETag, Retry-After, RateLimit-Limit, RateLimit-Remaining, RateLimit-Reset, X-Request-ID"
_PREFLIGHT_KEPT = "86400"
_DAY = 24 * 3600


def spend_api(cost: int = 1) -> None:
    """Take from what the caller may ask per minute; TooManyRequests without any left, Unauthorized for a key
    that does not work.
    """
    kit, sent = services(), sent_key()
    if sent.startswith(webhooks.KEY):
        sent = ""  # manages one webhook, which its operations look at; it is no key of the API
    key = _valid(sent) if sent else None
    holder, amount = (
        (f"key {key.holder}", kit.settings.api_per_key) if key else (person(), kit.settings.api_per_person)
    )
    fits, left = spend(kit.limiter.limiter, RateLimitItemPerMinute(amount), "api", holder, cost=cost)
    g.api_limit = left_headers(amount, left, time.time())
    if not fits:
        wait = int(g.api_limit["RateLimit-Reset"])
        raise TooManyRequests(f"{amount} per minute are used up", retry_after=wait)
    if sent and key is None:
        raise _refused("this key does not work")


def left_headers(amount: int, left: WindowStats, now: float) -> dict[str, str]:
    """What is left of so many per minute, and in how many seconds it begins anew."""
    return {
        "RateLimit-Limit": str(amount),
        "RateLimit-Remaining": str(left.remaining),
        "RateLimit-Reset": str(max(round(left.reset_time - now), 1)),
    }


def spend_new_key() -> None:
    """Count one new key for this person."""
    if not services().limiter.limiter.hit(NEW_KEYS, "api key", person()):
        raise TooManyRequests("enough new keys for today", retry_after=_DAY)


def sent_key() -> str:
    """The key that came with this request, "" without one; other ways to sign in are not for us."""
    header = request.headers.get("Authorization", "")
    scheme, _, token = header.partition(" ")
    return token.strip() if scheme.lower() == "bearer" else ""


def require_key() -> str:
    """The key that came with this request; Unauthorized without one."""
    key = sent_key()
    if not key:
        raise _refused("send your key as: Authorization: Bearer kj_...")
    return key


def constant_headers() -> list[tuple[str, str]]:
    """What `tell` gives with every read, whatever is left."""
    return [("Access-Control-Expose-Headers", _TOLD), ("Cross-Origin-Resource-Policy", "cross-origin")]


def tell(response: Response) -> Response:
    """What is left of the limit, and that any site may read with our ETags and its key."""
    response.headers.update(g.get("api_limit", {}))
    response.headers["Access-Control-Expose-Headers"] = _TOLD
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    if request.method == "OPTIONS":
        response.headers["Access-Control-Allow-Methods"] = _READS
        response.headers["Access-Control-Allow-Headers"] = _ASKED_WITH
        response.headers["Access-Control-Max-Age"] = _PREFLIGHT_KEPT
    return response


def _valid(sent: str) -> ApiKey | None:
    if not sent.startswith(PREFIX):
        return None
    with reading(services().database) as session:
        return api_keys.valid(session, sha256_of(sent), services().clock())


def _refused(why: str) -> Unauthorized:
    return Unauthorized(why, www_authenticate=WWWAuthenticate("bearer", {"realm": "Kajian API"}))
