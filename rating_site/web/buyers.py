"""What does a buyer see? Home, a platform, the blacklist and how we judge."""

from flask import Blueprint, abort, redirect, render_template, url_for
from sqlmodel import Session
from werkzeug.wrappers import Response

from rating_site import answers
from rating_site.store import blacklist_search, changes, platforms, sources
from rating_site.store.blacklist_search import Asked
from rating_site.store.db import reading
from rating_site.store.models import Change, Platform
from rating_site.trust import score
from rating_site.web import platform_page
from rating_site.web.api import api
from rating_site.web.clockwords import limits
from rating_site.web.csrf import masked_token
from rating_site.web.flow import CUT, flowing
from rating_site.web.guards import audience
from rating_site.web.i18n import shanghai_today
from rating_site.web.reasons import reasons, topics
from rating_site.web.services import services

buyers = Blueprint("buyers", __name__)
_RECENT_CHANGES = 300
_SHORT = 5


@buyers.get("/")
@audience("buyers")
def home() -> str:
    """One box, and what happened lately."""
    with reading(services().database) as session:
        return render_template(
            "home.html",
            listed=blacklist_search.find(session, Asked(), 0, _SHORT),
            ended=blacklist_search.find(session, Asked(ended=True), 0, _SHORT),
            changed=_changed_rules(session),
        )


@buyers.get("/platforms/<id:platform_id>")
@audience("buyers")
def platform(platform_id: str) -> str | Response:
    """Everything about one platform; a merged one leads on to what it became."""
    with reading(services().database) as session:
        found = platforms.resolve(session, platform_id)
        if found is None:
            abort(404)
        if found.id != platform_id:
            return redirect(url_for(".platform", platform_id=found.id), 301)
        answer = answers.answer(session, found)
    today = shanghai_today()
    masked_token()  # the cookie of the forms leaves with the headers
    return flowing(
        "platform.html",
        answer=answer,
        facts=answer.facts,
        reasons=reasons(answer, today),
        topics=topics(answer),
        below=lambda: _below(platform_id),
        CUT=CUT,
        words=platform_page,
        today=today,
    )


@buyers.get("/method")
@audience("buyers")
def method() -> str:
    """How the score comes about, rendered from the table that computes it."""
    with reading(services().database) as session:
        health, coverage = sources.health(session), sources.filing_coverage(session)
    return render_template("method.html", method=score, health=health, coverage=coverage, limits=limits())


@buyers.get("/about")
@audience("buyers")
def about() -> str:
    """What this is, what it keeps about visitors and what it cannot do."""
    return render_template("about.html", settings=services().settings)


@buyers.get("/api")
@audience("buyers")
def api_docs() -> str:
    """The API's own description as a page."""
    return render_template("api.html", document=api.document())


def _below(platform_id: str) -> platform_page.Page:
    with reading(services().database) as session:
        return platform_page.below(session, platform_id, services().clock())


def _changed_rules(session: Session) -> list[tuple[Platform, Change]]:
    """The newest changes of rules that were known before, one per platform."""
    news = changes.since(session, max(changes.latest(session) - _RECENT_CHANGES, 0), _RECENT_CHANGES)
    newest = {
        change.platform_id: change
        for change in news
        if change.kind == "terms" and not change.payload.get("first")
    }
    found = [(session.get(Platform, key), change) for key, change in reversed(newest.items())]
    return [(platform, change) for platform, change in found if platform is not None][:_SHORT]
