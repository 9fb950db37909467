"""Small honest test data: observations as the crawler writes them."""

from datetime import datetime
from typing import Any

from crawlers.observation import Observation, Outcome

RULES = "付款后24小时内未到账请联系客服补单,超过48小时不予处理。虚拟商品发货后不退不换。"


def storefront(target: str, now: datetime, host: str = "shop.example", **value: Any) -> Observation:
    """An answered look at a shop's front page."""
    claim = {
        "number": "蜀ICP备2021000001号-6", "main": "蜀ICP备2021000001号", "kind": "filing",
        "valid": True, "reason": None, "flags": [],
    }  # fmt: skip
    shown = {
        "final_url": f"http://{host}/",
        "status": 200,
        "title": "云卡小铺",
        "name": "云卡小铺",
        "icp": {"claims": [claim], "police": []},
        "contacts": [{"kind": "qq", "value": "100200300"}],
        "software": {"family": "dujiaoka", "version": None},
        **value,
    }
    return seen(target, "storefront", now, f"http://{host}/", shown)


def registration(
    target: str, now: datetime, registered_on: str = "2018-05-01", domain: str = "shop.example"
) -> Observation:
    """An answered question for a domain's registration date."""
    value = {"registrable_domain": domain, "status": "found", "registered_on": registered_on}
    return seen(target, "domain_rdap", now, f"https://rdap.example/domain/{domain}", value)


def terms(target: str, now: datetime, text: str = RULES, place: str = "/help") -> Observation:
    """The rules at one place of a shop."""
    value = {"place": place, "title": "售后说明", "text": text}
    return seen(target, "platform_terms", now, f"http://shop.example{place}", value)


def unreachable(
    target: str, source: str, now: datetime, outcome: Outcome = Outcome.UNREACHABLE, reason: str = "no answer"
) -> Observation:
    """A question that brought nothing."""
    return Observation(
        target=target,
        source=source,
        source_version=1,
        asked_at=now,
        url="http://shop.example/",
        outcome=outcome,
        reason=reason,
    )


def seen(target: str, source: str, now: datetime, url: str, value: dict[str, Any]) -> Observation:
    """An answered observation."""
    return Observation(
        target=target,
        source=source,
        source_version=1,
        asked_at=now,
        url=url,
        outcome=Outcome.ANSWERED,
        value=value,
    )
