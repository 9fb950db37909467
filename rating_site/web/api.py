"""What can a community's program ask? JSON below /api/v1, described by its own OpenAPI document."""

from flask import Response, json, request, url_for
from pydantic import TypeAdapter
from werkzeug.exceptions import Forbidden, NotFound
from werkzeug.wrappers import Response as AnyResponse

from rating_site import answers
from rating_site.actions.checks import Refused
from rating_site.lookup import Query, recognise
from rating_site.store import changes, checks, platforms
from rating_site.store.db import reading
from rating_site.store.models import Check
from rating_site.web import api_models as forms
from rating_site.web.api_limits import tell
from rating_site.web.errors import InputError
from rating_site.web.find import find, understood
from rating_site.web.guards import audience
from rating_site.web.i18n import shanghai_today
from rating_site.web.ids import ID_PATTERN
from rating_site.web.kept import remember
from rating_site.web.live import start
from rating_site.web.oneline import LONGEST, one_line
from rating_site.web.openapi import ASK_AGAIN, Api, Finished, Reply, Text, conditional
from rating_site.web.openapi_document import Schema
from rating_site.web.serious import most_serious
from rating_site.web.services import services

_CHECK = TypeAdapter(forms.CheckAnswer)
_ID = f"^{ID_PATTERN}$"
PLATFORM_PATH = {"platform_id": _ID}
api = Api(
    "api",
    "/api/v1",
    "卡鉴 Kajian",
    "1.0.0",
    "Is this card-selling platform what it claims to be? Facts with provenance, never a verdict of crime. "
    "Show the date of what you show, refresh within 24 hours, honour removals. Within v1 changes only add; "
    "v1 keeps answering for 12 months after a successor is published.",
)
api.blueprint.after_request(tell)
_LINE: Schema = {"type": "string", "maxLength": LONGEST, "description": "one line in Chinese, without links"}


@api.operation(
    "GET",
    "/check",
    forms.CheckAnswer,
    text=_LINE,
    query=forms.CheckQuery,
    problems=(400,),
    headers={"Vary": "Accept"},
    links={"platform": ("platform_id", "/platforms/0/id")},
)
def check(query: forms.CheckQuery) -> Reply:
    """What is known about what a person would type into the search box.

    As text for chat bots: the most serious platform in one line of at most 200 characters, hosts written as
    bad[.]example. An empty list of platforms means that nobody asked before, not that all is well.
    """
    meant = _recognise(query.q, 400)
    varies, as_text = {"Vary": "Accept"}, _wants_text(query)
    site = meant.key if meant.kind == "address" and not as_text else ""
    kept = services().documents.get(site) if site else None
    if kept is not None:
        return Reply(Finished(kept.body), varies)
    with reading(services().database) as session:
        seq = changes.latest(session)
        meant = understood(session, meant)
        found = [answers.answer(session, platform) for platform in find(session, meant).platforms]
    if as_text:
        return Reply(Text(one_line(meant, found, shanghai_today())), varies)
    answer = forms.check_answer(meant, most_serious(found), [_platform(one) for one in found])
    data = _CHECK.dump_json(answer)
    if site and len(found) == 1:
        remember(site, found[0].platform.id, data, seq)
    return Reply(Finished(data), varies)


@api.operation(
    "GET", "/platforms/<id:platform_id>", forms.PlatformAnswer, path=PLATFORM_PATH, problems=(404,)
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
def openapi() -> AnyResponse:
    """The description of this API."""
    return conditional(Response(json.dumps(api.document()), mimetype="application/json"), ASK_AGAIN)


def _wants_text(query: forms.CheckQuery) -> bool:
    """What was asked for by name comes first, then what the program likes best; JSON where it likes both."""
    if query.format is not None:
        return query.format == "text"
    return request.accept_mimetypes.best_match(("application/json", "text/plain")) == "text/plain"


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
