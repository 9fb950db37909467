"""What do owners see? The door, their claims, their platforms, and the reports on them."""

from rating_site.web import owner_claims, owner_pages, owner_reports
from rating_site.web.owner_door import owners

__all__ = ["PARTS", "owners"]

PARTS = (owner_claims, owner_pages, owner_reports)
"""Modules whose pages join the blueprint when they are imported."""
