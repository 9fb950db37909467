"""Owners for the tests of everybody: rows as a proof that was found leaves them behind."""

from datetime import datetime

from rating_site.actions.ids import code_sha256, new_id
from rating_site.evidence.safe import Safe
from rating_site.store import platforms
from rating_site.store.case_models import Claim, Owner
from rating_site.store.db import Database, transaction
from rating_site.trust.clocks import PROOF

KEY = "aaaaa-bbbbb-ccccc-ddddd"


def proven_owner(
    database: Database,
    platform_id: str,
    now: datetime,
    *,
    safe: Safe | None = None,
    email: str = "",
    key: str = KEY,
    state: str = "proven",
) -> str:
    """An owner who holds `key` and a claim on the platform's first address; gives the owner's id."""
    sealed = safe.seal.close(email, "contact") if safe and email else None
    owner = Owner(id=new_id(), key_sha256=code_sha256(key), contact_sealed=sealed, recorded_at=now)
    with transaction(database) as session:
        session.add(owner)
        session.flush()
        session.add(
            Claim(
                id=new_id(),
                owner_id=owner.id,
                platform_id=platform_id,
                site=platforms.sites(session, platform_id)[0].site,
                method="file",
                token=new_id(20),
                state=state,
                proven_at=now if state == "proven" else None,
                due_at=now + PROOF.length if state == "proven" else None,
                recorded_at=now,
            )
        )
    return owner.id
