"""What do moderators see? The queue, reports, evidence, platforms, appeals and each other."""

from rating_site.web import (
    moderators_account,
    moderators_appeals,
    moderators_evidence,
    moderators_links,
    moderators_people,
    moderators_platform,
    moderators_queue,
    moderators_report,
    moderators_rights,
)
from rating_site.web.moderators_door import moderators

__all__ = ["PARTS", "moderators"]

PARTS = (
    moderators_queue,
    moderators_report,
    moderators_evidence,
    moderators_platform,
    moderators_links,
    moderators_appeals,
    moderators_rights,
    moderators_people,
    moderators_account,
)
"""Modules whose pages join the blueprint when they are imported."""
