"""When was this site first captured? Asked at the Wayback Machine, where excluded is not uncaptured."""

from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from urllib.parse import urlencode

from crawlers.extract.wayback_cdx import read_cdx
from crawlers.identity import read_address
from crawlers.net import Net
from crawlers.observation import Observation, Outcome, Target
from crawlers.registration import domain_of
from crawlers.saying import Say
from crawlers.settings import CrawlSettings

NAME = "wayback"
VERSION = 1
INTERVAL = timedelta(days=90)
HEALTHY = 0.5
COST = 1
# An exact address is answered in order of time; a few rows, because single rows may be bad.
_QUESTION = {
    "output": "json",
    "limit": "5",
    "fl": "timestamp,original,statuscode",
    "filter": "statuscode:200",
}


async def ask(target: Target, net: Net, settings: CrawlSettings, now: datetime) -> AsyncIterator[Observation]:
    """One observation with the day of the first capture of the shop's first page."""
    say = Say(target, NAME, VERSION, now, net)
    domain_of(target)
    address = read_address(target.url)
    question = urlencode({"url": f"{address.host}{address.shop_path}", **_QUESTION})
    url = f"{settings.cdx_base}/cdx/search/cdx?{question}"
    answer = await net.ask_service(NAME, url, timeout=settings.service_seconds)
    error = answer.headers.get("x-archive-wayback-runtime-error", "")
    said = read_cdx(answer.body, answer.status, error)
    if said.outcome == "empty":
        yield say.empty(answer.url, "the archive has no capture", raw=answer.body)
    elif said.first_capture is None:
        yield say.unsaid(answer.url, Outcome(said.outcome), said.reason, answer.body)
    else:
        value = {"first_capture": said.first_capture.isoformat(), "original": said.original}
        yield say.answered(answer.url, value, said.original, answer.body)
