"""Was this proof of work used before? Each one counts once."""

from sqlmodel import Session

from rating_site.abuse.challenge import Solved
from rating_site.store import locks
from rating_site.store.case_models import UsedChallenge


class UsedBefore(ValueError):
    """This proof of work was used already."""


def use(session: Session, solved: Solved | None) -> None:
    """Remember a proof of work for as long as it could be used again; UsedBefore where it was."""
    if solved is None:
        return
    locks.hold(session, f"challenge {solved.id}")
    if session.get(UsedChallenge, solved.id) is not None:
        raise UsedBefore("this proof of work was used already")
    session.add(UsedChallenge(solution=solved.id, expires_at=solved.expires))
    session.flush()
