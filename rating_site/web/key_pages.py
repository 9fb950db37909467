"""How does a person get, change and give up a key of the API? On one page; the key is shown once."""

from flask import Blueprint, Response, render_template, request
from werkzeug.exceptions import TooManyRequests

from rating_site.abuse.challenge import Unsolved
from rating_site.actions.api_keys import OVERLAP, NotExchangeable
from rating_site.actions.challenges import UsedBefore
from rating_site.web import inputs
from rating_site.web.api_keys import give_up, make_key, new_for_old
from rating_site.web.guards import audience
from rating_site.web.key_inputs import KeyAct, KeyWish
from rating_site.web.services import services
from rating_site.web.speech import gettext as _

key_pages = Blueprint("key_pages", __name__)


@key_pages.get("/api-keys")
@audience("buyers")
def page() -> Response:
    """What a key is good for, and the two forms."""
    return _page()


@key_pages.post("/api-keys")
@audience("buyers")
def make() -> Response:
    """A new key for the puzzle that the browser solved."""
    wish = inputs.read(KeyWish, request.form)
    try:
        return _page(key=make_key(wish.challenge))
    except (Unsolved, UsedBefore):
        return _page(422, problem=_("自动验证没有完成。请刷新页面后再试，或者按下面的说明用命令行。"))
    except TooManyRequests:
        return _page(429, problem=_("今天新建的密钥已经够多了，请明天再来。"))


@key_pages.post("/api-keys/held")
@audience("buyers")
def change() -> Response:
    """Change a key for a new one, or give it up."""
    wish = inputs.read(KeyAct, request.form)
    try:
        if wish.act == "rotate":
            return _page(key=new_for_old(wish.key), old_works=True)
        give_up(wish.key)
    except NotExchangeable:
        return _page(422, problem=_("这个密钥无效、已作废，或者已经更换过一次。"))
    return _page(done=_("密钥已作废，从现在起不能再用。"))


def _page(
    status: int = 200, key: str = "", old_works: bool = False, done: str = "", problem: str = ""
) -> Response:
    text = render_template(
        "keys.html",
        key=key,
        old_works=old_works,
        done=done,
        problem=problem,
        settings=services().settings,
        hours=int(OVERLAP.total_seconds() // 3600),
        address=request.url_root.rstrip("/"),
    )
    answer = Response(text, status)
    answer.headers["Cache-Control"] = "private, no-store"
    return answer
