"""What may people send in pages and forms? Every value from outside passes one of these models."""

from collections.abc import Mapping
from typing import Annotated, TypeVar

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError
from werkzeug.datastructures import MultiDict

from rating_site.lookup import MAX_QUERY
from rating_site.web.errors import InputError

Model = TypeVar("Model", bound=BaseModel)
PAGE_SIZE = 30


class Input(BaseModel):
    """Base of all inputs: frozen, without surprises."""

    model_config = ConfigDict(frozen=True, extra="ignore", str_strip_whitespace=True)


class Typed(Input):
    """What was typed into the one box."""

    q: Annotated[str, Field(min_length=1, max_length=MAX_QUERY)]


class MaybeTyped(Input):
    """The same box where nothing was typed yet."""

    q: Annotated[str, Field(max_length=MAX_QUERY)] = ""


Password = Annotated[str, StringConstraints(strip_whitespace=False, min_length=1, max_length=200)]
"""Taken as it was typed: a space at an end belongs to it."""


Code = Annotated[str, Field(min_length=6, max_length=10)]
"""Six digits, perhaps with a space among them."""


class SignIn(Input):
    """The staff door."""

    login: Annotated[str, Field(min_length=1, max_length=80)]
    password: Password
    code: Code


def read(model: type[Model], sent: MultiDict[str, str], status: int = 422) -> Model:
    """The values of a form or query string; InputError names every wrong one."""
    # PostgreSQL stores no NUL, and nobody types one.
    return checked(model, {name: value.replace("\x00", "") for name, value in sent.items()}, status)


def checked(model: type[Model], values: Mapping[str, object], status: int) -> Model:
    """Plain values as a model; InputError with `status` otherwise."""
    try:
        return model.model_validate(values)
    except ValidationError as error:
        raise InputError(problems_of(error), status) from error


def problems_of(error: ValidationError) -> list[tuple[str, str]]:
    """(where, message) pairs without the values that were sent."""
    return [
        (".".join(map(str, item["loc"])) or "body", item["msg"]) for item in error.errors(include_url=False)
    ]
