"""What may be asked and what was seen: the whole contract between the crawlers and everybody else.

Both ends speak JSON lines. A crawl reads Target lines and writes Observation lines; when every source of a
target has spoken, one TargetDone line closes it. A last line cut off by a crash is ignored by readers.
An observation reports an outcome, never a verdict: verdicts need several observations over time.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime
from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

VERSION: Literal[1] = 1
ROBOTS_REFUSAL = "robots.txt does not allow it"
"""The reason of an outcome `refused` that comes from the site itself; all others are our own caution."""


class Outcome(StrEnum):
    """What became of one question."""

    ANSWERED = "answered"
    """The source gave an answer that we understood; `value` holds it."""
    EMPTY = "empty"
    """The source answered that it has nothing. Whether that means "none" is for the judges."""
    BLOCKED = "blocked"
    """A challenge, cloaking page or firewall stood in the way; says nothing about the platform."""
    RATE_LIMITED = "rate_limited"
    """The source asked us to slow down."""
    UNREACHABLE = "unreachable"
    """No connection, time-out, or a server error."""
    REFUSED = "refused"
    """We did not ask: a private address, robots.txt, or a source that is switched off."""
    ERROR = "error"
    """An answer came that we do not understand; never read as "none"."""


class _Line(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    v: Literal[1] = VERSION

    def to_line(self) -> str:
        """This value as one JSON line without its line end."""
        return self.model_dump_json()


class Target(_Line):
    """A platform to ask about: `sources` empty means every source; `hints` may carry what is known."""

    id: Annotated[str, Field(min_length=1, max_length=64)]
    url: Annotated[str, Field(min_length=1, max_length=2048)]
    sources: tuple[str, ...] = ()
    hints: dict[str, Any] = Field(default_factory=dict)


class Observation(_Line):
    """What one source said once about one target, with its provenance.

    `url` is what was asked (a place inside a page adds a #fragment); (batch, target, source, url) is unique.
    `excerpt` is the passage or JSON path that shows `value`; `raw_sha256` names the raw answer kept on disk;
    `reason` says in one English line why nothing can be said, for every outcome but `answered`.
    """

    target: Annotated[str, Field(min_length=1, max_length=64)]
    source: Annotated[str, Field(min_length=1, max_length=40)]
    source_version: Annotated[int, Field(ge=1)]
    asked_at: AwareDatetime
    url: Annotated[str, Field(max_length=2048)]
    outcome: Outcome
    value: dict[str, Any] | None = None
    excerpt: str | None = None
    raw_sha256: str | None = None
    reason: str | None = None


class TargetDone(_Line):
    """Every source of this target has spoken."""

    target: str
    done: Literal[True] = True


_OUTPUT: TypeAdapter[Observation | TargetDone] = TypeAdapter(Observation | TargetDone)


def read_targets(lines: Iterable[str]) -> list[Target]:
    """The targets of a JSON lines file; ValueError names the first bad line by number."""
    targets = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            targets.append(Target.model_validate_json(line))
        except ValidationError as error:
            problem = error.errors()[0]
            where = ".".join(str(part) for part in problem["loc"]) or "line"
            raise ValueError(f"line {number}: {where}: {problem['msg']}") from error
    return targets


def read_output(lines: Iterable[str]) -> Iterator[Observation | TargetDone]:
    """What a crawl wrote, in order; a last line without its line end was cut off and is left out."""
    for line in lines:
        if line.endswith("\n") and line.strip():
            yield _OUTPUT.validate_json(line)


def unsaid(
    target: str, source: str, version: int, asked_at: datetime, url: str, outcome: Outcome, reason: str
) -> Observation:
    """An observation that says why nothing can be said."""
    return Observation(
        target=target,
        source=source,
        source_version=version,
        asked_at=asked_at,
        url=url,
        outcome=outcome,
        reason=reason,
    )
