"""How does somebody have their program told of changes, and look after it? Without an account, by a key."""

from datetime import timedelta

from flask import Blueprint, Response, redirect, render_template, request, url_for
from sqlmodel import Session
from werkzeug.wrappers import Response as AnyResponse

from rating_site.actions import webhooks as act
from rating_site.store import platforms
from rating_site.store import webhooks as store
from rating_site.store.db import reading, transaction
from rating_site.store.publish_models import Webhook
from rating_site.web import inputs
from rating_site.web.cookies import held, keep
from rating_site.web.doors import keep_private
from rating_site.web.guards import audience
from rating_site.web.limits import spend_webhook_step
from rating_site.web.report_forms import Form, understand
from rating_site.web.services import services
from rating_site.web.speech import gettext as _
from rating_site.web.webhook_inputs import SETS, ActForm, KeyForm, NewForm, Unfit, create

webhooks = Blueprint("webhooks", __name__, url_prefix="/webhooks")
keep_private(webhooks)
COOKIE = "kajian_webhook"
_KEPT = timedelta(days=365)


@webhooks.get("")
@audience("api")
def begin() -> str:
    """What a webhook is told, and the form for a new one."""
    return _first_page(Form({"platform": request.args.get("platform", "")[:40]}))


@webhooks.post("")
@audience("api")
def make() -> AnyResponse:
    """Make one; its key and its secret are shown now and never again."""
    form = understand(NewForm, request.form)
    if form.value is None:
        return Response(_first_page(Form(form.told, {name: _wrong(name) for name in form.problems})), 422)
    wish = act.Wish(form.value.url, SETS[form.value.about], form.value.platform or None)
    try:
        row, key, secret = create(wish, form.value.challenge)
    except Unfit as problem:
        return Response(_first_page(Form(form.told, {problem.where: _wrong(problem.where)})), 422)
    return _hold(Response(_manage_page(row, key=key, secret=secret), 201), key)


@webhooks.post("/key")
@audience("api")
def enter() -> AnyResponse:
    """Come back with a key from another browser."""
    form = understand(KeyForm, request.form)
    spend_webhook_step("key")
    try:
        with reading(services().database) as session:
            act.held(session, form.value.key if form.value else "")
    except LookupError:
        problem = {"key": _("没有这个密钥，请核对。")}
        return Response(_first_page(Form(form.told, problem)), 422)
    return _hold(redirect(url_for(".mine"), 303), form.told["key"])


@webhooks.get("/mine")
@audience("api")
def mine() -> AnyResponse:
    """The webhook whose key this browser holds."""
    row = _held()
    return redirect(url_for(".begin"), 303) if row is None else Response(_manage_page(row))


@webhooks.post("/mine")
@audience("api")
def change() -> AnyResponse:
    """Pause it, let it go on, test it, give it a new secret or delete it."""
    wish, kit = inputs.read(ActForm, request.form), services()
    row = _held()
    if row is None:
        return redirect(url_for(".begin"), 303)
    if wish.act == "ping":
        spend_webhook_step("ping")
    with transaction(kit.database) as session:
        kept = session.get(Webhook, row.id)
        secret = _act(wish, session, kept) if kept else ""
    if wish.act == "rotate" and kept:
        return Response(_manage_page(kept, secret=secret))
    return redirect(url_for(".begin" if wish.act == "delete" else ".mine"), 303)


def _act(wish: ActForm, session: Session, row: Webhook) -> str:
    """Do it; gives the new secret where there is one."""
    kit = services()
    if wish.act == "rotate":
        return act.rotate(session, kit.settings.safe, row, kit.clock())
    if wish.act == "pause":
        act.pause(row)
    elif wish.act == "resume":
        act.resume(session, row)
    elif wish.act == "ping":
        act.ping(session, row, kit.clock())
    else:
        act.remove(session, row)
    return ""


def _held() -> Webhook | None:
    with reading(services().database) as session:
        try:
            return act.held(session, held(COOKIE))
        except LookupError:
            return None


def _hold(response: AnyResponse, key: str) -> AnyResponse:
    keep(response, COOKIE, key, _KEPT)
    return response


def _first_page(form: Form[NewForm] | Form[KeyForm]) -> str:
    with reading(services().database) as session:
        wanted = form.told.get("platform", "")
        about = platforms.resolve(session, wanted) if wanted else None
    return render_template("webhooks/begin.html", form=form, about=about, held=_held() is not None)


def _manage_page(row: Webhook, key: str = "", secret: str = "") -> str:
    with reading(services().database) as session:
        sent = store.log(session, row.id)
        about = platforms.resolve(session, row.platform_id) if row.platform_id else None
    return render_template("webhooks/manage.html", row=row, sent=sent, about=about, key=key, secret=secret)


def _wrong(where: str) -> str:
    return {
        "url": _("只能是 http 或 https 的公开网址，用平常的端口，不带用户名。"),
        "platform": _("没有这个平台。"),
        "challenge": _("浏览器的自动验证没有通过，请再提交一次。"),
    }.get(where, _("请检查这一项。"))
