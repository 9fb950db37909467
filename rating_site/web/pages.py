"""Which pages are there? Every blueprint but the API's, in one list."""

from flask import Blueprint

from rating_site.web.assistant import assistant
from rating_site.web.badges import badges
from rating_site.web.blacklist import blacklist
from rating_site.web.buyers import buyers
from rating_site.web.compare import compare
from rating_site.web.downloads import downloads
from rating_site.web.feeds import feeds
from rating_site.web.filing import filing
from rating_site.web.key_pages import key_pages
from rating_site.web.live_pages import live_pages
from rating_site.web.moderators import moderators
from rating_site.web.openness import openness
from rating_site.web.operators import operators
from rating_site.web.owners import owners
from rating_site.web.platform_reports import platform_reports
from rating_site.web.private import private
from rating_site.web.reporters import reporters
from rating_site.web.rights import rights
from rating_site.web.rules_files import rules
from rating_site.web.search import search
from rating_site.web.webhooks import webhooks
from rating_site.web.wellknown import wellknown

PAGES: tuple[Blueprint, ...] = (
    buyers,
    blacklist,
    search,
    rules,
    compare,
    assistant,
    filing,
    live_pages,
    private,
    downloads,
    feeds,
    badges,
    key_pages,
    webhooks,
    wellknown,
    platform_reports,
    reporters,
    owners,
    rights,
    openness,
    moderators,
    operators,
)
