"""The API describes itself truly: a valid document, and no operation outside it."""

import re

from flask import Flask
from flask.testing import FlaskClient
from openapi_spec_validator import OpenAPIV31SpecValidator


def test_the_document_is_valid_openapi_3_1(client: FlaskClient) -> None:
    document = client.get("/api/v1/openapi.json").get_json()
    assert document["openapi"] == "3.1.0"
    OpenAPIV31SpecValidator(document).validate()


def test_every_api_route_is_documented(app: Flask, client: FlaskClient) -> None:
    documented = {
        (path, method.upper())
        for path, methods in client.get("/api/v1/openapi.json").get_json()["paths"].items()
        for method in methods
    }
    served = {
        (re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", rule.rule), method)
        for rule in app.url_map.iter_rules()
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
        if rule.rule.startswith("/api/") and not rule.rule.endswith("openapi.json")
    }
    assert documented == served


def test_errors_are_documented_as_problems(client: FlaskClient) -> None:
    operation = client.get("/api/v1/openapi.json").get_json()["paths"]["/api/v1/checks"]["post"]
    assert {"400", "413", "415", "422", "429"} <= set(operation["responses"])
    assert list(operation["responses"]["422"]["content"]) == ["application/problem+json"]
    assert "Location" in operation["responses"]["202"]["headers"]


def test_component_names_are_plain(client: FlaskClient) -> None:
    names = client.get("/api/v1/openapi.json").get_json()["components"]["schemas"]
    assert {"PlatformAnswer", "CheckAnswer", "LiveCheck", "Problem"} <= set(names)
    assert all(name.isalnum() for name in names)
