"""Which answer was made for this site, and does it still hold? One row, read without an ORM.

A document is dropped in the very transaction that changes what it says (`changes.write`), so a decision is
obeyed at once in every process. It is stored again by whoever asks next, unless something changed meanwhile.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from queue import SimpleQueue
from typing import Any

from sqlalchemy import Engine, delete, func, or_
from sqlmodel import Session, col, select

from rating_site.store import locks
from rating_site.store.models import Change, Site
from rating_site.store.publish_models import ApiDocument

_AT_ONCE = 4
_READ = "SELECT etag, body FROM apidocument WHERE site = {mark} AND build = {mark}"


@dataclass(frozen=True, slots=True)
class Document:
    """A finished JSON answer and its strong ETag, quotes included."""

    etag: str
    body: bytes


class Documents:
    """Reads finished answers by an engine that only reads, with a few connections; `build` names the code
    that wrote them.
    """

    def __init__(self, engine: Engine, build: str) -> None:
        self._engine = engine
        self._sqlite = engine.dialect.name == "sqlite"
        self.build = build
        # Whoever asks waits for one of them: all threads of a server must not take all connections there are.
        self._idle: SimpleQueue[Any] = SimpleQueue()
        for _place in range(_AT_ONCE):
            self._idle.put(None)
        self._read = _READ.format(mark="?" if self._sqlite else "%s")

    def get(self, site: str) -> Document | None:
        """The answer for a site that was stored by this build and still holds; None asks for a new one."""
        asked, held = (site, self.build), self._idle.get()
        try:
            if not self._sqlite:
                # A server may cut its connections at any time: the pool knows how to take a new one.
                with self._engine.connect() as connection:
                    row: Any = connection.exec_driver_sql(self._read, asked).first()
            else:
                # One that is kept: giving it back to the pool costs more than the question.
                held = held or self._engine.raw_connection()
                row = held.driver_connection.execute(self._read, asked).fetchone()  # type: ignore[union-attr]
        finally:
            self._idle.put(held)
        return Document(row[0], bytes(row[1])) if row else None


def keep(
    session: Session, site: str, platform_id: str, build: str, document: Document, seq: int, now: datetime
) -> bool:
    """Store an answer that was read when the change log stood at `seq`; not if the platform changed since."""
    locks.hold(session, "change log")
    newest = session.exec(select(func.max(Change.seq)).where(Change.platform_id == platform_id)).one()
    if (newest or 0) > seq:
        return False
    session.merge(
        ApiDocument(
            site=site,
            platform_id=platform_id,
            build=build,
            etag=document.etag,
            body=document.body,
            recorded_at=now,
        )
    )
    return True


def drop(session: Session, platform_ids: Collection[str]) -> None:
    """Forget the answers about platforms that change in this transaction, and about sites they have now."""
    theirs = select(Site.site).where(col(Site.platform_id).in_(platform_ids))
    session.execute(
        delete(ApiDocument).where(
            or_(col(ApiDocument.platform_id).in_(platform_ids), col(ApiDocument.site).in_(theirs))
        )
    )
