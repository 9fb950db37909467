"""Which modules make up the API? Each of them joins its operations to it when it is imported."""

from rating_site.web import (
    api_batch,
    api_changes,
    api_keys,
    api_listings,
    api_platforms,
    api_range,
    api_reports,
    api_scores,
    api_search,
    api_terms,
    api_transparency,
    api_webhooks,
)
from rating_site.web.api import api

__all__ = ["PARTS", "api"]

PARTS = (
    api_platforms,
    api_scores,
    api_terms,
    api_listings,
    api_changes,
    api_search,
    api_batch,
    api_range,
    api_reports,
    api_transparency,
    api_webhooks,
    api_keys,
)
