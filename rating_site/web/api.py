"""What can a community's program ask? JSON below /api/v1, described by its own OpenAPI document."""

from flask import Response, json, url_for
from werkzeug.exceptions import Forbidden, NotFound

from rating_site import answers
from rating_site.actions.checks import Refused
from rating_site.lookup import Query, recognise
from rating_site.store import checks, platforms
from rating_site.store.db import reading
from rating_site.store.models import Check
from rating_site.web import api_models as forms
from rating_site.web.errors import InputError
from rating_site.web.find import find
from rating_site.web.guards import audience
from rating_site.web.ids import ID_PATTERN
from rating_site.web.live import start
from rating_site.web.openapi import Api, Reply
from rating_site.web.serious import most_serious
from rating_site.web.services import services

_ID = f"^{ID_PATTERN}$"
api = Api(
    "api",
    "/api/v1",
    "卡鉴 Kajian",
    "1.0.0",
    "Is this card-selling platform what it claims to be? Facts with provenance, never a verdict of crime. "
    "Show the date of what you show, refresh within 24 hours, honour removals. Within v1 changes only add.",
)


@api.operation(
    "GET",
    "/check",
    forms.CheckAnswer,
    query=forms.CheckQuery,
    problems=(400,),
    links={"platform": ("platform_id", "/platforms/0/id")},
)
def check(query: forms.CheckQuery) -> forms.CheckAnswer:
    """What is known about what a person would type into the search box."""
    meant = _recognise(query.q, 400)
    with reading(services().database) as session:
        found = [answers.answer(session, platform) for platform in find(session, meant).platforms]
    worst = most_serious(found)
    return forms.check_answer(meant, worst, [_platform(one) for one in found])


@api.operation(
    "GET", "/platforms/<id:platform_id>", forms.PlatformAnswer, path={"platform_id": _ID}, problems=(404,)
)
def platform(platform_id: str) -> forms.PlatformAnswer:
    """Everything that is known about one platform; a merged id answers as the platform it became."""
    with reading(services().database) as session:
        found = platforms.resolve(session, platform_id)
        if found is None:
            raise NotFound("there is no such platform")
        return _platform(answers.answer(session, found))


@api.operation(
    "POST",
    "/checks",
    forms.LiveCheck,
    status=202,
    body=forms.NewCheck,
    problems=(400, 403, 413, 415, 422),
    headers={"Location": "where the check can be followed"},
    links={"live_check": ("check_id", "/id")},
)
def request_check(body: forms.NewCheck) -> Reply:
    """Ask for a live check of an address; the same address within ten minutes gets the same check."""
    meant = _recognise(body.q, 422)
    if meant.address is None:
        raise InputError([("q", "a live check needs a host or URL")])
    try:
        begun = start(meant.address)
    except Refused as refusal:
        raise Forbidden(f"refused for safety: {refusal}") from refusal
    return Reply(_live(begun), {"Location": url_for("api.live_check", check_id=begun.id)})


@api.operation("GET", "/checks/<id:check_id>", forms.LiveCheck, path={"check_id": _ID}, problems=(404,))
def live_check(check_id: str) -> forms.LiveCheck:
    """How far a live check has come, step by step; ask again each second until it is done."""
    with reading(services().database) as session:
        found = session.get(Check, check_id)
    if found is None:
        raise NotFound("there is no such check")
    return _live(found)


@api.blueprint.get("/openapi.json")
@audience("api")
def openapi() -> Response:
    """The description of this API."""
    return Response(json.dumps(api.document()), mimetype="application/json")


def _recognise(text: str, status: int) -> Query:
    try:
        return recognise(text)
    except ValueError as error:
        raise InputError([("q", str(error))], status) from error


def _platform(answer: answers.Answer) -> forms.PlatformAnswer:
    return forms.platform_answer(answer, url_for("buyers.platform", platform_id=answer.platform.id))


def _live(found: Check) -> forms.LiveCheck:
    with reading(services().database) as session:
        return forms.live_check(found, checks.steps(session, found.id))
