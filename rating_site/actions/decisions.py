"""Who decides to warn of a platform, to list it or to take it off? One proposes, another confirms."""

from datetime import datetime

from sqlmodel import Session

from rating_site.actions import audit, entries, notices, proceedings, wording
from rating_site.actions.authority import actor, listing_open, require
from rating_site.actions.cases import NotAllowed
from rating_site.actions.mail import moment
from rating_site.evidence.safe import Safe
from rating_site.store import changes, listings, locks, platforms
from rating_site.store.case_models import Decision
from rating_site.store.models import Platform
from rating_site.trust.blacklist import STATES, Advice
from rating_site.trust.clocks import REPLY, URGENT_REPLY

WITH_TWO = ("warn", "list", "delist")
REASONS_TO_DELIST = ("evidence_gone", "answer_accepted", "solved", "wrong_platform", "our_mistake", "other")
REASONS_TO_REFUSE = ("not_enough", "wording", "wrong_platform", "withdrawn", "other")


def propose(
    session: Session,
    safe: Safe,
    platform_id: str,
    kind: str,
    by: int,
    text: str,
    now: datetime,
    reason: str = "",
) -> Decision:
    """Propose an entry or its end. An entry is told to the platform at once, whose time to answer begins."""
    held(session, platform_id)
    require(session, by, platform_id)
    if kind not in WITH_TWO:
        raise NotAllowed("unknown_code")
    if proceedings.open_proposal(session, platform_id) is not None:
        raise NotAllowed("proposal_open")
    row = Decision(
        platform_id=platform_id, kind=kind, state="proposed", wording="", proposed_by=by, recorded_at=now
    )
    if kind == "delist":
        _propose_end(session, row, text, reason)
    else:
        _propose_entry(session, safe, row, text, now)
    session.add(row)
    session.flush()
    audit.append(session, actor(by), f"proposed_{kind}", f"decision {row.id}", now, {"wording": row.wording})
    return row


def confirm(session: Session, safe: Safe, decision_id: int, by: int, now: datetime) -> Decision:
    """Let a proposal take effect as the second person; the rule is asked again today."""
    row = _proposal(session, decision_id)
    require(session, by, row.platform_id)
    if row.proposed_by is None or row.proposed_by == by:
        raise NotAllowed("own_proposal")
    require(session, row.proposed_by, row.platform_id)
    if row.kind != "delist":
        _rule_allows(session, row, by, now)
    row.state, row.confirmed_by, row.effective_at = "effective", by, now
    session.flush()
    audit.append(session, actor(by), f"confirmed_{row.kind}", f"decision {row.id}", now)
    _take_effect(session, safe, row, now)
    return row


def refuse(session: Session, decision_id: int, by: int, reason: str, now: datetime) -> Decision:
    """End a proposal without effect; whoever proposed it may withdraw it the same way."""
    row = _proposal(session, decision_id)
    require(session, by, row.platform_id)
    if reason not in REASONS_TO_REFUSE:
        raise NotAllowed("unknown_code")
    row.state, row.detail = "refused", {**row.detail, "refused_by": by, "refused": reason}
    audit.append(session, actor(by), "refused", f"decision {row.id}", now, {"reason": reason})
    return row


def answered(session: Session, platform_id: str, now: datetime) -> bool:
    """Note that the owner answered an open proposal: they had their say, so nobody has to wait longer."""
    row = proceedings.open_proposal(session, held(session, platform_id).id)
    if row is None or row.kind == "delist":
        return False
    row.detail = {**row.detail, "answered_at": now.isoformat()}
    audit.append(session, "owner", "answered_proposal", f"decision {row.id}", now)
    return True


def held(session: Session, platform_id: str) -> Platform:
    """The platform, held for this transaction; LookupError for none or one that was merged away."""
    locks.hold(session, f"platform {platform_id}")
    platform = platforms.resolve(session, platform_id)
    if platform is None or platform.id != platform_id:
        raise LookupError(f"no platform {platform_id}")
    return platform


def _propose_entry(session: Session, safe: Safe, row: Decision, text: str, now: datetime) -> None:
    if not listing_open(session):
        raise NotAllowed("too_few_people")
    said = proceedings.advice(session, row.platform_id, now)
    if "answer_refuted" in said.missing or said.action == "clear":
        raise NotAllowed("answer_accepted")
    if "evidence_class" in said.missing:
        raise NotAllowed("no_evidence_class")
    row.reasons = [one for one in said.reasons if one != "entry_stands"]
    row.wording = wording.checked(text, "official_notice" in row.reasons)
    urgent = proceedings.proceeding(session, row.platform_id, now).money_at_risk
    until = now + (URGENT_REPLY if urgent else REPLY).length
    values = {
        "state": entries.STATE_OF[row.kind],
        "wording": row.wording,
        "reply_by": moment(until),
    }
    subject = f"platform {row.platform_id}"
    told = notices.tell_owners(session, safe, row.platform_id, "listing_notice", subject, values, now)
    row.detail = {
        "notified_at": now.isoformat(),
        "reply_by": until.isoformat(),
        "by": "mail" if told else "hand",
    }


def _propose_end(session: Session, row: Decision, text: str, reason: str) -> None:
    entry = listings.current(session, row.platform_id)
    if entry is None or entry.state not in listings.PUBLIC:
        raise NotAllowed("not_listed")
    if reason not in REASONS_TO_DELIST:
        raise NotAllowed("unknown_code")
    row.reasons, row.listing_id = [reason], entry.id
    row.wording = wording.checked(text, official=False)


def _rule_allows(session: Session, row: Decision, by: int, now: datetime) -> None:
    if not listing_open(session):
        raise NotAllowed("too_few_people")
    said = proceedings.advice(session, row.platform_id, now, (row.proposed_by or 0, by))
    if not _allowed(said, entries.STATE_OF[row.kind]):
        raise NotAllowed(said.missing[0] if said.missing else "rule_forbids")


def _allowed(said: Advice, wanted: str) -> bool:
    """Whether the rule goes as far as this state today; an entry that stands may be decided anew."""
    renewed = said.action == "wait" and "entry_stands" in said.reasons
    if said.state is None or not (said.action == "propose" or renewed):
        return False
    return STATES.index(wanted) <= STATES.index(said.state)


def _take_effect(session: Session, safe: Safe, row: Decision, now: datetime) -> None:
    values = {"wording": row.wording}
    template = "delisted"
    if row.kind == "delist":
        entry = listings.current(session, row.platform_id)
        if entry is None or entry.id != row.listing_id:
            raise NotAllowed("not_listed")
        entries.end(session, entry, "delisted", actor(row.confirmed_by or 0), now)
    else:
        row.listing_id = entries.begin(session, row, now).id
        template, values = "listing_done", values | {"state": entries.STATE_OF[row.kind]}
    changes.record(session, "decision", row.platform_id, decision=row.id, decided=row.kind)
    subject = f"platform {row.platform_id}"
    notices.tell_owners(session, safe, row.platform_id, template, subject, values, now)


def _proposal(session: Session, decision_id: int) -> Decision:
    row = session.get(Decision, decision_id)
    if row is None:
        raise LookupError(f"no decision {decision_id}")
    held(session, row.platform_id)
    session.refresh(row)
    if row.state != "proposed":
        raise NotAllowed("decided_already")
    return row
