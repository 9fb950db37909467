"""How does somebody show that a shop is theirs? They choose a way, put a token there, and we look."""

from datetime import timedelta

from flask import Response, abort, redirect, render_template, request, url_for
from sqlmodel import Session
from werkzeug.wrappers import Response as AnyResponse

from rating_site.actions import owners as act
from rating_site.actions import proofs
from rating_site.actions.cases import NotAllowed
from rating_site.store import owners as store
from rating_site.store import platforms
from rating_site.store.case_models import Claim
from rating_site.store.db import reading, transaction
from rating_site.store.models import Platform, Site
from rating_site.web.cookies import drop, held, keep
from rating_site.web.guards import OWNER_COOKIE, audience, held_owner, owner
from rating_site.web.i18n import language
from rating_site.web.limits import spend_owner_step
from rating_site.web.owner_door import FRESH_COOKIE, KEPT, owners
from rating_site.web.owner_inputs import ClaimForm
from rating_site.web.report_forms import Form, understand
from rating_site.web.services import services
from rating_site.web.speech import gettext as _

_SHOWN = timedelta(minutes=30)


@owners.get("/claim/<id:platform_id>")
@audience("owners", signed_in=False)
def claim(platform_id: str) -> AnyResponse:
    """Which address of this platform is yours, and how will you show it?"""
    return _ask(platform_id, Form({}))


@owners.post("/claim/<id:platform_id>")
@audience("owners", signed_in=False)
def begin(platform_id: str) -> AnyResponse:
    """Start the claim; a new owner gets a key, which the next page shows once."""
    form = understand(ClaimForm, request.form)
    if form.value is None:
        return _ask(platform_id, form)
    spend_owner_step("claim")
    kit, known = services(), held_owner()
    try:
        with transaction(kit.database) as session:
            site = _site(session, platform_id, form.value.site)
            told = (form.value.method, form.value.email, language(), kit.clock())
            begun = act.begin(session, kit.settings.safe, known, site, *told)
    except NotAllowed as refusal:
        return _ask(platform_id, Form(form.told, {"method": _why(str(refusal))}))
    response = redirect(url_for(".see_claim", claim_id=begun.claim.id), 303)
    if begun.key:
        keep(response, OWNER_COOKIE, begun.key, KEPT)
        keep(response, FRESH_COOKIE, "1", _SHOWN)
    return response


@owners.get("/claims/<id:claim_id>")
@audience("owners")
def see_claim(claim_id: str) -> Response:
    """What to put where, and what the last look found."""
    with reading(services().database) as session:
        row = _mine(session, claim_id)
        site = store.site_of(session, row.site)
        asked = proofs.under_way(session, row)
    fresh = held(OWNER_COOKIE) if held(FRESH_COOKIE) else ""
    page = render_template("owners/claim.html", claim=row, site=site, asked=asked, key=fresh)
    response = Response(page)
    if fresh:
        drop(response, FRESH_COOKIE)
    return response


@owners.post("/claims/<id:claim_id>/check")
@audience("owners")
def look(claim_id: str) -> AnyResponse:
    """Have the crawler look now."""
    spend_owner_step("look")
    kit = services()
    with transaction(kit.database) as session:
        row = _mine(session, claim_id)
        if row.state != "revoked":
            batch = proofs.ask(session, row, kit.clock())
    if row.state != "revoked" and batch is not None:
        kit.offer(batch.id, batch.kind)
    return redirect(url_for(".see_claim", claim_id=claim_id), 303)


@owners.post("/claims/<id:claim_id>/revoke")
@audience("owners")
def revoke(claim_id: str) -> AnyResponse:
    """Give a claim up."""
    kit = services()
    try:
        with transaction(kit.database) as session:
            act.revoke(session, owner().id, claim_id, kit.clock())
    except LookupError:
        abort(404)
    return redirect(url_for(".dashboard"), 303)


def _ask(platform_id: str, form: Form[ClaimForm]) -> AnyResponse:
    with reading(services().database) as session:
        platform = _platform(session, platform_id)
        sites = [site for site in platforms.sites(session, platform.id) if site.valid_until is None]
    ways = [(site, act.methods_of(site)) for site in sites]
    page = render_template("owners/begin.html", platform=platform, ways=ways, form=form)
    return Response(page, 422 if form.problems else 200)


def _platform(session: Session, platform_id: str) -> Platform:
    found = platforms.resolve(session, platform_id)
    if found is None:
        abort(404)
    return found


def _site(session: Session, platform_id: str, address: str) -> Site:
    """An address of this platform and of no other."""
    platform = _platform(session, platform_id)
    for site in platforms.sites(session, platform.id):
        if site.site == address and site.valid_until is None:
            return site
    abort(404)


def _mine(session: Session, claim_id: str) -> Claim:
    row = store.claim_of(session, owner().id, claim_id)
    if row is None:
        abort(404)
    return row


def _why(code: str) -> str:
    return {
        "wrong_method": _("这个地址不能用这种方式验证，请换一种。"),
        "too_many_claims": _("验证申请太多了，请先撤销不用的。"),
    }.get(code, _("现在不能这样做。"))
