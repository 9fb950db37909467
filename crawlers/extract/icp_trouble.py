"""Why does a gateway's answer say nothing? Error codes and texts of many versions, made one of three."""

import re
from typing import Any

from crawlers.extract.decode import decode
from crawlers.extract.json_text import as_dict, as_text
from crawlers.extract.text import squeeze

_BLOCKED = re.compile(r"创宇盾|拦截|已阻止|防火墙|knownsec|cloudwaf|unexpected mimetype", re.IGNORECASE)
_RATE_LIMITED = re.compile(r"频次过高|频率过高|频繁|频次过快|too many requests|rate limit", re.IGNORECASE)

_OUR_ADDRESS = re.compile(r"\[访问ip[^\]]{0,60}\]", re.IGNORECASE)


class Unclear(ValueError):
    """An answer that says nothing; `outcome` is gateway_error, blocked or rate_limited."""

    def __init__(self, reason: str, outcome: str = "gateway_error") -> None:
        super().__init__(reason)
        self.outcome = outcome


def code_of(value: Any) -> int | None:
    """The body's own code; gateways send 200 or "200"."""
    code = as_text(as_dict(value).get("code"), 10)
    return int(code) if code.lstrip("-").isdecimal() and code.isascii() else None


def explain(value: Any, body: bytes) -> Unclear:
    """What an answer without a plain success means."""
    if not isinstance(value, dict):
        blocked = _BLOCKED.search(decode(body[:20_000]))
        return Unclear("a firewall page", "blocked") if blocked else Unclear("the body is no JSON object")
    texts = (as_text(value.get(name)) for name in ("msg", "message", "error"))
    said = squeeze(_OUR_ADDRESS.sub("", " ".join(filter(None, texts))), 160) or "no text"
    code = code_of(value)
    reason = f"code {code}: {said}"
    if code == 429 or _RATE_LIMITED.search(said):
        return Unclear(reason, "rate_limited")
    return Unclear(reason, "blocked" if _BLOCKED.search(said) else "gateway_error")
