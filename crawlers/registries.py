"""Which registry answers for a domain? IANA's RDAP table and our list of WHOIS servers.

``python -m crawlers.registries dns.json`` replaces the RDAP table by a newer copy of
https://data.iana.org/rdap/dns.json; registries move, so do it every few months.
"""

import json
import sys
from functools import cache
from pathlib import Path
from typing import Any

from crawlers.settings import CrawlSettings, Endpoint, read_endpoint

_DATA = Path(__file__).with_name("data")
RDAP_TABLE = _DATA / "rdap_bootstrap.json"
_WHOIS_TABLE = _DATA / "whois_servers.json"


def rdap_base(domain: str, settings: CrawlSettings) -> str | None:
    """The RDAP base URL for this domain, without a slash at its end; None where IANA lists none."""
    tld = domain.rpartition(".")[2]
    own = settings.rdap_bases.get(tld) or settings.rdap_bases.get("*")
    return own or _rdap_bases().get(tld)


def whois_server(domain: str, settings: CrawlSettings) -> Endpoint | None:
    """The WHOIS server for this domain; None where we know none."""
    tld = domain.rpartition(".")[2]
    own = settings.whois_servers.get(tld) or settings.whois_servers.get("*")
    known = own or _whois_servers().get(tld)
    return read_endpoint(known) if known else None


def reduce_table(table: dict[str, Any]) -> dict[str, Any]:
    """IANA's table with the members that we use; ValueError where it is no such table."""
    services = [
        [sorted(tlds), [next(url for url in sorted(urls, reverse=True) if url.startswith("http"))]]
        for tlds, urls in table["services"]
    ]
    if len(services) < 100 or not table["publication"]:
        raise ValueError("this is not IANA's table of RDAP servers")
    return {"publication": table["publication"], "services": sorted(services), "version": table["version"]}


@cache
def _rdap_bases() -> dict[str, str]:
    table = json.loads(RDAP_TABLE.read_text(encoding="utf-8"))
    return {tld: urls[0].rstrip("/") for tlds, urls in table["services"] for tld in tlds}


@cache
def _whois_servers() -> dict[str, str]:
    servers: dict[str, str] = json.loads(_WHOIS_TABLE.read_text(encoding="utf-8"))
    return servers


def main(arguments: list[str]) -> int:
    """Writes the RDAP table anew from a downloaded copy."""
    new = reduce_table(json.loads(Path(arguments[0]).read_text(encoding="utf-8")))
    lines = ",\n".join(json.dumps(service) for service in new.pop("services"))
    head = json.dumps(new, indent=1).rstrip("}\n")
    RDAP_TABLE.write_text(f'{head},\n "services": [\n{lines}\n]}}\n', encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
