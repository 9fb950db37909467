"""Whom is a report about? A platform we know, an address nobody knows yet, or one of several."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlmodel import Session

from rating_site.actions.checks import Refused, refuse_private_literal
from rating_site.lookup import Query, recognise
from rating_site.store import platforms
from rating_site.store.models import Platform
from rating_site.store.report_models import Report
from rating_site.web.find import find
from rating_site.web.report_inputs import Beginning
from rating_site.web.services import services
from rating_site.web.speech import gettext as _


@dataclass(frozen=True, slots=True)
class Choice:
    """What is meant: one platform, a new address, or `several`; `problem` says why it is nothing."""

    platform: Platform | None = None
    address: str = ""
    several: Sequence[Platform] = ()
    problem: str = ""

    @property
    def decided(self) -> bool:
        """Whether a report can be about it."""
        return self.platform is not None or bool(self.address)


def choose(session: Session, wish: Beginning) -> Choice:
    """What a chosen id or a typed text means."""
    if wish.platform:
        chosen = platforms.resolve(session, wish.platform)
        return Choice(chosen) if chosen else Choice(problem=_("没有这家平台，请重新搜索。"))
    if not wish.q:
        return Choice(problem=_("请填写网址或店名。"))
    try:
        meant = recognise(wish.q)
    except ValueError:
        return Choice(problem=_("请填写网址或店名。"))
    return _by_address(session, meant) if meant.address else _by_search(session, meant)


def title(session: Session, report: Report) -> str:
    """How a report's platform is called: by its name, else by the address that was told."""
    found = platforms.resolve(session, report.platform_id) if report.platform_id else None
    return found.name if found else report.address


def _by_address(session: Session, meant: Query) -> Choice:
    known = platforms.by_site(session, meant.key)
    if known is not None or meant.address is None:
        return Choice(known)
    try:
        refuse_private_literal(meant.address, services().settings.crawl.allow_loopback)
    except Refused:
        return Choice(problem=_("这个地址指向内部网络或本机，不是公开的网站。"))
    return Choice(address=meant.address.url)


def _by_search(session: Session, meant: Query) -> Choice:
    several = find(session, meant).platforms
    if several:
        return Choice(several=several)
    return Choice(problem=_("没有找到叫这个名字的平台，请填写它的网址。"))
