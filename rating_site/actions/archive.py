"""Archiving the rules: one dated version per place and change, and when a place was taken away."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlmodel import Session

from crawlers.extract.terms import extract_terms
from crawlers.observation import Observation as Seen
from crawlers.observation import Outcome
from rating_site.store import changes, terms
from rating_site.store.models import Clause, TermsSnapshot
from rating_site.terms.archive import scope_of
from rating_site.terms.versions import version_sha256

SOURCE = "platform_terms"
_COMPLETE = (Outcome.ANSWERED, Outcome.EMPTY, Outcome.REFUSED)
_GONE_AFTER = 2
"""Successful readings without a place before it counts as removed: one may have been an accident."""


def keep(session: Session, platform_id: str, observation_id: int, seen: Seen, now: datetime) -> None:
    """Keep the text of one place: a new version where its rules changed, else a newer date of the last."""
    value = seen.value or {}
    place, text = str(value["place"])[:300], str(value["text"])
    fingerprint = version_sha256(text)
    newest = terms.latest_of_place(session, platform_id, place)
    if newest is not None and newest.normalised_sha256 == fingerprint and newest.gone_at is None:
        newest.last_seen = max(newest.last_seen, seen.asked_at)
        newest.missed, newest.missed_since = 0, None
        return
    snapshot = TermsSnapshot(
        platform_id=platform_id,
        place=place,
        url=seen.url,
        title=str(value.get("title") or "")[:300],
        text=text,
        normalised_sha256=fingerprint,
        first_seen=seen.asked_at,
        last_seen=seen.asked_at,
        observation_id=observation_id,
        recorded_at=now,
    )
    session.add(snapshot)
    session.flush()
    session.add_all(_clauses(snapshot))
    changes.record(session, "terms", platform_id, place=place, first=newest is None)


def note_missing(session: Session, platform_id: str, seen: Sequence[Seen]) -> None:
    """Count known places that a complete reading did not find.

    A reading in which any place gave trouble proves nothing. Pages of single products are a varying sample,
    and a text that is said at two places is stored at one of them, so neither counts as missing.
    """
    said = [one for one in seen if one.source == SOURCE]
    if not said or any(one.outcome not in _COMPLETE for one in said):
        return
    read_at = max(one.asked_at for one in said)
    values = [one.value for one in said if one.outcome is Outcome.ANSWERED and one.value]
    places = {str(value["place"])[:300] for value in values}
    texts = {version_sha256(str(value["text"])) for value in values}
    for snapshot, _clauses_of in terms.current(session, platform_id):
        found = snapshot.place in places or snapshot.normalised_sha256 in texts
        if not found and scope_of(snapshot.place) != "product" and snapshot.last_seen < read_at:
            _miss(session, snapshot, read_at)


def _miss(session: Session, snapshot: TermsSnapshot, read_at: datetime) -> None:
    snapshot.missed += 1
    snapshot.missed_since = snapshot.missed_since or read_at
    if snapshot.missed >= _GONE_AFTER:
        snapshot.gone_at = snapshot.missed_since
        changes.record(session, "terms", snapshot.platform_id, place=snapshot.place, gone=True)


def _clauses(snapshot: TermsSnapshot) -> Iterable[Clause]:
    for clause in extract_terms(snapshot.text):
        yield Clause(
            snapshot_id=snapshot.id or 0,
            type=clause.type,
            value=clause.value[:80],
            unit_note=clause.unit_note,
            bound=clause.bound,
            start=clause.start,
            aspect=clause.aspect,
            cond=clause.cond[:120],
            span_from=clause.span[0],
            span_to=clause.span[1],
        )
