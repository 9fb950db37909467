"""What does a reporter's browser hold, and how much may it send? Cookies, room, and the way on."""

import re
from datetime import timedelta

from flask import Blueprint, redirect, request, url_for
from werkzeug.wrappers import Response

from rating_site.abuse.network import prefix
from rating_site.actions import reporting
from rating_site.actions.ids import new_id
from rating_site.actions.reporting_signs import Origin
from rating_site.store.report_models import Report
from rating_site.trust.clocks import DRAFTS, TRAITS
from rating_site.web.cookies import held, keep
from rating_site.web.doors import keep_private
from rating_site.web.guards import CODE_COOKIE
from rating_site.web.ids import ID_PATTERN

reporters = Blueprint("reporters", __name__, url_prefix="/report")
keep_private(reporters, uploads=["reporters.save_evidence", "reporters.save_good", "reporters.add"])
DEVICE_COOKIE = "kajian_device"
KEY_COOKIE = "kajian_reporter"
FRESH_KEY_COOKIE = "kajian_reporter_new"
KEY_KEPT = timedelta(days=365)
FRESH_KEY_SHOWN = timedelta(minutes=30)


def origin() -> Origin:
    """Where this request comes from, as far as one may remember it for a while."""
    device = held(DEVICE_COOKIE)
    try:
        network = prefix(request.remote_addr or "")
    except ValueError:
        network = ""
    return Origin(device if re.fullmatch(ID_PATTERN, device) else "", network)


def hold_code(response: Response, code: str) -> None:
    """Keep a tracking code in this browser, and a random name of the browser beside it."""
    keep(response, CODE_COOKIE, code, DRAFTS.length)
    if not origin().device:
        keep(response, DEVICE_COOKIE, new_id(), TRAITS.length)


def way(report: Report) -> Response:
    """To where this report stands: the next page of its form, or its own page."""
    if report.state != "draft":
        return redirect(url_for("reporters.mine"), 303)
    return redirect(url_for(f"reporters.{_page(report)}"), 303)


def elsewhere(report: Report, step: str) -> Response | None:
    """None where this page of the form may be shown, else the way to the right one."""
    if report.state == "draft" and reporting.reached(report, step):
        return None
    return way(report)


def _page(report: Report) -> str:
    steps = reporting.steps_of(report)
    return report.step if report.step in steps else steps[1]
