"""Which pages are there, for whom? Every address that a person can open, over the rows of `world`."""

from tests.journeys.world import World


def buyers(one: World) -> dict[str, str]:
    """What everybody sees, by name; the doors of the others too."""
    shop, terms = f"/platforms/{one.honest}", f"/platforms/{one.changed}"
    return {
        "home": "/",
        "platform": shop,
        "platform-young": f"/platforms/{one.young}",
        "platform-silent": f"/platforms/{one.silent}",
        "platform-listed": f"/platforms/{one.listed}",
        "platform-warned": f"/platforms/{one.warned}",
        "platform-removed": f"/platforms/{one.removed}",
        "search": "/search?q=123456789",
        "search-unknown": "/search?q=unknown.example.com",
        "search-nothing": "/search?q=没有这家",
        "check": f"/checks/{one.check}",
        "blacklist": "/blacklist",
        "blacklist-filtered": "/blacklist?q=卡盟&state=listed",
        "blacklist-empty": "/blacklist?q=没有这家",
        "blacklist-removed": "/blacklist?view=ended",
        "compare": "/compare?"
        + "&".join(f"p={key}" for key in (one.honest, one.young, one.listed, one.changed)),
        "compare-empty": "/compare",
        "rules": "/rules",
        "rules-card": f"{terms}/rules",
        "rules-history": f"{terms}/rules/history?older={one.versions[0]}&newer={one.versions[-1]}",
        "rules-compare": f"/rules/compare?p={one.changed}&p={one.honest}&p={one.young}",
        "rules-order": f"{terms}/order-date?asked=resupply&ordered=2026-10-26&event=2026-10-28",
        "assistant": f"/assistant?platform={one.honest}",
        "before-paying": f"/before-paying?platform={one.honest}",
        "method": "/method",
        "transparency": "/transparency",
        "privacy": "/privacy",
        "rights": "/rights",
        "rights-track": "/rights/track",
        "downloads": "/downloads",
        "downloads-check": "/downloads-check?q=bad.example.com",
        "private": "/private-check",
        "webhooks": "/webhooks",
        "api-keys": "/api-keys",
        "about": "/about",
        "api": "/api",
        "error": "/nothing",
        "report-track": "/report/track",
        "owner-sign-in": "/owner/sign-in",
        "staff-sign-in": "/staff/sign-in",
        "english": f"{shop}?lang=en",
        "english-home": "/?lang=en",
        "chinese-again": "/?lang=zh",
    }


def reporters(one: World) -> dict[str, str]:
    """What somebody sees who reports, and who comes back with a code."""
    return {
        "report": f"/report?platform={one.honest}",
        "report-good": f"/report?platform={one.honest}&kind=went_well",
        "report-mine": "/report/mine",
    }


def owners(one: World) -> dict[str, str]:
    """What somebody sees who proved control of a platform."""
    return {
        "owner": "/owner",
        "owner-claim": f"/owner/claim/{one.silent}",
        "owner-platform": f"/owner/platforms/{one.honest}",
        "owner-report": f"/owner/reports/{one.report}",
    }


def staff(one: World) -> dict[str, str]:
    """What members of staff see."""
    return {
        "staff": "/staff/",
        "staff-report": f"/staff/reports/{one.waiting}",
        "staff-beside": f"/staff/reports/{one.waiting}/beside/{one.report}",
        "staff-evidence": f"/staff/evidence/{one.evidence}",
        "staff-platform": f"/staff/platforms/{one.honest}",
        "staff-platform-listed": f"/staff/platforms/{one.listed}",
        "staff-alarms": "/staff/alarms",
        "staff-appeals": "/staff/appeals",
        "staff-appeal": f"/staff/appeals/{one.appeal}",
        "staff-rights": "/staff/rights",
        "staff-notice": f"/staff/rights/{one.notice}",
        "staff-people": "/staff/people",
        "staff-account": "/staff/account",
        "staff-operations": "/staff/operations",
    }


def signed_in(one: World) -> dict[str, str]:
    """What needs the cookies of the world."""
    return reporters(one) | owners(one) | staff(one)
