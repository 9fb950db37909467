"""What does a WHOIS text say about one domain name? No library tells these answers apart, so this is our own.

A text may be a chain (IANA about the TLD, then the registry, then the registrar): only the registry's part about
the asked name counts. IANA's ``created:`` dates the TLD and the registrar's own date may be redacted or moved.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from crawlers.extract.dates import ReadDate, read_date
from crawlers.extract.decode import decode

_LABEL = re.compile(r"^[ \t]*([^\s:\[][^:\[\]]{0,50}?)[ \t.]*:(?!//)[ \t]*(.*)$")
_DOMAIN_LABELS = frozenset({"domain name", "domain", "query", "域名", "domain_name"})
_CREATED_LABELS = frozenset({
    "registration time", "registration date", "registered on", "registered date", "registered", "creation date",
    "created", "created on", "created date", "create date", "creation time", "domain create date",
    "domain registration date", "domain created", "domain created on", "domain record activated", "record created",
    "registered at", "registration", "activated", "注册时间", "注册日期", "创建时间", "创建日期"})
_EXPIRES_LABELS = frozenset({
    "expiration time", "expiration date", "registry expiry date", "expiry date", "expires", "expires on", "expiry",
    "domain expiration date", "domain expires", "registrar registration expiration date", "paid-till",
    "renewal date", "expire date", "record expires", "valid until", "到期时间", "过期时间", "到期日期"})
_RECORD_LABELS = frozenset({"registrar", "sponsoring registrar", "name server", "nameserver", "nserver", "ns 1",
                            "registrant", "roid", "domain status", "status", "dnssec", "registry domain id"})
_SAYS = (
    ("reserved", re.compile(
        r"the domain (?:name )?you requested is (?:in the reserved list|prohibited)|^reserved (?:by|domain|name)"
        r"|^(?:this |the )?(?:domain )?(?:name )?\S{0,80} ?(?:is|has been) reserved\b|^(?:domain )?status: {0,20}"
        r"(?:reserved|prohibited|forbidden|restricted|blocked)\b|^registry reserved|^prohibited (?:string|domain|name)"
        r"|cannot be registered|is not available for registration|^the registration of this domain is restricted")),
    ("rate_limited", re.compile(
        r"quer(?:y|ied) (?:interval|rate|limit)|limit (?:has been )?(?:exceeded|reached)|exceeded (?:the |your )?"
        r"(?:maximum|quota|limit|query|allowed|rate)|quota exceeded|too many (?:queries|requests|connections|lookups)"
        r"|rate limit(?:ed)? exceeded|^rate limit|^(?:error:? ?)?(?:you have been |you are )?rate[- ]limited"
        r"|excessive quer|temporarily (?:blocked|denied)|^error 0*55000|please (?:slow down|try again in)|查询过于频繁"
        r"|^access (?:temporarily )?(?:denied|blocked)")),
    ("not_registered", re.compile(
        r"^no match(?:ing record|es)?\b|^(?:the )?(?:domain |domain name |object |queried object )?(?:was )?not found"
        r"|^[a-z0-9.\-]{1,80} not found|^no (?:data|entries|entry|object|information|such domain)(?: was)?(?: found)?"
        r"|^nothing found|^not registered|^(?:domain )?status: {0,20}(?:free|available|not registered|no object found)"
        r"|^the queried object does not exist|^domain (?:name )?(?:is )?(?:not registered|not exist|available)"
        r"|^\S{1,80} (?:is available for|is free\b|has not been registered|is not registered)|^object does not exist"
        r"|^this domain name has not been registered|^域名未注册|^未找到|^available$")),
)


@dataclass(frozen=True, slots=True)
class WhoisAnswer:
    """What the registry said. `status`: found, not_registered, reserved, rate_limited, empty or unparsed.

    Dates are days; `zone_basis` says how `registered_on` was counted: ``utc``, ``utc+8`` (.cn states no zone and
    counts in Chinese time), another ``local`` zone, or ``unstated``.
    """

    status: str
    registered_on: date | None = None
    expires_on: date | None = None
    zone_basis: str = "unstated"
    domain: str = ""


@dataclass(slots=True)
class _Record:
    """The registry's part of the text, as far as it has been read."""

    started: bool = False
    domain: str = ""
    details: int = 0
    created: ReadDate | None = None
    expires: ReadDate | None = None
    says: str = ""


def read_whois(data: bytes, tld: str | None = None) -> WhoisAnswer:
    """The answer in these bytes; never fails. `tld` ("cn") decides the zone where the text names no domain."""
    text = decode(data)
    if not text.strip():
        return WhoisAnswer("empty")
    record = _Record()
    for line in _registry_lines(text):
        if not _take(record, line):
            break
    return _answer(record, tld)


def _registry_lines(text: str) -> Iterator[str]:
    """The lines of the text without what IANA says about the top-level domain."""
    about_tld = False
    for line in text.splitlines()[:5000]:
        label, value = _pair(line)
        if label in ("refer", "whois") or "iana whois server" in line.lower()[:100]:
            about_tld = True
        elif label in _DOMAIN_LABELS:
            about_tld = bool(value) and "." not in value.strip(".")
        elif line.startswith("# whois.") or label == "source":
            about_tld = False
            continue
        if not about_tld:
            yield line


def _pair(line: str) -> tuple[str, str]:
    """Label (lower case) and value of a line; empty label where it has none."""
    found = _LABEL.match(line[:400])
    return (" ".join(found[1].lower().split()), found[2].strip()) if found else ("", "")


def _take(record: _Record, line: str) -> bool:
    """Reads one line into the record; False where the registrar's own record begins."""
    label, value = _pair(line)
    if label in _DOMAIN_LABELS:
        if record.started and record.details:
            return False
        record.started, record.domain = True, record.domain or value.lower().rstrip(".")
    elif label in _CREATED_LABELS:
        record.created = record.created or read_date(value)
    elif label in _EXPIRES_LABELS:
        record.expires = record.expires or read_date(value)
    record.details += bool(value) and label in _RECORD_LABELS
    record.says = record.says or _says(line)
    return True


def _says(line: str) -> str:
    """The status that a sentence of the registry states; legal notices are longer or different lines."""
    tidy = " ".join(line.strip(" \t%#*>-.\"'").lower().split())
    return next((status for status, words in _SAYS if words.search(tidy)), "") if 0 < len(tidy) < 160 else ""


def _answer(record: _Record, tld: str | None) -> WhoisAnswer:
    if record.created is None and record.says:
        return WhoisAnswer(record.says, domain=record.domain)
    if record.created is None and not (record.started and record.details):
        return WhoisAnswer("unparsed", domain=record.domain)
    expires = record.expires.day if record.expires else None
    if record.created is None:
        return WhoisAnswer("found", None, expires, domain=record.domain)
    basis = record.created.zone_basis
    chinese = (record.domain.rpartition(".")[2] or tld or "") in ("cn", "中国", "xn--fiqs8s")
    return WhoisAnswer("found", record.created.day, expires, "utc+8" if chinese and basis == "unstated" else basis,
                       record.domain)
