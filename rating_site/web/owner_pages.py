"""What does an owner see? Their platforms, what waits for an answer there, and the ways to answer."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from flask import Response, abort, redirect, render_template, request, url_for
from sqlmodel import Session
from werkzeug.wrappers import Response as AnyResponse

from rating_site.actions import appeals, replies
from rating_site.actions import owners as act
from rating_site.actions.cases import NotAllowed
from rating_site.actions.proceedings import open_proposal
from rating_site.store import listings
from rating_site.store import owners as store
from rating_site.store.case_models import Decision
from rating_site.store.db import reading, transaction
from rating_site.store.models import Listing, Platform
from rating_site.store.report_models import Report
from rating_site.web import owner_inputs as forms
from rating_site.web.guards import audience, owner
from rating_site.web.limits import spend_owner_step
from rating_site.web.owner_door import owners
from rating_site.web.report_forms import Form, understand
from rating_site.web.services import services
from rating_site.web.speech import gettext as _

_UNANSWERED = ("accepted", "platform_notified", "overdue")


@dataclass(frozen=True, slots=True)
class Owned:
    """A platform of this owner with what stands or is proposed against it and what people reported."""

    platform: Platform
    entry: Listing | None
    proposal: Decision | None
    reports: Sequence[Report]

    @property
    def waiting(self) -> int:
        """How many reports have no answer yet."""
        return sum(row.state in _UNANSWERED for row in self.reports)


@owners.get("")
@audience("owners")
def dashboard() -> str:
    """Everything that is this owner's."""
    return _dashboard(Form({}))


@owners.post("/contact")
@audience("owners")
def contact() -> AnyResponse:
    """Change where this owner is written to."""
    form = understand(forms.ContactForm, request.form)
    if form.value is None:
        return Response(_dashboard(form), 422)
    kit = services()
    with transaction(kit.database) as session:
        act.set_contact(session, kit.settings.safe, owner(), form.value.email, kit.clock())
    return redirect(url_for(".dashboard", done="contact"), 303)


@owners.get("/platforms/<id:platform_id>")
@audience("owners")
def see_platform(platform_id: str) -> str:
    """One platform of this owner: its entry, what is proposed, its reports, and the ways to object."""
    return _page(platform_id, Form({}))


@owners.post("/platforms/<id:platform_id>/answer")
@audience("owners")
def answer(platform_id: str) -> AnyResponse:
    """Answer a proposed entry before it is decided."""
    return _say(platform_id, "answer", understand(forms.AnswerForm, request.form), replies.answer_listing)


@owners.post("/platforms/<id:platform_id>/appeal")
@audience("owners")
def appeal(platform_id: str) -> AnyResponse:
    """Object to the entry that stands."""
    return _say(platform_id, "appeal", understand(forms.AppealForm, request.form), appeals.against_listing)


@owners.post("/platforms/<id:platform_id>/correct")
@audience("owners")
def correct(platform_id: str) -> AnyResponse:
    """Say that a fact is wrong."""
    form = understand(forms.CorrectionForm, request.form)
    return _say(platform_id, "correction", form, replies.correct)


def _say(platform_id: str, name: str, form: Form[Any], say: Callable[..., object]) -> AnyResponse:
    """Act on one text about one platform; what cannot be taken comes back with its reason."""
    spend_owner_step("say")
    if form.value is None:
        return Response(_page(platform_id, form), 422)
    kit = services()
    try:
        with transaction(kit.database) as session:
            text = getattr(form.value, name)
            say(session, kit.settings.safe, owner().id, platform_id, text, kit.clock())
    except LookupError:
        abort(404)
    except NotAllowed as refusal:
        return Response(_page(platform_id, Form(form.told, {name: why_not(str(refusal))})), 422)
    return redirect(url_for(".see_platform", platform_id=platform_id, done=name), 303)


def _dashboard(form: Form[Any]) -> str:
    with reading(services().database) as session:
        mine = [_owned(session, platform) for platform in store.scope(session, owner().id)]
        claims = store.claims(session, owner().id)
    return render_template(
        "owners/dashboard.html",
        mine=mine,
        claims=claims,
        form=form,
        reachable=owner().contact_sealed is not None,
        done=request.args.get("done", ""),
    )


def _page(platform_id: str, form: Form[Any]) -> str:
    """The page of one platform; 404 where it is not this owner's."""
    with reading(services().database) as session:
        platform = next((one for one in store.scope(session, owner().id) if one.id == platform_id), None)
        if platform is None:
            abort(404)
        one = _owned(session, platform)
        sent = [row for row in store.appeals(session, owner().id) if row.platform_id == platform.id]
    done = request.args.get("done", "")
    return render_template("owners/platform.html", one=one, appeals=sent, form=form, done=done)


def _owned(session: Session, platform: Platform) -> Owned:
    entry = listings.current(session, platform.id)
    proposal = open_proposal(session, platform.id)
    return Owned(
        platform,
        entry if entry is not None and entry.state in listings.PUBLIC else None,
        proposal if proposal is not None and proposal.kind != "delist" else None,
        store.reports_on(session, platform),
    )


def why_not(code: str) -> str:
    """Why something cannot be done now, in words."""
    return {
        "appeal_open": _("已经有一份申诉在等待答复。"),
        "not_listed": _("现在没有可以申诉的名单记录。"),
        "no_verdict": _("这份报告没有可以申诉的结论。"),
        "no_proposal": _("现在没有等待回应的提议，可能已经有了决定。"),
        "no_reply_now": _("这份报告现在不能再回复；对结论有异议请申诉。"),
        "outcome_told": _("举报人已经说明了结果。"),
    }.get(code, _("现在不能这样做。"))
