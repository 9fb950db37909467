"""How do answers about rules read in the language of the page? Codes of the judges in, sentences out."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from flask import Flask

from rating_site.terms import words
from rating_site.terms.calendar import local
from rating_site.terms.law import Law, laws
from rating_site.terms.practice import Practice, Share
from rating_site.terms.window import Caution
from rating_site.web.clausewords import duration
from rating_site.web.speech import gettext as _
from rating_site.web.speech import lazy_gettext as _l
from rating_site.web.speech import translated

TOPICS = {
    "windows": _l("最晚什么时候提出，至少等多久"),
    "times": _l("多久到账，多久处理"),
    "refund": _l("退到哪里，扣多少"),
    "exclusions": _l("什么情形不退"),
    "evidence": _l("要准备什么凭证"),
    "escrow": _l("钱由谁保管"),
    "liability": _l("谁负责"),
    "contact": _l("什么时候找得到客服"),
    "void": _l("法律很可能不认的说法"),
}
SCOPES = {"platform": _l("全平台"), "seller": _l("卖家"), "product": _l("商品页")}
SHORT_ANSWERS = {
    "inside": _l("在期限内"),
    "outside": _l("已超过期限"),
    "too_early": _l("还要再等一等"),
    "not_stated": _l("没有写这一项"),
    "not_known": _l("不知道"),
    "uncertain": _l("不能确定"),
}
TONES = {
    "fair": "fine",
    "unusual": "unknown",
    "unfair": "care",
    "likely_invalid": "stop",
    "inside": "fine",
    "outside": "care",
    "too_early": "care",
}
"""The colour beside a verdict or an answer; what is not named is unknown."""
OUTCOMES = {
    "blocked": _l("被网站的防护拦下"),
    "rate_limited": _l("网站要求放慢"),
    "unreachable": _l("打不开"),
    "refused": _l("按规定没有访问"),
    "error": _l("回答读不懂"),
}
_LONG_HOURS = 48


def caution(one: Caution) -> str:
    """Something to know beside an answer."""
    values = {name: translated(words.STARTS.get(word, word)) for name, word in one.params.items()}
    return translated(words.CAUTIONS[one.code]).format(**values)


def basis(ids: tuple[str, ...]) -> list[Law]:
    """The articles behind a reading."""
    return [laws()[one] for one in ids]


def until(moment: datetime) -> str:
    """A last moment as people say it in Shanghai: the end of a day is its 24:00."""
    at = local(moment)
    if (at.hour, at.minute, at.second, at.microsecond) == (0, 0, 0, 0):
        return f"{at - timedelta(days=1):%Y-%m-%d} 24:00"
    return f"{at:%Y-%m-%d %H:%M}"


def length(hours: float) -> str:
    """A number of hours in words; long ones in days, with 约 where they are no whole days."""
    if hours < 1:
        return duration(f"PT{hours * 60:.0f}M")
    if hours < _LONG_HOURS:
        return duration(f"PT{hours:.4g}H")
    days = duration(f"P{hours / 24:.0f}D")
    return days if hours % 24 == 0 else _("约 %(time)s", time=days)


def practised(seen: Practice) -> list[str]:
    """What reporters saw, always said of n reporters."""
    return list(_practised(seen)) or [translated(words.PRACTICE["none"])]


def _practised(seen: Practice) -> Iterator[str]:
    for code, share in (("resupplied", seen.resupplied), ("refunded", seen.refunded)):
        if share is not None:
            yield _share(code, share)
    if seen.resupply_hours is not None:
        text = translated(words.PRACTICE["resupply_hours"])
        yield text.format(n=seen.resupply_n, hours=seen.resupply_hours)
    elif seen.resupply_n:
        yield translated(words.PRACTICE["too_few"]).format(n=seen.resupply_n)
    if seen.delivery_minutes is not None:
        text = translated(words.PRACTICE["delivery_minutes"])
        yield text.format(n=seen.delivery_n, minutes=seen.delivery_minutes)


def _share(code: str, share: Share) -> str:
    text = translated(words.PRACTICE[code])
    return text.format(n=share.n, count=share.count, low=share.low, high=share.high)


def install(app: Flask) -> None:
    """Hand the helpers to the templates."""
    app.jinja_env.globals.update(
        TERMS=words,
        TOPICS=TOPICS,
        SCOPES=SCOPES,
        TONES=TONES,
        SHORT_ANSWERS=SHORT_ANSWERS,
        OUTCOMES=OUTCOMES,
        caution=caution,
        basis=basis,
        until=until,
        length=length,
    )
