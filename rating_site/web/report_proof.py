"""Does a person send this form? A solved puzzle or patience; the start of each form is signed into it."""

from collections.abc import Mapping
from datetime import timedelta

from rating_site.abuse import timing
from rating_site.abuse.challenge import Solved, Unsolved, solved
from rating_site.store.report_models import Report
from rating_site.web.report_inputs import SendPage
from rating_site.web.services import services
from rating_site.web.speech import gettext as _

PATIENCE = timedelta(seconds=20)
"""What a browser that cannot solve the puzzle waits instead; a person then looks first."""


class NotSent(Exception):
    """The report stays a draft; `problems` says why, field by field."""

    def __init__(self, problems: Mapping[str, str]) -> None:
        super().__init__(str(problems))
        self.problems = problems


def signing(purpose: str) -> bytes:
    """The key for puzzles or for tokens of forms."""
    return services().settings.key_for(purpose).encode()


def token(report: Report, told: Mapping[str, str]) -> str:
    """When the last page was first shown, signed: the token that came back while it holds, else a new one."""
    now, key = services().clock(), signing("forms")
    if timing.waited(told.get("started", ""), _name(report), key, now) in ("ok", "too_fast"):
        return told["started"]
    return timing.started(_name(report), key, now)


def proof(report: Report, sent: SendPage) -> Solved | None:
    """The solution that came with the form, None where patience replaces it; NotSent without either."""
    found = _solution(sent)
    least = PATIENCE if found is None else timing.FASTEST
    now = services().clock()
    answer = timing.waited(sent.started, _name(report), signing("forms"), now, least=least)
    if answer == "too_fast":
        wait = int(least.total_seconds())
        raise NotSent({"sending": _("提交得太快了，请过 %(seconds)s 秒再点一次。", seconds=wait)})
    if answer != "ok":
        raise NotSent({"sending": _("页面放得太久了，请核对后再提交一次。")})
    return found


def _solution(sent: SendPage) -> Solved | None:
    try:
        return solved(sent.challenge, signing("challenge"), services().clock())
    except Unsolved:
        return None


def _name(report: Report) -> str:
    return f"send {report.id}"
