"""Which settings does a crawl have? Read from a JSON file or from KAJIAN_CRAWL, refusing nonsense.

Every service address an operator writes here may lie on a private network: it is then reachable for its own
source only, never for a target or a redirect.
"""

import json
import os
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Annotated, Literal, Self
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator

Seconds = Annotated[float, Field(gt=0, le=3600)]
Pause = Annotated[float, Field(ge=0, le=3600)]
Count = Annotated[int, Field(ge=1)]
Endpoint = tuple[str, int]
_PORTS = {"http": 80, "https": 443}
_PUBLIC_BASES = ("https://crt.sh", "https://web.archive.org")
_GATEWAY_QUESTIONS = 6  # the domain, two claimed numbers or the blacklist, the canary before and after


class IcpGateway(BaseModel):
    """An ICP query gateway that the operator runs or rents."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    base_url: str
    kind: Literal["gateway", "licensed"] = Field(
        default="gateway", description="gateway: /query/web?search=, licensed: /query?domain="
    )
    token: str = ""
    pace_seconds: Pause = 8.0
    timeout_seconds: Seconds = 180.0
    canary: str = Field(default="qq.com", description="a domain that is filed for certain")

    @field_validator("base_url")
    @classmethod
    def _is_web_address(cls, value: str) -> str:
        return _web_address(value)


class CrawlSettings(BaseModel):
    """Every setting of a crawl process with its default and meaning."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    allow_loopback: bool = Field(
        default=False, description="permits loopback and any port: for tests and the demo"
    )
    host_overrides: dict[str, str] = Field(
        default_factory=dict, description="host name -> 127.0.0.1:port; needs allow_loopback"
    )
    contact_url: str = Field(default="https://kajian.example/bot", description="page that says who asks")
    hash_key: str = Field(default="", description="key for the hashes of filers' names; none: no hashes")
    raw_folder: Path | None = Field(default=None, description="where raw answers are kept, compressed")
    sources: tuple[str, ...] = Field(default=(), description="sources to ask; none means all")

    targets_at_once: Count = Field(default=8, description="platforms in flight")
    per_host_requests: Count = Field(default=2, description="connections to one host at once")
    per_host_pause: Pause = Field(default=0.5, description="seconds between two requests to one host")
    request_seconds: Seconds = Field(
        default=10.0, description="limit for one answer, from first to last byte"
    )
    service_seconds: Seconds = Field(
        default=20.0, description="the same for crt.sh and the Wayback Machine, which are slow"
    )
    source_seconds: Seconds = Field(default=60.0, description="limit for one source of one platform")
    retry_after_seconds: Pause = Field(
        default=5.0, description="longest Retry-After that is waited for on the spot"
    )
    body_bytes: Count = Field(
        default=3 * 1024 * 1024, description="largest answer, before and after decompression"
    )
    pages_per_target: Count = Field(default=12, description="pages read for the terms of one platform")
    memory_bytes: Count = Field(default=1024 * 1024 * 1024, description="address space of the crawl process")

    dns_server: str = Field(default="", description="name server as host:port; none: this machine's own")
    rdap_bases: dict[str, str] = Field(
        default_factory=dict, description="top-level domain or * -> RDAP base URL, before the IANA table"
    )
    whois_servers: dict[str, str] = Field(
        default_factory=dict, description="top-level domain or * -> host:port, before our own table"
    )
    crtsh_base: str = Field(default=_PUBLIC_BASES[0], description="certificate transparency search")
    cdx_base: str = Field(default=_PUBLIC_BASES[1], description="Wayback Machine")
    wayback_pause: Pause = Field(
        default=3.0, description="seconds between two questions to the Wayback Machine"
    )
    icp_gateway: IcpGateway | None = Field(default=None, description="ICP query gateway; none: source off")

    @field_validator("crtsh_base", "cdx_base")
    @classmethod
    def _is_web_address(cls, value: str) -> str:
        return _web_address(value)

    @field_validator("rdap_bases")
    @classmethod
    def _are_web_addresses(cls, value: dict[str, str]) -> dict[str, str]:
        return {name: _web_address(base) for name, base in value.items()}

    @field_validator("dns_server")
    @classmethod
    def _is_endpoint(cls, value: str) -> str:
        return value and ":".join(map(str, read_endpoint(value)))

    @field_validator("host_overrides", "whois_servers")
    @classmethod
    def _are_endpoints(cls, value: dict[str, str]) -> dict[str, str]:
        for endpoint in value.values():
            read_endpoint(endpoint)
        return value

    @model_validator(mode="after")
    def _loopback_is_explicit(self) -> Self:
        if self.host_overrides and not self.allow_loopback:
            raise ValueError("host_overrides needs allow_loopback")
        for endpoint in self.host_overrides.values():
            if not endpoint.startswith("127.0.0.1:"):
                raise ValueError("host_overrides may only lead to 127.0.0.1")
        return self

    @property
    def user_agent(self) -> str:
        """Who we are and where our contact page is."""
        return f"Mozilla/5.0 (compatible; KajianBot/1.0; +{self.contact_url})"

    def patience(self, source: str) -> float:
        """Seconds that one source of one platform may take."""
        if source == "icp_filing" and self.icp_gateway:
            return _GATEWAY_QUESTIONS * (self.icp_gateway.timeout_seconds + self.icp_gateway.pace_seconds)
        return self.source_seconds

    @cached_property
    def own_origins(self) -> Mapping[str, frozenset[Endpoint]]:
        """Source name -> the (host, port) pairs that this operator configured for it."""
        found = {
            source: frozenset([origin(base)])
            for source, base in (("certificate", self.crtsh_base), ("wayback", self.cdx_base))
            if base not in _PUBLIC_BASES
        }
        found["domain_rdap"] = frozenset(map(origin, self.rdap_bases.values()))
        found["domain_whois"] = frozenset(map(read_endpoint, self.whois_servers.values()))
        if self.icp_gateway:
            found["icp_filing"] = frozenset([origin(self.icp_gateway.base_url)])
        return found

    @cached_property
    def own_endpoints(self) -> frozenset[Endpoint]:
        """The (host, port) pairs of every service that this operator configured."""
        return frozenset().union(*self.own_origins.values())


