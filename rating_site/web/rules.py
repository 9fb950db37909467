"""What do platforms' rules grant? The card, its history, the rule on an order date, directory, comparison."""

from typing import TypeVar

from flask import Blueprint, abort, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from crawlers.identity import read_address
from rating_site import answers
from rating_site.actions.checks import Refused
from rating_site.store import platforms, sources, terms
from rating_site.store.db import reading
from rating_site.terms.compare import MOST_SIDE_BY_SIDE, side_by_side
from rating_site.terms.diff import difference
from rating_site.terms.summary import summarise
from rating_site.web import inputs, rules_directory
from rating_site.web import rules_inputs as forms
from rating_site.web.errors import page
from rating_site.web.guards import audience
from rating_site.web.live import start
from rating_site.web.platform_reports import seen
from rating_site.web.rules_card import card
from rating_site.web.rules_history import by_id, folded, places
from rating_site.web.rules_order import ask, blank
from rating_site.web.services import services
from rating_site.web.speech import gettext as _
from rating_site.web.termwords import practised

Row = TypeVar("Row")
rules = Blueprint("rules", __name__)


@rules.get("/rules")
@audience("buyers")
def directory() -> str:
    """All platforms whose rules were read, with filters and sorting."""
    wish = inputs.read(forms.DirectoryFilter, request.args, 400)
    with reading(services().database) as session:
        found = rules_directory.find(session, services().rows, wish)
    return render_template("rules/directory.html", found=found, wish=wish)


@rules.get("/rules/compare")
@audience("buyers")
def compare() -> Response | str:
    """The rules of up to four platforms side by side."""
    wanted = list(dict.fromkeys(request.args.getlist("p")))
    if len(wanted) > MOST_SIDE_BY_SIDE:
        return page(400, _("一次最多比较四家"), _("请返回规则库，取消勾选一些平台再比较。"))
    ids = inputs.checked(forms.Comparison, {"p": tuple(wanted)}, 400).p
    with reading(services().database) as session:
        chosen = [one for key in ids if (one := platforms.resolve(session, key)) is not None]
        texts = terms.standing(session, [one.id for one in chosen])
        states = {one.id: answers.state_of(session, one.id) for one in chosen}
    summaries = [summarise(texts.get(one.id, [])) for one in chosen]
    lines = side_by_side(summaries)
    return render_template("rules/compare.html", chosen=chosen, texts=texts, lines=lines, states=states)


@rules.get("/platforms/<id:platform_id>/rules")
@audience("buyers")
def platform(platform_id: str) -> str:
    """The rule card: what is granted, how it reads, and where each word stands."""
    with reading(services().database) as session:
        found = _existing(platforms.resolve(session, platform_id))
        texts = terms.standing(session, [found.id]).get(found.id, [])
        unread = terms.unread(session, found.id)
        site = sources.open_site(session, found.id)
        state = answers.state_of(session, found.id)
        told = seen(session, found.id)
    return render_template(
        "rules/card.html",
        platform=found,
        card=card(texts),
        unread=unread,
        site=site,
        state=state,
        practice=practised(told),
    )


@rules.post("/platforms/<id:platform_id>/rules/archive")
@audience("buyers")
def archive(platform_id: str) -> Response:
    """Read the rules of this platform now: a live check, which keeps today's texts with their date."""
    with reading(services().database) as session:
        site = _existing(sources.open_site(session, _existing(platforms.resolve(session, platform_id)).id))
    try:
        check = start(read_address(f"{site.scheme}://{site.site}"))
    except Refused:
        return page(403, _("为安全起见，不检查这个地址"), _("它指向内部网络或本机，不是公开的网站。"))
    return redirect(url_for("live_pages.watch", check_id=check.id), 303)


@rules.get("/platforms/<id:platform_id>/rules/history")
@audience("buyers")
def history(platform_id: str) -> str:
    """Every version at every place with its dates, and what differs between any two of them."""
    wish = inputs.read(forms.TwoVersions, request.args, 400)
    with reading(services().database) as session:
        found = _existing(platforms.resolve(session, platform_id))
        versions = terms.versions(session, found.id)
    two = [by_id(versions, number) for number in (wish.older, wish.newer)]
    if any(number and not one for number, one in zip((wish.older, wish.newer), two, strict=True)):
        abort(404)
    changed = difference(*two) if any(two) else None
    return render_template(
        "rules/history.html",
        platform=found,
        places=places(versions),
        older=two[0],
        newer=two[1],
        changes=changed.changes if changed else (),
        pieces=folded(changed.segments) if changed else (),
    )


@rules.get("/platforms/<id:platform_id>/order-date")
@audience("buyers")
def order_date(platform_id: str) -> Response:
    """Was I in time by the rule in force on my order date? All that was told stays in the address."""
    now = services().clock()
    with reading(services().database) as session:
        found = _existing(platforms.resolve(session, platform_id))
        versions = terms.versions(session, found.id)
    asking = ask(versions, request.args, now) if "ordered" in request.args else blank(now)
    text = render_template("rules/order_date.html", platform=found, asking=asking, versions=versions)
    # What somebody tells about an order stays in no cache.
    return make_response(text, 400 if asking.problems else 200, {"Cache-Control": "private, no-store"})


def _existing(row: Row | None) -> Row:
    """What was found; 404 where there is none."""
    if row is None:
        abort(404)
    return row
