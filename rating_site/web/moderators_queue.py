"""What waits for a moderator? The queue with its filters, the alarms, and proposals for a second person."""

from flask import Response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from rating_site.actions import alarms
from rating_site.actions.authority import FEWEST, listing_open
from rating_site.actions.proceedings import RISK_LASTS
from rating_site.store import desk, listings, reports
from rating_site.store.db import reading
from rating_site.trust.procedure import COUNTED
from rating_site.web import inputs
from rating_site.web import moderators_inputs as forms
from rating_site.web.guards import account, audience
from rating_site.web.moderators_door import moderators, tried
from rating_site.web.services import services

STATES = ("submitted", "held", "needs_info", "rejected", *COUNTED)
_SHORT = 20


@moderators.get("/")
@audience("moderators")
def home() -> str:
    """The queue: money at risk first, then alarms, then the oldest."""
    wish = inputs.read(forms.QueueFilter, request.args, 400)
    kit = services()
    with reading(kit.database) as session:
        since = kit.clock() - RISK_LASTS
        rows = desk.queue(session, since, state=wish.state, type=wish.type, platform_id=wish.platform)
        return render_template(
            "staff/home.html",
            number=account().id,
            role=account().role,
            rows=rows,
            wish=wish,
            states=STATES,
            counts=reports.counts_by_state(session),
            waiting=desk.open_counts(session),
            proposals=desk.proposals(session),
            entries=listings.public(session, _SHORT),
            listing_open=listing_open(session),
            fewest=FEWEST,
        )


@moderators.get("/alarms")
@audience("moderators")
def alarm_list() -> str:
    """Everything unusual that nobody looked at yet, and what was looked at."""
    return _alarms("")


@moderators.post("/alarms/<int:alarm_id>/<any(confirm, dismiss):what>")
@audience("moderators")
def decide_alarm(alarm_id: int, what: str) -> AnyResponse:
    """Say whether an alarm was right."""
    problem = tried(
        lambda session, _safe, by, now: alarms.decide(session, alarm_id, by, what == "confirm", now)
    )
    return Response(_alarms(problem), 409) if problem else redirect(url_for(".alarm_list"), 303)


def _alarms(problem: str) -> str:
    with reading(services().database) as session:
        found = [*desk.alarms(session), *desk.alarms(session, "confirmed", _SHORT)]
    return render_template("staff/alarms.html", alarms=found, problem=problem)
