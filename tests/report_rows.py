"""Reports for the tests of everybody: rows as the form leaves them behind, without the form."""

import hashlib
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from rating_site.actions.ids import new_id
from rating_site.config import read_settings
from rating_site.evidence.safe import Safe
from rating_site.store.db import Database, transaction
from rating_site.store.models import Account
from rating_site.store.report_models import Evidence, Report, Reporter, ReportEvent

STORY = "付款后 72 小时没有收到卡密，客服不回复。"


def a_safe(folder: Path) -> Safe:
    """What seals texts and pictures in a test."""
    return read_settings(data=folder, secret_key="s" * 32).safe


def submitted_report(
    database: Database, platform_id: str, now: datetime, *, safe: Safe | None = None, **fields: Any
) -> Report:
    """A report that was sent in at `now`; `fields` overwrite columns, with a safe its texts are sealed too.

    Its tracking code is the report's own id, so that tests can come back as the reporter.
    """
    report_id, reporter_id = new_id(), str(fields.pop("reporter_id", new_id()))
    values: dict[str, Any] = {
        "type": "not_delivered",
        "amount_fen": 5000,
        "channel": "alipay",
        "asked": "resupply",
        "order_shown": "2026****0001",
        "order_hash": hashlib.sha256(report_id.encode()).hexdigest(),
        "story": STORY,
        "evidence": "payment_record",
        "state": "submitted",
        "step": "done",
        "effective_at": now - timedelta(days=2),
        "paid_at": now - timedelta(days=2),
        "asked_at": now - timedelta(days=1),
    } | fields
    if safe is not None:
        values["story_sealed"] = safe.seal.close(values["story"], "story")
    row = Report(
        id=report_id,
        tracking_sha256=hashlib.sha256(report_id.encode()).hexdigest(),
        platform_id=platform_id,
        reporter_id=reporter_id,
        recorded_at=now,
        state_at=now,
        **values,
    )
    with transaction(database) as session:
        if session.get(Reporter, reporter_id) is None:
            session.add(Reporter(id=reporter_id, recorded_at=now))
            session.flush()
        session.add(row)
        session.flush()
        session.add(
            ReportEvent(
                report_id=report_id, kind=row.state, actor="reporter", seen_by="staff", recorded_at=now
            )
        )
    return row


def add_evidence(
    database: Database, report_id: str, now: datetime, *, stored_as: str | None = None, **fields: Any
) -> Evidence:
    """A picture that stands behind a report; the vault is not touched."""
    values: dict[str, Any] = {
        "given_by": "reporter",
        "kind": "payment",
        "sha256": hashlib.sha256(new_id().encode()).hexdigest(),
        "media_type": "image/png",
    } | fields
    row = Evidence(id=new_id(), report_id=report_id, stored_as=stored_as, recorded_at=now, **values)
    with transaction(database) as session:
        session.add(row)
    return row


def add_people(database: Database, now: datetime, number: int = 3, role: str = "moderator") -> list[int]:
    """So many members of staff who never sign in; gives their numbers."""
    people = [
        Account(login=new_id(), password_hash="x", totp_secret="x", role=role, recorded_at=now)
        for _ in range(number)
    ]
    with transaction(database) as session:
        session.add_all(people)
        session.flush()
        return [person.id or 0 for person in people]
