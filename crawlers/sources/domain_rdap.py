"""When was the domain registered? Asked by RDAP at the registry that IANA lists; no referral is followed."""

from collections.abc import AsyncIterator
from datetime import datetime, timedelta

from crawlers.extract.rdap_json import read_rdap
from crawlers.net import Net, Trouble
from crawlers.observation import Observation, Outcome, Target
from crawlers.registration import Asked, domain_of, say_registration
from crawlers.registries import rdap_base
from crawlers.saying import Say
from crawlers.settings import CrawlSettings

NAME = "domain_rdap"
VERSION = 1
INTERVAL = timedelta(days=7)
HEALTHY = 0.9
COST = 1
ACCEPT = "application/rdap+json,application/json;q=0.9"


async def ask(target: Target, net: Net, settings: CrawlSettings, now: datetime) -> AsyncIterator[Observation]:
    """One observation with the dates of the registration that is in force."""
    domain = domain_of(target)
    base = rdap_base(domain, settings)
    if base is None:
        tld = domain.rpartition(".")[2]
        raise Trouble(Outcome.REFUSED, f"IANA lists no RDAP server for .{tld}", target.url)
    answer = await net.ask_service(NAME, f"{base}/domain/{domain}", accept=ACCEPT)
    if answer.status == 403:
        raise Trouble(Outcome.BLOCKED, "the registry refuses us", answer.url)
    if answer.status >= 500:
        answer.raise_for_status()
    said = read_rdap(answer.body, answer.status, domain)
    yield say_registration(Say(target, NAME, VERSION, now, net), Asked(domain, answer.url, answer.body), said)
