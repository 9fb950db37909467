"""How often may one person, or the world, ask for work that costs something?

People are told apart by address: IPv4 whole, IPv6 by its /64, which one subscriber owns entirely.
"""

from functools import lru_cache
from ipaddress import IPv6Address, ip_address
from typing import Literal

from flask import Flask, request
from flask_limiter import Limiter
from limits import RateLimitItemPerDay, RateLimitItemPerHour, RateLimitItemPerMinute
from werkzeug.exceptions import TooManyRequests

from crawlers.identity import Address
from rating_site.config import Settings
from rating_site.web.process_counts import SCHEME
from rating_site.web.services import services

_EVERYTHING = "600 per minute"
_WISH = RateLimitItemPerDay(1)
_SIGN_IN = RateLimitItemPerMinute(10)
_STRANGERS = RateLimitItemPerHour(300)
_BEGIN_REPORT = RateLimitItemPerHour(20)
_TYPE_CODE = RateLimitItemPerHour(30)
_FOLLOW_UP = RateLimitItemPerHour(40)
_OWNER_STEP = RateLimitItemPerHour(30)
_NOTICE = RateLimitItemPerDay(5)
_LOOK = RateLimitItemPerMinute(20)
_NEW_WEBHOOK = RateLimitItemPerDay(5)
_WEBHOOK_STEP = RateLimitItemPerHour(30)
_HOUR = 3600


def person() -> str:
    """Whose request this is, as far as the network tells."""
    return whose(request.remote_addr or "")


@lru_cache(4096)
def whose(remote: str) -> str:
    """Who stands behind an address, "unknown" where it is none."""
    try:
        address = ip_address(remote)
    except ValueError:
        return "unknown"
    if isinstance(address, IPv6Address):
        return f"{IPv6Address(int(address) >> 64 << 64)}/64"
    return str(address)


def make_limiter(app: Flask, settings: Settings) -> Limiter:
    """The limiter of an app; static files are free."""
    url = settings.limits_url
    counts = f"{SCHEME}{url}" if url.startswith(("redis", "memory")) else url
    limiter = Limiter(person, app=app, storage_uri=counts, default_limits=[_EVERYTHING])
    limiter.exempt(app.view_functions["static"])
    return limiter


def spend_live_check(address: Address) -> None:
    """Count one new live check for the person and for the domain; TooManyRequests when either is used up."""
    kit = services()
    for kind, who, amount in (
        ("person", person(), kit.settings.live_checks_per_person),
        # By domain, not by host: otherwise a wildcard DNS record would lift the limit.
        ("host", address.registrable_domain or address.host, kit.settings.live_checks_per_host),
    ):
        if not kit.limiter.limiter.hit(RateLimitItemPerHour(amount), "live", kind, who):
            raise TooManyRequests(f"too many live checks for this {kind}; try again later", retry_after=_HOUR)


def spend_filing_wish(platform_id: str) -> None:
    """Count one wish for a look at the register: a person may wish once a day per platform."""
    if not services().limiter.limiter.hit(_WISH, "filing", platform_id, person()):
        raise TooManyRequests("you have asked for this already today", retry_after=24 * _HOUR)


def spend_report(device: str) -> None:
    """Count one report that is sent, for the person and, where it has a key, for the device."""
    kit = services()
    daily = RateLimitItemPerDay(kit.settings.reports_per_person)
    holders = [("person", person()), *([("device", device)] if device else [])]
    if not all([kit.limiter.limiter.hit(daily, "report", kind, who) for kind, who in holders]):
        raise TooManyRequests("enough reports for today; the draft is kept", retry_after=24 * _HOUR)


def spend_report_step(kind: Literal["begin", "code", "follow-up"]) -> None:
    """Count one draft that is begun, one code that is typed, or one thing that is added afterwards."""
    limit = {"begin": _BEGIN_REPORT, "code": _TYPE_CODE, "follow-up": _FOLLOW_UP}[kind]
    if not services().limiter.limiter.hit(limit, "report", kind, person()):
        raise TooManyRequests("too often; try again later", retry_after=_HOUR)


def spend_owner_step(kind: Literal["key", "claim", "look", "say"]) -> None:
    """Count one key that is typed, claim that is begun, look at a proof, or text of an owner."""
    if not services().limiter.limiter.hit(_OWNER_STEP, "owner", kind, person()):
        raise TooManyRequests("too often; try again later", retry_after=_HOUR)


def spend_notice(kind: Literal["notice", "code"]) -> None:
    """Count one notice of violated rights, or one code of such a notice that is typed."""
    limit = {"notice": _NOTICE, "code": _TYPE_CODE}[kind]
    if not services().limiter.limiter.hit(limit, "rights", kind, person()):
        raise TooManyRequests("too often; try again later", retry_after=_HOUR)


def spend_webhook_step(kind: Literal["create", "key", "ping"]) -> None:
    """Count one webhook that is made, one key of such that is typed, or one test message."""
    limit = _NEW_WEBHOOK if kind == "create" else _WEBHOOK_STEP
    if not services().limiter.limiter.hit(limit, "webhook", kind, person()):
        raise TooManyRequests("enough for now; try again later", retry_after=_HOUR)


def spend_look() -> None:
    """Count one look into the published files, which are read whole."""
    if not services().limiter.limiter.hit(_LOOK, "look", person()):
        raise TooManyRequests("too many looks; try again in a minute", retry_after=60)


def may_note_stranger() -> bool:
    """Whether one more sign-in under an unknown login goes into the audit log, which nobody may flood."""
    return services().limiter.limiter.hit(_STRANGERS, "sign-in", "strangers")


def spend_sign_in(login: str) -> None:
    """Count one attempt to sign in, for the person and for the login that was tried."""
    limiter = services().limiter.limiter
    fits = [limiter.hit(_SIGN_IN, "sign-in", kind, who) for kind, who in (("ip", person()), ("login", login))]
    if not all(fits):
        raise TooManyRequests("too many attempts to sign in", retry_after=60)
