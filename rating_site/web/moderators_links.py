"""What belongs together? Links of one operator, and platforms that are merged, split or moved."""

from typing import Any

from flask import abort, request
from sqlmodel import Session
from werkzeug.wrappers import Response

from rating_site.actions import authority, identity, links
from rating_site.actions.authority import actor
from rating_site.store import desk
from rating_site.store.db import reading
from rating_site.web import moderators_inputs as forms
from rating_site.web.guards import audience
from rating_site.web.moderators_door import moderators
from rating_site.web.moderators_platform import answered
from rating_site.web.report_forms import Form, understand
from rating_site.web.services import services

_ACTS = {"accept": links.accept, "refuse": links.refuse, "revoke": links.revoke}


@moderators.post("/links/<int:link_id>/<any(accept, refuse, revoke):what>")
@audience("moderators")
def decide_link(link_id: int, what: str) -> Response:
    """Say whether two platforms have one operator."""
    with reading(services().database) as session:
        row = desk.link(session, link_id)
    if row is None:
        abort(404)
    return answered(row.platform_id, "act", "act", Form({}), lambda session, _safe, by, now: (
        _ACTS[what](session, link_id, by, now)))  # fmt: skip


@moderators.post("/platforms/<id:platform_id>/merge")
@audience("moderators")
def merge_platform(platform_id: str) -> Response:
    """Let this platform answer as another."""
    form = understand(forms.Joining, request.form)

    def do(session: Session, _safe: Any, by: int, now: Any) -> None:
        if form.value is not None:
            for key in (platform_id, form.value.into):
                authority.require(session, by, key)
            identity.merge(session, platform_id, form.value.into, form.value.why, actor(by), now)

    return answered(platform_id, "merge", "into", form, do)


@moderators.post("/platforms/<id:platform_id>/split/<id:old_id>")
@audience("moderators")
def split_platform(platform_id: str, old_id: str) -> Response:
    """Let a platform that was merged into this one answer for itself again."""

    def do(session: Session, _safe: Any, by: int, now: Any) -> None:
        parts = identity.history(session, platform_id)
        if old_id not in [one.old_platform_id for one in parts if one.platform_id == platform_id]:
            raise LookupError(f"{old_id} is no part of {platform_id}")
        authority.require(session, by, platform_id)
        identity.split(session, old_id, actor(by), now)

    return answered(platform_id, "act", "act", Form({}), do)


@moderators.post("/platforms/<id:platform_id>/move")
@audience("moderators")
def move_site(platform_id: str) -> Response:
    """Give one address of this platform to another."""
    form = understand(forms.Moving, request.form)

    def do(session: Session, _safe: Any, by: int, now: Any) -> None:
        if form.value is not None:
            for key in (platform_id, form.value.target):
                authority.require(session, by, key)
            identity.move(session, form.value.site, form.value.target, actor(by), now, holder_id=platform_id)

    return answered(platform_id, "move", "site", form, do)
