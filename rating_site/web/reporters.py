"""What do reporters see? The form, the page of a tracking code, and what can be done there."""

from rating_site.web import report_counter, report_evidence, report_mine, report_send, report_steps
from rating_site.web.report_door import reporters

__all__ = ["PARTS", "reporters"]

PARTS = (report_steps, report_evidence, report_send, report_mine, report_counter)
"""Modules whose pages join the blueprint when they are imported."""
