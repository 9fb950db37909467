"""What do browsers, search engines and security researchers look for at fixed places?"""

from datetime import timedelta
from xml.sax.saxutils import escape

from flask import Blueprint, Response, render_template, url_for

from rating_site.store import platforms
from rating_site.store.db import reading
from rating_site.web.guards import audience
from rating_site.web.headers import for_everybody
from rating_site.web.services import services
from rating_site.web.speech import gettext as _

wellknown = Blueprint("wellknown", __name__)
_DAY = 86_400
_PART = 5000
_PAGES = (
    "buyers.home", "blacklist.page", "rules.directory", "buyers.method", "buyers.about", "downloads.page",
    "buyers.api_docs",
)  # fmt: skip


@wellknown.get("/robots.txt")
@audience("buyers")
def robots() -> Response:
    """Everything may be read but what costs work or belongs to somebody."""
    lines = ["User-agent: *", "Disallow: /staff/", "Disallow: /report", "Disallow: /owner", "Disallow: /api/"]
    lines += [f"Sitemap: {url_for('.sitemap', _external=True)}", ""]
    return _kept("\n".join(lines), "text/plain")


@wellknown.get("/sitemap.xml")
@audience("buyers")
def sitemap() -> Response:
    """The parts of the site map; each holds a run of platforms."""
    starts, after = [""], ""
    with reading(services().database) as session:
        while len(page := platforms.page(session, after, _PART)) == _PART:
            after = page[-1].id
            starts.append(after)
    places = [url_for(".sitemap_part", after=start or "first", _external=True) for start in starts]
    return _xml("sitemapindex", "sitemap", places)


@wellknown.get("/sitemap-<after>.xml")
@audience("buyers")
def sitemap_part(after: str) -> Response:
    """Our own pages (in the first part) and platforms after an id."""
    first = after == "first"
    with reading(services().database) as session:
        found = [one.id for one in platforms.page(session, "" if first else after[:16], _PART)]
    places = [url_for(page, _external=True) for page in _PAGES] if first else []
    places += [url_for("buyers.platform", platform_id=key, _external=True) for key in found]
    return _xml("urlset", "url", places)


@wellknown.get("/.well-known/security.txt")
@audience("buyers")
def security() -> Response:
    """RFC 9116: where a hole can be reported."""
    kit = services()
    expires = (kit.clock() + timedelta(days=180)).replace(microsecond=0)
    lines = [
        f"Contact: {kit.settings.crawl.contact_url}",
        f"Expires: {expires.isoformat()}",
        "Preferred-Languages: zh, en",
        f"Canonical: {url_for('.security', _external=True)}",
    ]
    return _kept("\n".join([*lines, ""]), "text/plain")


@wellknown.get("/opensearch.xml")
@audience("buyers")
def opensearch() -> Response:
    """Lets a browser search here from its address bar."""
    return _kept(render_template("opensearch.xml", name=_("卡鉴")), "application/opensearchdescription+xml")


def _xml(root: str, item: str, places: list[str]) -> Response:
    body = "".join(f"<{item}><loc>{escape(place)}</loc></{item}>" for place in places)
    space = "http://www.sitemaps.org/schemas/sitemap/0.9"
    text = f'<?xml version="1.0" encoding="UTF-8"?>\n<{root} xmlns="{space}">{body}</{root}>\n'
    return _kept(text, "application/xml")


def _kept(text: str, kind: str) -> Response:
    return for_everybody(Response(text, mimetype=kind), _DAY)
