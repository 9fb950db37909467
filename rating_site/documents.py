"""What does the search index know about a platform? The platform itself and each place of its rules."""

from collections.abc import Iterator

from sqlalchemy import func
from sqlmodel import Session, col, select

from rating_site.answers import Answer, answer
from rating_site.facets import facets_of
from rating_site.store import platforms, terms
from rating_site.store.models import Observation, Platform, TermsSnapshot
from search_index.document import FACETS, Document, Removal, Value

_PASSED_ON = frozenset((*FACETS, "platform", "host"))


def documents_of(session: Session, platform_id: str) -> list[Document | Removal]:
    """What of one platform shall be found from now on, and what no more; a merged one has nothing itself."""
    platform = session.get(Platform, platform_id)
    resolved = platforms.resolve(session, platform_id)
    places = {snapshot.place for snapshot in terms.history(session, platform_id)}
    if platform is None or resolved is None or resolved.id != platform_id:
        return [Removal(f"platform:{platform_id}"), *_gone(platform_id, places)]
    whole = platform_document(session, answer(session, platform))
    texts = [snapshot for snapshot, _clauses in terms.current(session, platform_id)]
    gone = places - {snapshot.place for snapshot in texts}
    return [whole, *(_terms(whole, snapshot) for snapshot in texts), *_gone(platform_id, gone)]


def every_document(session: Session) -> Iterator[Document]:
    """All documents, platform by platform."""
    last = ""
    while page := platforms.page(session, last):
        for platform in page:
            for document in documents_of(session, platform.id):
                if isinstance(document, Document):
                    yield document
        last = page[-1].id


def count(session: Session) -> int:
    """About how many documents there are: it decides which engine they need."""
    texts = select(func.count(col(TermsSnapshot.id))).where(col(TermsSnapshot.gone_at).is_(None))
    return session.exec(select(func.count(col(Platform.id)))).one() + session.exec(texts).one()


def platform_document(session: Session, found: Answer) -> Document:
    """A platform as it can be found, filtered and sorted."""
    shown: dict[str, list[str]] = {}
    for kind, value in found.identifiers:
        shown.setdefault(kind, []).append(value)
    fields: dict[str, Value] = {
        "host": found.sites[0] if found.sites else "",
        "hosts": tuple(site.partition("/")[0] for site in found.sites),
        "sites": found.sites,
        "name": found.platform.name,
        "qq": tuple(shown.get("qq", ())),
        "wechat": tuple(shown.get("wechat", ())),
        "icp": tuple(shown.get("icp", []) + shown.get("icp_main", [])),
        "platform": found.platform.id,
        **facets_of(found, _storefront(session, found.platform.id)),
    }
    title = found.platform.name
    return Document(f"platform:{found.platform.id}", "platform", title, fields=fields, at=found.judged_at)


def _storefront(session: Session, platform_id: str) -> Observation | None:
    """The newest page that could be read."""
    return session.exec(
        select(Observation)
        .where(
            Observation.platform_id == platform_id,
            Observation.source == "storefront",
            Observation.outcome == "answered",
        )
        .order_by(col(Observation.asked_at).desc(), col(Observation.id).desc())
        .limit(1)
    ).first()


def _terms(whole: Document, snapshot: TermsSnapshot) -> Document:
    """One text of the rules; it passes the same filters as its platform."""
    kept = {name: value for name, value in whole.fields.items() if name in _PASSED_ON}
    return Document(
        id=_terms_id(snapshot.platform_id, snapshot.place),
        kind="terms",
        title=f"{whole.title} {snapshot.title or snapshot.place}",
        body=snapshot.text,
        fields=kept,
        at=snapshot.last_seen,
    )


def _gone(platform_id: str, places: set[str]) -> list[Removal]:
    return [Removal(_terms_id(platform_id, place)) for place in sorted(places)]


def _terms_id(platform_id: str, place: str) -> str:
    return f"terms:{platform_id}:{place}"
