"""Every route says whom it serves, and staff pages open to staff only."""

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.routing import AnyConverter, Rule
from werkzeug.routing.converters import NumberConverter

from rating_site.web import guards
from rating_site.web.guards import audience_of


def test_every_route_declares_its_audience(app: Flask) -> None:
    undeclared = [rule.rule for rule in app.url_map.iter_rules() if audience_of(app, rule.endpoint) is None]
    assert undeclared == []


def test_an_app_with_an_undeclared_route_does_not_start() -> None:
    app = Flask(__name__)
    app.add_url_rule("/forgotten", view_func=lambda: "")
    with pytest.raises(RuntimeError, match="/forgotten"):
        guards.install(app)


def filled(app: Flask, rule: Rule) -> str:
    """An address of a route, with a made-up value for each part of it."""
    values = {
        name: 1 if isinstance(rule._converters[name], NumberConverter) else "0" * 12
        for name in rule.arguments
    }
    values |= {
        name: next(iter(part.items))
        for name, part in rule._converters.items()
        if isinstance(part, AnyConverter)
    }
    return app.url_map.bind("localhost").build(rule.endpoint, values)


def test_every_staff_page_but_the_door_needs_a_session(app: Flask, client: FlaskClient) -> None:
    for rule in app.url_map.iter_rules():
        if rule.endpoint.startswith("moderators.") and not rule.rule.endswith("sign-in"):
            path = filled(app, rule)
            answer = client.open(path, method="GET" if "GET" in (rule.methods or ()) else "POST")
            assert (answer.status_code, answer.location) == (303, "/staff/sign-in"), path


def test_staff_routes_are_all_declared_for_moderators(app: Flask) -> None:
    staff = [rule for rule in app.url_map.iter_rules() if rule.rule.startswith("/staff")]
    assert staff
    for rule in staff:
        declared = audience_of(app, rule.endpoint)
        assert declared is not None and declared.name == "moderators"
