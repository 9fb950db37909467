"""How is the API obeyed? One decorator reads input, writes answers and keeps what describes both.

Why an own layer: the maintained ones were measured; each broke the 3.1 document, accepted malformed JSON or
cost up to a millisecond per request. Pydantic already emits JSON Schema 2020-12, which OpenAPI 3.1 is.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import wraps
from typing import Any, TypedDict, Unpack

from flask import Blueprint, Response, request
from pydantic import BaseModel, TypeAdapter, ValidationError
from werkzeug.exceptions import BadRequest, UnsupportedMediaType
from werkzeug.wrappers import Response as AnyResponse

from rating_site.web.api_limits import require_key, spend_api
from rating_site.web.errors import InputError
from rating_site.web.guards import audience
from rating_site.web.inputs import checked, problems_of
from rating_site.web.openapi_document import READS, Operation, Schema, describe

Handler = Callable[..., Any]
ASK_AGAIN = "public, no-cache"
"""Anybody may keep an answer, but asks with its ETag before using it: a delisting holds at once."""
_NEVER = "no-store"


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer with headers that depend on it."""

    body: Any
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Finished:
    """An answer that is JSON already."""

    data: bytes


@dataclass(frozen=True, slots=True)
class Text:
    """An answer as text/plain."""

    text: str


class How(TypedDict, total=False):
    """What may be said about an operation; see the fields of Operation."""

    text: Schema
    status: int
    query: type[BaseModel]
    body: type[BaseModel]
    path: Mapping[str, str]
    problems: tuple[int, ...]
    headers: Mapping[str, str]
    links: Mapping[str, tuple[str, str]]
    needs_key: bool
    cost: int
    room: int
    keep: str


class Api:
    """A blueprint whose operations describe themselves."""

    def __init__(self, name: str, prefix: str, title: str, version: str, description: str) -> None:
        """Every operation of the blueprint lies below `prefix`."""
        self.blueprint = Blueprint(name, __name__, url_prefix=prefix)
        self.operations: list[Operation] = []
        self._prefix = prefix
        self._info = {"title": title, "version": version, "description": description}
        self._document: Schema | None = None

    def operation(
        self, method: str, rule: str, answer: Any, **how: Unpack[How]
    ) -> Callable[[Handler], Handler]:
        """Serve the decorated function, which gets `query`, `body` and path values and returns the answer.

        `answer` None: there is text only. `how` holds fields of Operation.
        """

        def register(handler: Handler) -> Handler:
            described = Operation(
                method=method,
                rule=rule,
                name=handler.__name__,
                summary=handler.__doc__ or "",
                answer=None if answer is None else TypeAdapter(answer),
                **how,
            )
            self.operations.append(described)
            view = audience("api")(_view(described, handler))
            self.blueprint.add_url_rule(rule, described.name, view, methods=[method])
            return handler

        return register

    def document(self) -> Schema:
        """The OpenAPI 3.1 document of all operations, made once."""
        if self._document is None:
            self._document = describe(self._info, self._prefix, self.operations)
        return self._document


def conditional(response: Response, keep: str) -> AnyResponse:
    """The answer with its ETag, or 304 where the caller has it already."""
    response.headers["Cache-Control"] = keep
    response.add_etag()
    return response.make_conditional(request)


def _view(one: Operation, handler: Handler) -> Callable[..., AnyResponse]:
    """Read what the operation takes, call its handler and write what it gives."""

    @wraps(handler)
    def view(**values: Any) -> AnyResponse:
        spend_api(one.cost)
        if one.needs_key:
            require_key()
        if one.query is not None:
            values["query"] = checked(one.query, _arguments(), 400)
        if one.body is not None:
            values["body"] = _read_body(one.body, one.room)
        result = handler(**values)
        return _written(one, result if isinstance(result, Reply) else Reply(result))

    return view


def _written(one: Operation, reply: Reply) -> AnyResponse:
    if isinstance(reply.body, Finished):
        response = Response(reply.body.data, one.status, reply.headers, content_type="application/json")
    elif isinstance(reply.body, Text) or one.answer is None:
        response = Response(reply.body.text, one.status, reply.headers, mimetype="text/plain")
    else:
        data = one.answer.dump_json(reply.body)
        response = Response(data, one.status, reply.headers, content_type="application/json")
    if one.method in READS:
        return conditional(response, one.keep or ASK_AGAIN)
    response.headers["Cache-Control"] = one.keep or _NEVER
    return response


def _arguments() -> dict[str, object]:
    """The query string; a name that comes twice stays a list, so that no value is dropped silently."""
    return {
        name: values[0] if len(values) == 1 else values
        for name, values in request.args.to_dict(flat=False).items()
    }


def _read_body(model: type[BaseModel], room: int) -> BaseModel:
    """400 for malformed JSON, 415 for another media type, 422 for wrong values; numbers are never coerced."""
    if request.mimetype != "application/json":
        raise UnsupportedMediaType("send application/json")
    request.max_content_length = room
    try:
        return model.model_validate_json(request.get_data(cache=False), strict=True)
    except ValidationError as error:
        if any(item["type"] == "json_invalid" for item in error.errors()):
            raise BadRequest("the body is not valid JSON") from error
        raise InputError(problems_of(error)) from error
