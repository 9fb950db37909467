"""How does a source word what it saw? Every observation of one source about one target is made here."""

from datetime import datetime
from typing import Any

from crawlers.net import Net, Trouble
from crawlers.observation import Observation, Outcome, Target

_LONGEST_TEXT = 40_000
_LONGEST_EXCERPT = 600
_MOST_ITEMS = 500


class Say:
    """One source speaking about one target at one moment."""

    def __init__(self, target: Target, source: str, version: int, now: datetime, net: Net) -> None:
        self._common: dict[str, Any] = {
            "target": target.id,
            "source": source,
            "source_version": version,
            "asked_at": now,
        }
        self._net = net

    def answered(
        self, url: str, value: dict[str, Any], excerpt: str | None = None, raw: bytes | None = None
    ) -> Observation:
        """We understood the answer; its raw bytes are kept."""
        return self._say(url, Outcome.ANSWERED, value=plain(value), excerpt=excerpt, raw=raw)

    def empty(
        self,
        url: str,
        reason: str,
        value: dict[str, Any] | None = None,
        raw: bytes | None = None,
    ) -> Observation:
        """The source has nothing; `value` may say how well that is known."""
        return self._say(url, Outcome.EMPTY, value=plain(value), reason=reason, raw=raw)

    def unsaid(self, url: str, outcome: Outcome, reason: str, raw: bytes | None = None) -> Observation:
        """Nothing can be said, and why."""
        return self._say(url, outcome, reason=reason, raw=raw)

    def trouble(self, trouble: Trouble, url: str) -> Observation:
        """Nothing can be said, because asking failed."""
        return self.unsaid(trouble.url or url, trouble.outcome, trouble.reason)

    def _say(
        self,
        url: str,
        outcome: Outcome,
        value: dict[str, Any] | None = None,
        excerpt: str | None = None,
        reason: str | None = None,
        raw: bytes | None = None,
    ) -> Observation:
        return Observation(
            **self._common,
            url=plain(url)[:2048],
            outcome=outcome,
            value=value,
            excerpt=excerpt and plain(excerpt)[:_LONGEST_EXCERPT],
            reason=reason and plain(reason)[:_LONGEST_EXCERPT],
            raw_sha256=self._net.keep(raw) if raw is not None else None,
        )


def plain(value: Any) -> Any:
    """The value as it can be written: no lone surrogates, no endless texts or lists."""
    if isinstance(value, str):
        return value[:_LONGEST_TEXT].encode("utf-8", "replace").decode("utf-8")
    if isinstance(value, dict):
        return {plain(str(key)): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value[:_MOST_ITEMS]]
    return value
