"""What may moderators send? One model for each form of the desk."""

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from rating_site.evidence.blackout import MOST_BOXES, Box
from rating_site.web.ids import ID_PATTERN
from rating_site.web.inputs import Code, Input, Password
from rating_site.web.report_inputs import tidy

_NUMBERS = 4
Text = Annotated[str, BeforeValidator(tidy), Field(max_length=2000)]
Told = Annotated[str, BeforeValidator(tidy), Field(min_length=1, max_length=2000)]
Id = Annotated[str, Field(pattern=f"^{ID_PATTERN}$")]
Level = Literal["none", "screenshot", "payment_record"]


def _boxes(value: Any) -> Any:
    """One box a line, "left top width height" in pixels."""
    if not isinstance(value, str):
        return value
    found = []
    for line in value.replace(",", " ").split("\n"):
        numbers = line.split()
        if numbers and not (len(numbers) == _NUMBERS and all(len(n) < 6 and n.isdecimal() for n in numbers)):
            raise ValueError("boxes")
        if numbers:
            found.append(Box(*map(int, numbers)))
    if len(found) > MOST_BOXES:
        raise ValueError("boxes")
    return found


def _blank_is_none(value: Any) -> Any:
    return None if value == "" else value


class QueueFilter(Input):
    """How the queue is cut."""

    state: Annotated[str, Field(max_length=20, pattern="^[a-z_]*$")] = ""
    type: Annotated[str, Field(max_length=24, pattern="^[a-z_]*$")] = ""
    platform: Annotated[str, Field(pattern=f"^({ID_PATTERN})?$")] = ""


class Accepting(Input):
    """Accept, with the evidence as it is."""

    evidence: Level


class OneCode(Input):
    """A one-time code, where something of one's own account is at stake."""

    code: Code


class NewPassword(OneCode):
    """The password until now, and twice the new one."""

    password: Password
    new: Password
    again: Password


class Saying(Input):
    """A question, a note, or why a verdict is taken back."""

    text: Told


class Rejecting(Input):
    """Reject for a published reason."""

    reason: Annotated[str, Field(min_length=1, max_length=40)]
    text: Text = ""


class Judging(Input):
    """The verdict on the evidence."""

    verdict: Literal["substantiated", "unsubstantiated", "refuted"]
    evidence: Level
    payer: Annotated[str, BeforeValidator(tidy), Field(max_length=80)] = ""
    text: Text = ""


class Merging(Input):
    """The report that this one repeats."""

    other: Id


class Hiding(Input):
    """Passages to be masked, one a line."""

    passages: Annotated[str, BeforeValidator(tidy), Field(min_length=1, max_length=8000)]


class Copying(Input):
    """Where the boxes of a public copy lie."""

    boxes: Annotated[list[Box], BeforeValidator(_boxes)]
    nothing: bool = False


class Proposing(Input):
    """A proposal that a second person has to confirm."""

    kind: Literal["warn", "list", "delist"]
    wording: Told
    reason: Annotated[str, Field(max_length=20)] = ""


class Establishing(Input):
    """A finding of one person."""

    finding: Annotated[str, Field(min_length=1, max_length=20)]
    text: Told
    source: Annotated[str, BeforeValidator(tidy), Field(max_length=300)] = ""
    on: Annotated[date | None, BeforeValidator(_blank_is_none)] = None


class Refusing(Input):
    """Why a proposal does not pass."""

    refusal: Annotated[str, Field(min_length=1, max_length=20)]


class Joining(Input):
    """The platform that this one becomes part of, and why."""

    into: Id
    why: Annotated[str, BeforeValidator(tidy), Field(min_length=1, max_length=200)]


class Moving(Input):
    """The address that goes to another platform."""

    site: Annotated[str, Field(min_length=1, max_length=400)]
    target: Id


class Deciding(Input):
    """What becomes of an appeal."""

    upheld: Literal["yes", "no"]
    reason: Annotated[str, Field(min_length=1, max_length=20)]
    answer: Told
