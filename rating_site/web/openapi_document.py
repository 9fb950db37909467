"""How is the API described? The operations it serves in, an OpenAPI 3.1 document out."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any

from pydantic import BaseModel, TypeAdapter
from pydantic.json_schema import JsonSchemaMode

Schema = dict[str, Any]
READS = ("GET",)
_PARAMETER = re.compile(r"<(?:\w+:)?(\w+)>")
_REF = "#/components/schemas/{model}"
_KEY = {
    "key": {
        "type": "http",
        "scheme": "bearer",
        "bearerFormat": "kj_...",
        "description": "A key gives higher limits; reading needs none. POST /api/v1/keys makes one.",
    }
}
_UNCHANGED = {"description": "Not Modified: the answer is the one whose ETag came in If-None-Match"}


class FieldProblem(BaseModel):
    """One wrong value."""

    where: str
    message: str


class Problem(BaseModel):
    """RFC 9457: what went wrong."""

    type: str
    title: str
    status: int
    detail: str
    request_id: str
    errors: list[FieldProblem] | None = None


@dataclass(frozen=True, slots=True)
class Operation:
    """One method of one path, as it is documented; `path` names each path parameter with its pattern.

    `answer` is None where there is no JSON, `text` the schema of a text/plain answer beside or instead of it.
    `links` names operations that go on from here: (path parameter, pointer to its value in the answer).
    `cost` is what a request takes from the limit, `room` the most bytes of a body, `keep` the Cache-Control.
    """

    method: str
    rule: str
    name: str
    summary: str
    answer: TypeAdapter[Any] | None
    text: Schema | None = None
    status: int = 200
    query: type[BaseModel] | None = None
    body: type[BaseModel] | None = None
    path: Mapping[str, str] = field(default_factory=dict)
    problems: tuple[int, ...] = ()
    headers: Mapping[str, str] = field(default_factory=dict)
    links: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    needs_key: bool = False
    cost: int = 1
    room: int = 16 * 1024
    keep: str = ""


def describe(info: Schema, prefix: str, operations: Sequence[Operation]) -> Schema:
    """The document of all operations."""
    refs, schemas = _schemas(operations)
    paths: dict[str, Schema] = {}
    for operation in operations:
        rule = prefix + _PARAMETER.sub(r"{\1}", operation.rule)
        paths.setdefault(rule, {})[operation.method.lower()] = _operation(operation, refs)
    return {
        "openapi": "3.1.0",
        "info": info,
        "servers": [{"url": "/"}],
        "security": [{}, {"key": []}],
        "paths": paths,
        "components": {"schemas": schemas, "securitySchemes": _KEY},
    }


def _schemas(operations: Sequence[Operation]) -> tuple[dict[str, Schema], Schema]:
    """A reference for every name in use, and the shared definitions."""
    wanted: list[tuple[str, JsonSchemaMode, TypeAdapter[Any]]] = [
        ("problem", "serialization", TypeAdapter(Problem))
    ]
    for one in operations:
        if one.answer is not None:
            wanted.append((f"{one.name}.answer", "serialization", one.answer))
        wanted.extend(
            (f"{one.name}.{kind}", "validation", TypeAdapter(model))
            for kind, model in (("query", one.query), ("body", one.body))
            if model is not None
        )
    refs, definitions = TypeAdapter.json_schemas(wanted, ref_template=_REF)
    return {name: schema for (name, _mode), schema in refs.items()}, definitions.get("$defs", {})


def _operation(one: Operation, refs: Mapping[str, Schema]) -> Schema:
    summary, _, description = one.summary.partition("\n")
    described: Schema = {
        "operationId": one.name,
        "summary": summary.strip(),
        "parameters": _parameters(one),
        "responses": {str(one.status): _answer(one, refs)},
    }
    if description.strip():
        described["description"] = " ".join(description.split())
    if one.needs_key:
        described["security"] = [{"key": []}]
    if one.body is not None:
        content = {"application/json": {"schema": refs[f"{one.name}.body"]}}
        described["requestBody"] = {"required": True, "content": content}
    if one.method in READS:
        described["responses"]["304"] = _UNCHANGED
    for status in sorted({*one.problems, 401, 429, 500}):
        media = {"application/problem+json": {"schema": refs["problem"]}}
        described["responses"][str(status)] = {"description": HTTPStatus(status).phrase, "content": media}
    return described


def _answer(one: Operation, refs: Mapping[str, Schema]) -> Schema:
    """The answer when all is well, in each of its media."""
    content: Schema = {}
    if one.answer is not None:
        content["application/json"] = {"schema": refs[f"{one.name}.answer"]}
    if one.text is not None:
        content["text/plain"] = {"schema": one.text}
    described: Schema = {"description": HTTPStatus(one.status).phrase, "content": content}
    headers = {**one.headers, **({"ETag": "for If-None-Match"} if one.method in READS else {})}
    if headers:
        described["headers"] = {
            name: {"description": text, "schema": {"type": "string"}} for name, text in headers.items()
        }
    if one.links:
        described["links"] = {
            name: {"operationId": name, "parameters": {parameter: f"$response.body#{pointer}"}}
            for name, (parameter, pointer) in one.links.items()
        }
    return described


def _parameters(one: Operation) -> list[Schema]:
    found: list[Schema] = [
        {"name": name, "in": "path", "required": True, "schema": {"type": "string", "pattern": pattern}}
        for name, pattern in one.path.items()
    ]
    schema = one.query.model_json_schema(ref_template=_REF) if one.query else {}
    for name, details in schema.get("properties", {}).items():
        found.append(
            {"name": name, "in": "query", "required": name in schema.get("required", []), "schema": details}
            | ({"description": details["description"]} if "description" in details else {})
        )
    return found
