"""What does the page of one platform show beside its verdict? Rules, disputes, answers, links and history."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from rating_site.store import checks, platform_figures, platforms, terms
from rating_site.store.models import Check
from rating_site.store.platform_figures import Answering, Month
from rating_site.store.report_models import Report, ReportEvent
from rating_site.web.charts import Chart, stacked
from rating_site.web.platform_reports import Record, record, seen
from rating_site.web.rules_card import Card, card
from rating_site.web.speech import lazy_gettext as _l
from rating_site.web.termwords import practised

CONTACTS = ("qq", "qq_group", "wechat", "telegram", "phone", "email")
GROUP_NAMES = {
    "open": _l("未解决"),
    "between": _l("部分解决或没有确认"),
    "solved": _l("已补单或已退款"),
    "void": _l("已撤回或与证据不符"),
}
GROUP_TONES = {"open": "stop", "between": "care", "solved": "fine", "void": "unknown"}
SECTIONS = {
    "filing": "filing",
    "age": "age",
    "terms": "rules",
    "record": "checks",
    "availability": "checks",
    "operator": "operator",
    "resolution": "record",
    "unverified_reports": "record",
    "verified_reports": "record",
}
"""Where on the page the evidence behind each signal stands."""
_REPLIES = 5


@dataclass(frozen=True, slots=True)
class Page:
    """Everything below the verdict; `months` are the figures that `chart` draws."""

    rules: Card
    record: Record
    months: Sequence[Month]
    chart: Chart | None
    answering: Answering
    practice: Sequence[str]
    history: Sequence[Check]

    @property
    def replies(self) -> list[tuple[Report, ReportEvent]]:
        """The newest replies of the platform that everybody may read, each with its report."""
        found = [
            (told.report, event)
            for told in self.record.told
            if not told.gone
            for event in told.events
            if event.actor == "owner" and event.text
        ]
        return sorted(found, key=lambda pair: pair[1].recorded_at, reverse=True)[:_REPLIES]


def below(session: Session, platform_id: str, now: datetime) -> Page:
    """What stands below the verdict of this platform."""
    ids = platforms.ids_of(session, platform_id)
    months = platform_figures.disputes(session, ids, now)
    columns = [(one.month, one.counts) for one in months]
    return Page(
        rules=card(terms.standing(session, [platform_id]).get(platform_id, [])),
        record=record(session, platform_id),
        months=months,
        chart=stacked(columns, platform_figures.GROUPS),
        answering=platform_figures.answering(session, ids, now),
        practice=practised(seen(session, platform_id)),
        history=checks.of_platform(session, platform_id),
    )
