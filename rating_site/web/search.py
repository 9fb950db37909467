"""What does the one box answer as a page? Results, and suggestions while somebody types."""

from flask import Blueprint, Response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from rating_site.lookup import Query, recognise
from rating_site.store.db import reading
from rating_site.web import inputs
from rating_site.web.errors import InputError
from rating_site.web.guards import audience
from rating_site.web.likeness import likeness
from rating_site.web.search_inputs import Begun, Wish
from rating_site.web.search_results import Results, results
from rating_site.web.search_words import FACET_NAMES, ORDERS, facet_value
from rating_site.web.services import services

search = Blueprint("search", __name__)
_SUGGESTED = 8


@search.get("/search")
@audience("buyers")
def page() -> str | AnyResponse:
    """What was typed goes straight to the one platform it means, else to groups of what it may mean."""
    wish = inputs.read(Wish, request.args, 400)
    meant = understood(wish)
    with reading(services().database) as session:
        found = results(session, meant, wish)
    if straight_to(found, wish, meant):
        return redirect(url_for("buyers.platform", platform_id=found.platforms[0].platform.id), 303)
    words = {"FACET_NAMES": FACET_NAMES, "ORDERS": ORDERS, "facet_value": facet_value, "likeness": likeness}
    return render_template("search.html", wish=wish, found=found, meant=found.meant, **words)


@search.get("/search/suggest")
@audience("buyers")
def suggest() -> Response:
    """The options of the list under the box, as htmx puts them in."""
    typed = inputs.read(Begun, request.args, 400).q
    hits = services().finder.suggest(typed, _SUGGESTED) if typed else []
    return Response(render_template("search_options.html", hits=hits, typed=typed))


def understood(wish: Wish) -> Query | None:
    """What was typed; None where only filters were set. InputError for nothing at all or too much."""
    if not wish.q and wish.filters():
        return None
    try:
        return recognise(wish.q)
    except ValueError as error:
        raise InputError([("q", str(error))], 400) from error


def straight_to(found: Results, wish: Wish, meant: Query | None) -> bool:
    """Only a host, a full shop address or the number of one filed service means one platform and no other.

    What was only guessed from an ambiguous text, or differs in capital letters, is shown instead.
    """
    if meant is None or found.meant is None or not found.sure:
        return False
    exact = meant.kind in ("address", "icp_service") and meant.key == found.meant.key
    return exact and found.total == 1 and not wish.filters() and wish.page == 1
