"""What may be sent about violated rights: the notice, its code, the counter-statement, the decision?"""

from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field

from rating_site.actions import rights
from rating_site.actions.mail import is_address
from rating_site.web.ids import ID_PATTERN
from rating_site.web.inputs import Input
from rating_site.web.report_inputs import Line, tidy


def _email(value: str) -> str:
    if not is_address(value):
        raise ValueError("email")
    return value


Text = Annotated[str, BeforeValidator(tidy), Field(min_length=1, max_length=rights.LONGEST)]
Id = Annotated[str, Field(pattern=f"^({ID_PATTERN})?$")]


class About(Input):
    """What a notice is about, as a link to the form says it."""

    platform: Id = ""
    report: Id = ""


class NoticeForm(About):
    """A notice: who, in whose name, about which page, what is violated and why."""

    kind: Literal["business", "personal"]
    page: Annotated[Line, Field(min_length=1, max_length=2000)]
    name: Annotated[Line, Field(min_length=2, max_length=100)]
    email: Annotated[Line, Field(max_length=254), AfterValidator(_email)]
    basis: Annotated[str, BeforeValidator(tidy), Field(min_length=1, max_length=1000)]
    text: Text
    truth: Literal["1"]
    website: Annotated[str, Field(max_length=500)] = ""


class CodeTyped(Input):
    """A tracking code."""

    code: Annotated[Line, Field(min_length=1, max_length=60)]


class CounterForm(Input):
    """Why the report violates nothing."""

    text: Text
    truth: Literal["1"]


class Ruling(Input):
    """A decision about a notice."""

    upheld: Literal["yes", "no"]
    reason: Literal["facts_wrong", "private_data", "insult", "no_proof", "public_interest", "lawful", "other"]
    answer: Text


class Returning(Input):
    """Why a text is shown again."""

    answer: Text
