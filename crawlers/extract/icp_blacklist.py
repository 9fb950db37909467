"""Does the register's blacklist name this domain? The gateway's ``bweb`` answer is one object, not a list."""

from dataclasses import dataclass
from typing import Any

from crawlers.extract.icp_trouble import Unclear, code_of, explain
from crawlers.extract.json_text import as_dict, as_text, load_json

NO_VIOLATION = 2


@dataclass(frozen=True, slots=True)
class BlacklistAnswer:
    """What the blacklist says. `outcome`: found, gateway_error, blocked or rate_limited.

    `level` 2 means no violation, None that none is given; `cancel_licence` names a revoked licence.
    """

    outcome: str
    level: int | None = None
    access_licence: str = ""
    cancel_licence: str = ""
    title: str = ""
    reason: str = ""

    @property
    def restricted(self) -> bool:
        """Whether a violation level is stated."""
        return self.level is not None and self.level != NO_VIOLATION


def read_blacklist(body: bytes, asked: str) -> BlacklistAnswer:
    """The answer of ``/query/bweb?search=asked``; an answer without a level and a name says nothing."""
    value = load_json(body)
    try:
        return _entry(value, body, asked)
    except Unclear as unclear:
        return BlacklistAnswer(unclear.outcome, reason=str(unclear))


def _entry(value: Any, body: bytes, asked: str) -> BlacklistAnswer:
    params = as_dict(value).get("params")
    if code_of(value) != 200 or as_dict(value).get("success") is False:
        raise explain(value, body)
    if not isinstance(params, dict) or "blackListLevel" not in params:
        raise Unclear("a success without a blacklist entry")
    if as_text(params.get("domainName")).lower() != asked.lower():
        raise Unclear("an entry about another name")
    level = as_text(params["blackListLevel"], 4)
    if level and not level.isdecimal():
        raise Unclear("a level that is no number")
    return BlacklistAnswer(
        "found",
        int(level) if level else None,
        as_text(params.get("accessLicence")),
        as_text(params.get("cancelLicence")),
        as_text(params.get("title")),
    )
