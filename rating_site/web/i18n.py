"""In which language and in whose time does a page speak? Chinese first, English on request, Shanghai time."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from babel.dates import format_timedelta
from flask import Flask, request, url_for
from flask.wrappers import Response
from flask_babel import Babel, format_datetime, get_locale

from rating_site.web import speech
from rating_site.web.cookies import held, keep
from rating_site.web.services import services
from rating_site.web.speech import gettext, translated

LANGUAGES = {"zh": "中文", "en": "English"}
COOKIE = "kajian_lang"
SHANGHAI = ZoneInfo("Asia/Shanghai")
_JUST_NOW = 60  # seconds
_YEAR = timedelta(days=365)


def install(app: Flask) -> None:
    """Translate pages and show times; the language is asked for with ?lang= and remembered in a cookie."""
    Babel(
        app,
        default_locale="zh",
        default_timezone="Asia/Shanghai",
        locale_selector=language,
    )
    speech.install(app)
    app.after_request(_remember)
    helpers = (language, other_language, other_language_url, absolute, relative)
    app.jinja_env.globals.update({helper.__name__: helper for helper in helpers}, LANGUAGES=LANGUAGES)
    app.jinja_env.filters.update(translated=translated, day=day)


def language() -> str:
    """The language of this answer: asked for, else remembered, else Chinese.

    Accept-Language is not read: phones that speak English are common among people who read Chinese.
    """
    for wish in (request.args.get("lang"), held(COOKIE)):
        if wish in LANGUAGES:
            return str(wish)
    return "zh"


def other_language() -> str:
    """The language one can switch to."""
    return "en" if language() == "zh" else "zh"


def other_language_url() -> str:
    """This page in the other language; forms that failed lead to the page they came from."""
    if request.method != "GET" or request.url_rule is None:
        return url_for("buyers.home", lang=other_language())
    kept = request.args.to_dict() | (request.view_args or {}) | {"lang": other_language()}
    return url_for(str(request.endpoint), **kept)


def absolute(moment: datetime) -> str:
    """2026-11-20 12:00, Shanghai."""
    return str(format_datetime(_aware(moment), "yyyy-MM-dd HH:mm"))


def relative(moment: datetime) -> str:
    """3 小时前."""
    passed = _aware(moment) - services().clock()
    if abs(passed.total_seconds()) < _JUST_NOW:
        return gettext("刚刚")
    return format_timedelta(passed, add_direction=True, locale=get_locale(), threshold=1.1)


def day(value: date | str | None) -> str:
    """A date, however it was stored; empty where there is none."""
    if not value:
        return ""
    return (date.fromisoformat(value[:10]) if isinstance(value, str) else value).isoformat()


def shanghai_today() -> date:
    """The present day where our readers are."""
    return services().clock().astimezone(SHANGHAI).date()


def _aware(moment: datetime) -> datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _remember(response: Response) -> Response:
    wish = request.args.get("lang")
    if wish in LANGUAGES and held(COOKIE) != wish:
        keep(response, COOKIE, str(wish), _YEAR, samesite="Lax")
    return response
