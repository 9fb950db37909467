"""What does the ICP register say about this domain, and about the number that its page shows?

Asked through the gateway an operator configured; without one the source is off. A throttled register answers
a normal empty list, so an empty answer counts only between two hits of a canary that is filed for certain.
Whether "no record" is a verdict is for the judges, who want two such answers hours apart.
"""

from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from urllib.parse import urlencode

from crawlers.displayed import icp_claims, shown_pages
from crawlers.extract.icp_blacklist import read_blacklist
from crawlers.extract.icp_gateway import GatewayAnswer, read_gateway, read_licensed
from crawlers.filer import told
from crawlers.net import Net, Trouble
from crawlers.observation import Observation, Outcome, Target
from crawlers.reading import read_stated
from crawlers.registration import domain_of
from crawlers.saying import Say
from crawlers.settings import CrawlSettings, IcpGateway
from crawlers.shop import open_shop

NAME = "icp_filing"
VERSION = 1
INTERVAL = timedelta(days=30)
HEALTHY = 0.7
COST = 5
_MOST_NUMBERS = 2
_OUTCOMES = {
    "gateway_error": Outcome.ERROR,
    "blocked": Outcome.BLOCKED,
    "rate_limited": Outcome.RATE_LIMITED,
}


async def ask(target: Target, net: Net, settings: CrawlSettings, now: datetime) -> AsyncIterator[Observation]:
    """One observation by domain, and one per number on the page where the domain has no record."""
    gateway = settings.icp_gateway
    if gateway is None:
        raise Trouble(Outcome.REFUSED, "no ICP gateway is configured", target.url)
    say, domain = Say(target, NAME, VERSION, now, net), domain_of(target)
    await _canary(net, gateway)
    answers = {domain: await _query(net, gateway, domain)}
    if answers[domain][0].outcome == "empty":
        for number in await _numbers(target, net, now):
            answers[number] = await _query(net, gateway, number)
    empty = any(answer.outcome == "empty" for answer, _ in answers.values())
    canary_ok = not empty or await _canary_again(net, gateway)
    violation = await _violation(net, gateway, domain) if answers[domain][0].records else {}
    for asked, (answer, raw) in answers.items():
        by = "domain" if asked == domain else "number"
        value = {"asked": asked, "by": by, "canary_ok": canary_ok}
        yield _observation(say, answer, raw, value, settings, violation if by == "domain" else {})


def _observation(
    say: Say,
    answer: GatewayAnswer,
    raw: bytes,
    value: dict[str, object],
    settings: CrawlSettings,
    violation: dict[str, bool],
) -> Observation:
    # The gateway's own address is the operator's business, so a name stands in its place.
    url = f"icp_gateway:/query?{urlencode({'search': value['asked']})}"
    if answer.outcome in _OUTCOMES:
        return say.unsaid(url, _OUTCOMES[answer.outcome], answer.reason, raw)
    records = [{**told(record, settings.hash_key), **violation} for record in answer.records]
    value |= {"found": bool(records), "records": records}
    if not records:
        return say.empty(url, "the register's list is empty", value, raw)
    return say.answered(url, value, records[0]["service_licence"] or records[0]["main_licence"], raw)


async def _query(net: Net, gateway: IcpGateway, asked: str) -> tuple[GatewayAnswer, bytes]:
    licensed = gateway.kind == "licensed"
    question = urlencode({"domain" if licensed else "search": asked})
    url = f"{gateway.base_url}/{'query' if licensed else 'query/web'}?{question}"
    answer = await net.ask_service(NAME, url, token=gateway.token, timeout=gateway.timeout_seconds)
    read = read_licensed if licensed else read_gateway
    return read(answer.body, asked), answer.body


async def _violation(net: Net, gateway: IcpGateway, domain: str) -> dict[str, bool]:
    """What the register's blacklist adds to a record; nothing where it is not offered or unclear."""
    if gateway.kind == "licensed":
        return {}
    try:
        answer = await net.ask_service(
            NAME,
            f"{gateway.base_url}/query/bweb?{urlencode({'search': domain})}",
            token=gateway.token,
            timeout=gateway.timeout_seconds,
        )
    except Trouble:
        return {}
    entry = read_blacklist(answer.body, domain)
    found = {"limit_access": entry.restricted, "cancelled": bool(entry.cancel_licence)}
    return {name: True for name, yes in found.items() if yes}


async def _canary(net: Net, gateway: IcpGateway) -> None:
    """Trouble where the gateway does not even find what is filed for certain."""
    answer, _ = await _query(net, gateway, gateway.canary)
    if answer.outcome == "empty":
        raise Trouble(Outcome.RATE_LIMITED, "the gateway finds nothing, not even its canary")
    if answer.outcome in _OUTCOMES:
        raise Trouble(_OUTCOMES[answer.outcome], answer.reason)


async def _canary_again(net: Net, gateway: IcpGateway) -> bool:
    try:
        await _canary(net, gateway)
    except Trouble:
        return False
    return True


async def _numbers(target: Target, net: Net, now: datetime) -> list[str]:
    """The valid numbers on the page by their main part; none where the page cannot be read."""
    try:
        shop = await open_shop(target, net)
        stated, _ = await read_stated(shop)
    except Trouble:
        return []
    claims = icp_claims(shown_pages(shop, stated), now.year)
    return list(dict.fromkeys(claim.main for claim in claims if claim.valid))[:_MOST_NUMBERS]
