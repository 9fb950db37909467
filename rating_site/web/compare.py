"""How do up to four platforms stand side by side? Verdict, filing, age, time limits, disputes, replies."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import Blueprint, redirect, render_template, request, url_for
from sqlmodel import Session
from werkzeug.wrappers import Response

from rating_site import answers
from rating_site.answers import Answer
from rating_site.lookup import recognise
from rating_site.store import platform_figures, platforms, terms
from rating_site.store.db import reading
from rating_site.store.models import Platform
from rating_site.terms.compare import MOST_SIDE_BY_SIDE, side_by_side
from rating_site.terms.practice import Practice
from rating_site.terms.summary import summarise
from rating_site.web import inputs
from rating_site.web.guards import audience
from rating_site.web.platform_reports import seen
from rating_site.web.rules_inputs import Comparison
from rating_site.web.services import services
from rating_site.web.speech import gettext as _

compare = Blueprint("compare", __name__)
LIMITS = ("resupply_window", "refund_window", "handling_time", "delivery_time", "no_refund")
"""The rules that stand in the table; the rest is in the comparison of rules."""


@dataclass(frozen=True, slots=True)
class Side:
    """One platform of the table."""

    answer: Answer
    disputes: int
    unsolved: int
    answering: platform_figures.Answering
    practice: Practice


@compare.get("/compare")
@audience("buyers")
def page() -> str | Response:
    """The table; what was typed to be added leads to the address of the larger table."""
    ids = list(dict.fromkeys(request.args.getlist("p")))[:MOST_SIDE_BY_SIDE]
    ids = list(inputs.checked(Comparison, {"p": tuple(ids)}, 400).p)
    typed = inputs.read(inputs.MaybeTyped, request.args, 400).q
    problem = ""
    with reading(services().database) as session:
        if typed and len(ids) < MOST_SIDE_BY_SIDE and (added := _meant(session, typed, ids)):
            return redirect(url_for(".page", p=[*ids, added.id]), 303)
        if typed:
            problem = _("没有找到，或者已经在表里。先在上面的搜索框里查一下它。")
        chosen = {one.id: one for key in ids if (one := platforms.resolve(session, key)) is not None}
        sides = [_side(session, one) for one in chosen.values()]
        texts = terms.standing(session, list(chosen))
    lines = side_by_side([summarise(texts.get(key, [])) for key in chosen])
    shown = [line for line in lines if line.kind in LIMITS]
    return render_template(
        "compare.html", sides=sides, lines=shown, typed=typed, problem=problem, most=MOST_SIDE_BY_SIDE
    )


def _side(session: Session, platform: Platform) -> Side:
    now = services().clock()
    ids = platforms.ids_of(session, platform.id)
    months = platform_figures.disputes(session, ids, now)
    return Side(
        answer=answers.answer(session, platform),
        disputes=sum(month.total for month in months),
        unsolved=sum(month.counts.get("open", 0) for month in months),
        answering=platform_figures.answering(session, ids, now),
        practice=seen(session, platform.id),
    )


def _meant(session: Session, typed: str, ids: Sequence[str]) -> Platform | None:
    """The first platform that was typed and is not in the table yet: an address or number, else a name."""
    try:
        meant = services().finder.settled(recognise(typed))
    except ValueError:
        return None
    found = [one.id for one in answers.candidates(session, meant)]
    found += [hit.id.rpartition(":")[2] for hit in services().finder.suggest(typed, MOST_SIDE_BY_SIDE + 1)]
    new = next((key for key in found if key not in ids), None)
    return platforms.resolve(session, new) if new else None
