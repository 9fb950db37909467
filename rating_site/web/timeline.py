"""Where on a line of time do the dates of a platform lie?"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from rating_site.web.speech import gettext as _


@dataclass(frozen=True, slots=True)
class Moment:
    """One date: `at` from 0 (the oldest date) to 1 (today)."""

    day: date
    name: str
    at: float


def timeline(age: Mapping[str, Any], today: date) -> list[Moment]:
    """The known dates, oldest first."""
    names = {
        "registered_on": _("域名重新注册") if age.get("re_registered") else _("域名注册"),
        "first_certificate": _("首张证书"),
        "first_capture": _("首次网页存档"),
        "filing_approved_on": _("备案通过"),
        "first_seen": _("本站首次看到"),
    }
    dates = sorted((date.fromisoformat(age[key][:10]), name) for key, name in names.items() if age.get(key))
    if not dates:
        return []
    span = max((today - dates[0][0]).days, 1)
    return [Moment(day, name, min((day - dates[0][0]).days / span, 1.0)) for day, name in dates]