def read_endpoint(text: str) -> Endpoint:
    """The host and port in ``host:port``; ValueError where it is something else."""
    host, _, port = text.rpartition(":")
    if not (host and port.isascii() and port.isdigit() and 0 < int(port) < 65536):
        raise ValueError(f"{text!r} is not host:port")
    return host.strip("[]").lower(), int(port)


def origin(url: str) -> Endpoint:
    """The host and port of a web address."""
    parts = urlsplit(url)
    return (parts.hostname or "").lower(), parts.port or _PORTS[parts.scheme]


def read_settings(path: Path | None, environ: Mapping[str, str] | None = None) -> CrawlSettings:
    """The settings in this JSON file, else in KAJIAN_CRAWL, else the defaults; ValueError in one line."""
    environ = os.environ if environ is None else environ
    try:
        text = path.read_text(encoding="utf-8") if path else environ.get("KAJIAN_CRAWL", "{}")
        return CrawlSettings.model_validate_json(text)
    except (OSError, UnicodeDecodeError, json.JSONDecodeError) as error:
        raise ValueError(f"cannot be read: {error}") from error
    except ValidationError as error:
        problem = error.errors()[0]
        where = ".".join(str(part) for part in problem["loc"])
        raise ValueError(f"{where}: {problem['msg']}" if where else problem["msg"]) from error


def _web_address(value: str) -> str:
    parts = urlsplit(value)
    if parts.scheme not in _PORTS or not parts.hostname or parts.username or parts.query or parts.fragment:
        raise ValueError(f"{value!r} is not an http or https base address")
    return value.rstrip("/")
