"""When was the domain registered? Asked on port 43, where the registry offers no RDAP (.cn does not)."""

from collections.abc import AsyncIterator
from datetime import datetime, timedelta

from crawlers.extract.whois_text import read_whois
from crawlers.net import Net, Trouble
from crawlers.observation import Observation, Outcome, Target
from crawlers.registration import Asked, domain_of, say_registration
from crawlers.registries import rdap_base, whois_server
from crawlers.saying import Say
from crawlers.settings import CrawlSettings

NAME = "domain_whois"
VERSION = 1
INTERVAL = timedelta(days=7)
HEALTHY = 0.8
COST = 1


async def ask(target: Target, net: Net, settings: CrawlSettings, now: datetime) -> AsyncIterator[Observation]:
    """One observation with the registry's dates. Where RDAP exists, a target has to name this source."""
    domain = domain_of(target)
    if rdap_base(domain, settings) and NAME not in target.sources:
        raise Trouble(Outcome.REFUSED, "the registry answers by RDAP", target.url)
    server = whois_server(domain, settings)
    if server is None:
        raise Trouble(Outcome.REFUSED, f"no WHOIS server is known for {domain}", target.url)
    # Verisign also looks for name servers of that name unless told otherwise.
    query = f"domain {domain}" if server[0] == "whois.verisign-grs.com" else domain
    url = f"whois://{server[0]}/{domain}"
    text = await net.whois(server, query)
    said = read_whois(text, domain.rpartition(".")[2])
    yield say_registration(Say(target, NAME, VERSION, now, net), Asked(domain, url, text), said)
