"""What may owners send? One model for each form of theirs."""

from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field

from rating_site.actions import appeals, replies
from rating_site.actions.mail import is_address
from rating_site.web.inputs import Input
from rating_site.web.report_inputs import FileChoice, Line, tidy


def _email(value: str) -> str:
    if value and not is_address(value):
        raise ValueError("email")
    return value


Email = Annotated[Line, Field(max_length=254), AfterValidator(_email)]


class ClaimForm(Input):
    """Which address, and how control of it will be shown."""

    site: Annotated[str, Field(min_length=1, max_length=400)]
    method: Literal["dns", "file", "meta", "notice"]
    email: Email = ""


class KeyTyped(Input):
    """An owner's key."""

    key: Annotated[Line, Field(min_length=1, max_length=60)]


class ContactForm(Input):
    """Where to write to; empty for nowhere."""

    email: Email = ""


class ReplyForm(FileChoice):
    """The answer to a report."""

    text: Annotated[str, BeforeValidator(tidy), Field(min_length=1, max_length=replies.LONGEST)]


class OutcomeForm(Input):
    """How the order was solved, as the platform says."""

    outcome: Literal["resupplied", "refunded", "partly"]
    remark: Annotated[str, BeforeValidator(tidy), Field(max_length=500)] = ""


class AppealForm(Input):
    """An objection."""

    appeal: Annotated[str, BeforeValidator(tidy), Field(min_length=1, max_length=appeals.LONGEST)]


class AnswerForm(Input):
    """The answer to a proposed entry."""

    answer: Annotated[str, BeforeValidator(tidy), Field(min_length=1, max_length=replies.LONGEST)]


class CorrectionForm(Input):
    """What is wrong on a page, and what is right."""

    correction: Annotated[
        str, BeforeValidator(tidy), Field(min_length=1, max_length=replies.LONGEST_CORRECTION)
    ]
