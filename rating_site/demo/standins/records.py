"""What does a stand-in know about a name? Small records, one kind per outside service."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Registration:
    """A registered domain, as RDAP and WHOIS tell it; the times are aware.

    `date_form` is the strftime pattern of RDAP event dates, because registries differ:
    ``Z``, ``.0Z``, ``.000+0000``, ``+03:00``, or no zone at all.
    """

    name: str
    registered_at: datetime
    expires_at: datetime
    changed_at: datetime
    registrar: str = "Demo Registrar Co., Ltd."
    statuses: tuple[str, ...] = ("client transfer prohibited",)
    date_form: str = "%Y-%m-%dT%H:%M:%SZ"


@dataclass(frozen=True, slots=True)
class Filing:
    """A record of the ICP register; `updated_at` is local time as the register prints it."""

    domain: str
    main_licence: str
    service_licence: str
    unit_name: str
    updated_at: str
    nature_name: str = "企业"
    limit_access: bool = False
    blacklist_level: int = 2


@dataclass(frozen=True, slots=True)
class Certificate:
    """A certificate in a transparency log; the times are UTC and printed without a zone."""

    names: tuple[str, ...]
    not_before: datetime
    not_after: datetime
    logged_at: datetime
    issuer: str = "C=US, O=Let's Encrypt, CN=R3"


@dataclass(frozen=True, slots=True)
class Capture:
    """A row of the Wayback index; every field is text, because real rows hold impossible dates and ``-``."""

    original: str
    timestamp: str
    status: str = "200"
    mimetype: str = "text/html"
    digest: str = "3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ"
    length: str = "12929"


CANARY = Filing(
    domain="qq.com",
    main_licence="粤B2-20090059",
    service_licence="粤B2-20090059-5",
    unit_name="深圳市腾讯计算机系统有限公司",
    updated_at="2023-10-18 10:27:25",
)
"""A filing that is always there: a gateway that does not find it tells nothing about other names."""
