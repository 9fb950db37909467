"""Which platforms have one operator, as moderators accepted it?"""

from collections.abc import Collection, Sequence

from sqlmodel import Session, col, select

from rating_site.store.case_models import OperatorLink


def accepted(session: Session, after: int, limit: int) -> Sequence[OperatorLink]:
    """Accepted links in the order of their numbers, after one of them."""
    return session.exec(
        select(OperatorLink)
        .where(OperatorLink.state == "accepted", col(OperatorLink.id) > after)
        .order_by(col(OperatorLink.id))
        .limit(limit)
    ).all()


def of_platforms(session: Session, ids: Collection[str]) -> Sequence[OperatorLink]:
    """The accepted links of a platform, known under these ids."""
    mine = col(OperatorLink.platform_id).in_(ids) | col(OperatorLink.other_id).in_(ids)
    return session.exec(
        select(OperatorLink).where(OperatorLink.state == "accepted", mine).order_by(col(OperatorLink.id))
    ).all()
