"""What does the search index know about a platform? The platform itself and each place of its rules."""

from collections.abc import Iterator

from sqlmodel import Session

from rating_site.answers import Answer, answer
from rating_site.store import platforms, terms
from rating_site.store.models import Platform, TermsSnapshot
from search_index.document import Document, Removal, Value


def documents_of(session: Session, platform_id: str) -> list[Document | Removal]:
    """The documents of one platform as they shall be from now on; a merged platform has none of its own."""
    platform = session.get(Platform, platform_id)
    resolved = platforms.resolve(session, platform_id)
    if platform is None or resolved is None or resolved.id != platform_id:
        return [Removal(f"platform:{platform_id}")]
    found = answer(session, platform)
    texts = [snapshot for snapshot, _clauses in terms.current(session, platform_id)]
    return [_platform(found), *(_terms(found, snapshot) for snapshot in texts)]


def every_document(session: Session) -> Iterator[Document]:
    """All documents, platform by platform."""
    last = ""
    while page := platforms.page(session, last):
        for platform in page:
            for document in documents_of(session, platform.id):
                if isinstance(document, Document):
                    yield document
        last = page[-1].id


def _platform(found: Answer) -> Document:
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
        "status": found.state,
        "grade": found.grade or "",
        "platform": found.platform.id,
    }
    if found.score is not None:
        fields["score"] = f"{found.score:.3f}"
    return Document(
        id=f"platform:{found.platform.id}",
        kind="platform",
        title=found.platform.name,
        fields=fields,
        at=found.judged_at,
    )


def _terms(found: Answer, snapshot: TermsSnapshot) -> Document:
    return Document(
        id=f"terms:{found.platform.id}:{snapshot.place}",
        kind="terms",
        title=f"{found.platform.name} {snapshot.title or snapshot.place}",
        body=snapshot.text,
        fields={"platform": found.platform.id, "host": found.sites[0] if found.sites else ""},
        at=snapshot.last_seen,
    )
