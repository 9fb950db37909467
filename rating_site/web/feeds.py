"""How do followers hear of changes? Atom and JSON Feed, of everything or of one platform."""

from datetime import UTC, datetime

from flask import Blueprint, Response, abort, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from rating_site.exports import feeds as written
from rating_site.store import platforms
from rating_site.store.db import reading
from rating_site.store.models import Platform
from rating_site.store.news import News, news
from rating_site.web.guards import audience
from rating_site.web.headers import for_everybody
from rating_site.web.services import services

feeds = Blueprint("feeds", __name__)
_KEEP = 60
_EPOCH = datetime(2026, 1, 1, tzinfo=UTC)
_TITLES = {
    "listed": "{name} 被列入黑名单",
    "warned": "{name} 被发布警示",
    "delisted": "{name} 已移出",
    "terms": "{name} 的规则有改动",
}
_TERMS = "平台公布的规则文字有改动，新旧版本可以在页面上对照。"
_REMOVED = "此前的条目已不再成立，请同步删除。"


@feeds.get("/feeds/changes.<any(atom, json):form>")
@audience("api")
def changes(form: str) -> AnyResponse:
    """Listings, delistings and changed rules of all platforms."""
    with reading(services().database) as session:
        return _feed(form, None, news(session))


@feeds.get("/platforms/<id:platform_id>/changes.<any(atom, json):form>")
@audience("api")
def platform(platform_id: str, form: str) -> AnyResponse:
    """The same of one platform."""
    with reading(services().database) as session:
        found = platforms.resolve(session, platform_id)
        if found is None:
            abort(404)
        return _feed(form, found, news(session, found.id))


def _feed(form: str, about: Platform | None, items: list[News]) -> AnyResponse:
    home = "buyers.home" if about is None else "buyers.platform"
    values = {} if about is None else {"platform_id": about.id}
    feed = written.Feed(
        title="卡鉴：名单与规则的变化" if about is None else f"卡鉴：{about.name} 的变化",
        home_url=url_for(home, _external=True, **values),
        feed_url=request.base_url,
        updated=items[0].at if items else _EPOCH,
        items=[_item(one) for one in items],
    )
    data, kind = (
        (written.atom(feed), written.ATOM_TYPE)
        if form == "atom"
        else (written.json_feed(feed), written.JSON_FEED_TYPE)
    )
    response = Response(data, mimetype=kind)
    response.add_etag()
    for_everybody(response, _KEEP)
    return response.make_conditional(request)


def _item(one: News) -> written.ChangeItem:
    page = "rules.history" if one.kind == "terms" else "buyers.platform"
    url = url_for(page, platform_id=one.platform.id, _external=True)
    plain = {"terms": _TERMS, "delisted": _REMOVED}
    return written.ChangeItem(
        id=f"{url}#change-{one.seq}",
        title=_TITLES[one.kind].format(name=one.platform.name),
        url=url,
        updated=one.at,
        summary=plain.get(one.kind, one.wording),
    )
