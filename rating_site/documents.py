"""What does the search index know? Each platform, each place of its rules, and each report about it.

All of it is read by spans of ids, one platform being the shortest span, so that a change and a rebuild
cannot disagree. A text passes the same filters as its platform.
"""

from collections.abc import Iterator, Sequence

from sqlalchemy import func
from sqlmodel import Session, col, select

from rating_site.facets import facets_of
from rating_site.store import bulk, bulk_texts, platforms
from rating_site.store.bulk import Known, Span
from rating_site.store.bulk_texts import Text, Told
from rating_site.store.models import Change, Platform
from search_index.document import FACETS, Document, Removal, Value

_PASSED_ON = frozenset((*FACETS, "platform", "host"))
_PAGE = 1000
"""Platforms that are read at once."""


def documents_of(session: Session, platform_id: str) -> list[Document | Removal]:
    """What of one platform shall be found from now on, and what no more; a merged one has nothing itself."""
    span = Span(platform_id, platform_id)
    found = list(_documents(session, span))
    places = bulk_texts.texts(session, span).get(platform_id, ())
    reports = bulk_texts.reports(session, span).get(platform_id, ())
    ids = [platform_document(platform_id), *(_terms_id(platform_id, one.place) for one in places)]
    ids += [_report_id(one.id) for one in reports]
    there = {one.id for one in found}
    return [*found, *(Removal(id) for id in ids if id not in there)]


def platform_of(session: Session, platform_id: str) -> Document | Removal:
    """A platform alone, as it shall be found from now on."""
    found = bulk.known(session, Span(platform_id, platform_id))
    return _platform(found[0]) if found else Removal(platform_document(platform_id))


def documents_after(session: Session, news: Sequence[Change]) -> list[Document | Removal]:
    """What follows from changes: after one of kind "report" that report and its platform, else everything."""
    whole = {one.platform_id for one in news if one.platform_id and not _report_of(one)}
    found = [one for platform_id in sorted(whole) for one in documents_of(session, platform_id)]
    for change in news:
        if change.platform_id and change.platform_id not in whole:
            found += _report_alone(session, change.platform_id, _report_of(change))
    return found


def every_document(session: Session) -> Iterator[Document]:
    """All documents, platform by platform."""
    for span in bulk.spans(session, _PAGE):
        yield from _documents(session, span)


def every_platform(session: Session) -> Iterator[Document]:
    """All platforms without their texts, which the directory has no use for."""
    for span in bulk.spans(session, _PAGE):
        yield from map(_platform, bulk.known(session, span))


def count(session: Session) -> int:
    """About how many documents there are: it decides which engine they need."""
    return session.exec(select(func.count(col(Platform.id)))).one() + bulk_texts.count(session)


def _documents(session: Session, span: Span) -> Iterator[Document]:
    texts, reports = bulk_texts.texts(session, span), bulk_texts.reports(session, span)
    for one in bulk.known(session, span):
        whole = _platform(one)
        yield whole
        yield from (_terms(whole, one.id, text) for text in texts.get(one.id, ()) if not text.gone)
        yield from (_report(whole, report) for report in reports.get(one.id, ()) if report.public)


def _report_alone(session: Session, platform_id: str, report_id: str) -> list[Document | Removal]:
    """The platform, whose filters may have changed, and one report about it."""
    platform = platforms.resolve(session, platform_id)
    whole = platform_of(session, platform.id if platform else platform_id)
    report = bulk_texts.report(session, report_id)
    if isinstance(whole, Document) and report and report.public:
        return [whole, _report(whole, report)]
    return [whole, Removal(_report_id(report_id))]


def _platform(one: Known) -> Document:
    shown: dict[str, list[str]] = {}
    for kind, value in one.identifiers:
        shown.setdefault(kind, []).append(value)
    fields: dict[str, Value] = {
        "host": one.sites[0] if one.sites else "",
        "hosts": tuple(site.partition("/")[0] for site in one.sites),
        "sites": one.sites,
        "name": one.name,
        "qq": tuple(shown.get("qq", ())),
        "wechat": tuple(shown.get("wechat", ())),
        "icp": tuple(shown.get("icp", []) + shown.get("icp_main", [])),
        "platform": one.id,
        **facets_of(one),
    }
    at = one.judged.recorded_at if one.judged else None
    return Document(platform_document(one.id), "platform", one.name, fields=fields, at=at)


def _terms(whole: Document, platform_id: str, text: Text) -> Document:
    title = f"{whole.title} {text.title or text.place}"
    id = _terms_id(platform_id, text.place)
    return Document(id, "terms", title, text.text, _passed_on(whole), text.last_seen)


def _report(whole: Document, report: Told) -> Document:
    """A report under the name of its platform; it is filtered by its own type, not by those of all."""
    fields = _passed_on(whole) | {"incident_type": report.type, "outcome": report.outcome}
    return Document(_report_id(report.id), "report", whole.title, report.text, fields, report.happened_at)


def _passed_on(whole: Document) -> dict[str, Value]:
    return {name: value for name, value in whole.fields.items() if name in _PASSED_ON}


def _report_of(change: Change) -> str:
    """The id of the one report that a change is about, "" where it is about more."""
    return str(change.payload.get("report", "")) if change.kind == "report" else ""


def platform_document(platform_id: str) -> str:
    """The id of the document of a platform."""
    return f"platform:{platform_id}"


def _terms_id(platform_id: str, place: str) -> str:
    return f"terms:{platform_id}:{place}"


def _report_id(report_id: str) -> str:
    return f"report:{report_id}"
