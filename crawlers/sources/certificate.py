"""Since when do certificates name this domain? Asked at crt.sh; its failures are never "no certificate"."""

from collections.abc import AsyncIterator
from datetime import datetime, timedelta

from crawlers.extract.crtsh import read_crtsh
from crawlers.net import Net
from crawlers.observation import Observation, Outcome, Target
from crawlers.registration import domain_of
from crawlers.saying import Say
from crawlers.settings import CrawlSettings

NAME = "certificate"
VERSION = 1
INTERVAL = timedelta(days=30)
HEALTHY = 0.5
COST = 1


async def ask(target: Target, net: Net, settings: CrawlSettings, now: datetime) -> AsyncIterator[Observation]:
    """One observation: what the oldest certificate claims, and since when logs prove that one existed."""
    say = Say(target, NAME, VERSION, now, net)
    domain = domain_of(target)
    url = f"{settings.crtsh_base}/?q={domain}&output=json"
    answer = await net.ask_service(NAME, url, timeout=settings.service_seconds)
    said = read_crtsh(answer.body, domain, answer.status)
    if said.outcome == "empty":
        yield say.empty(answer.url, "no certificate is logged for this name", raw=answer.body)
    elif said.earliest_not_before is None:
        yield say.unsaid(answer.url, Outcome(said.outcome), said.reason, answer.body)
    else:
        value = {
            "registrable_domain": domain,
            "earliest_not_before": said.earliest_not_before.isoformat(),
            "proved_since": said.earliest_entry and said.earliest_entry.isoformat(),
            "count": said.count,
        }
        yield say.answered(answer.url, value, f"not before {said.earliest_not_before}", answer.body)
