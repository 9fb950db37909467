"""What may one moderator establish alone? Findings that support or lift a warning, never an entry itself."""

from datetime import date, datetime

from sqlmodel import Session

from rating_site.actions import audit, entries
from rating_site.actions.authority import actor, require
from rating_site.actions.cases import NotAllowed
from rating_site.actions.decisions import held
from rating_site.actions.moderation import LONGEST
from rating_site.redact.masking import redact
from rating_site.store import changes
from rating_site.store.case_models import Decision
from rating_site.terms.calendar import local

ALONE = (
    "alert_renew",
    "prohibited",
    "prohibited_end",
    "own_purchase",
    "official_notice",
    "answer_accepted",
    "money_at_risk",
)
_LONGEST_SOURCE = 300


def establish(
    session: Session,
    platform_id: str,
    kind: str,
    by: int,
    text: str,
    now: datetime,
    *,
    source: str = "",
    happened_on: date | None = None,
) -> Decision:
    """Record a finding, which holds at once. An official notice and a purchase of our own name their source
    (the authority's page, or the number of our order) and their day.
    """
    held(session, platform_id)
    require(session, by, platform_id)
    text, source = text.strip(), source.strip()
    if kind not in ALONE:
        raise NotAllowed("unknown_code")
    if not text or len(text) > LONGEST or len(source) > _LONGEST_SOURCE:
        raise NotAllowed("text_missing" if not text else "text_too_long")
    if kind in ("own_purchase", "official_notice"):
        _check_source(kind, source, happened_on, now)
    row = Decision(
        platform_id=platform_id,
        kind=kind,
        state="effective",
        wording=redact(text).text,
        detail={"source": source, "on": happened_on.isoformat() if happened_on else None},
        proposed_by=by,
        effective_at=now,
        recorded_at=now,
    )
    session.add(row)
    session.flush()
    audit.append(session, actor(by), f"established_{kind}", f"decision {row.id}", now)
    changes.record(session, "decision", platform_id, decision=row.id, decided=kind)
    entries.judged_anew(session, platform_id, now)
    return row


def _check_source(kind: str, source: str, happened_on: date | None, now: datetime) -> None:
    if not source or happened_on is None or happened_on > local(now).date():
        raise NotAllowed("source_missing")
    if kind == "official_notice" and not source.startswith(("https://", "http://")):
        raise NotAllowed("source_missing")
