"""How is the archive of rules written in the form of the public API? Values of the judges in, models out."""

from collections.abc import Iterable, Sequence
from typing import Any

from crawlers.extract.clause import Clause
from rating_site.terms.archive import Standing, Stated, Version
from rating_site.terms.law import laws
from rating_site.terms.words import CONTRADICTIONS, DISCLAIMER, READINGS, VERDICTS
from rating_site.web import api_terms_models as forms
from rating_site.web.rules_card import Card, Line


def place(version: Version) -> forms.Place:
    """A version without its text."""
    return forms.Place.model_validate({name: getattr(version, name) for name in forms.Place.model_fields})


def full_version(version: Version) -> forms.FullVersion:
    """A version with its text and clauses."""
    clauses = [_clause(clause, clause.quote(version.text)) for clause in version.clauses]
    return forms.FullVersion(**place(version).model_dump(), text=version.text, clauses=clauses)


def card_parts(card: Card) -> dict[str, Any]:
    """The fields of TermsCard that come from the card."""
    return {
        "disclaimer": DISCLAIMER,
        "topics": {topic: [_line(line) for line in lines] for topic, lines in card.topics.items()},
        "contradictions": [_conflict(one.kind, one.first, one.second) for one in card.contradictions],
        "missing": list(card.missing),
        "places": [place(version) for version in card.versions],
    }


def stood(found: Iterable[Standing]) -> list[forms.StoodThen]:
    """What stood at every place."""
    return [
        forms.StoodThen(
            place=one.place,
            captured=one.captured,
            certain=one.captured and one.before is one.after,
            before=full_version(one.before) if one.before else None,
            after=full_version(one.after) if one.after else None,
            first=place(one.first),
        )
        for one in found
    ]


def versions_page(
    platform_id: str, versions: Sequence[Version], query: forms.VersionsQuery
) -> forms.Versions:
    """One page of versions."""
    later = sorted((one for one in versions if int(one.id) > query.after), key=lambda one: int(one.id))
    shown = later[: query.limit]
    return forms.Versions(
        platform=platform_id,
        versions=[full_version(one) for one in shown],
        next=int(shown[-1].id) if len(later) > len(shown) else None,
    )


def _clause(clause: Clause, quote: str) -> forms.TermsClause:
    kept = (name for name in forms.TermsClause.model_fields if name != "quote")
    return forms.TermsClause.model_validate({name: getattr(clause, name) for name in kept} | {"quote": quote})


def _line(line: Line) -> forms.CardLine:
    judged = line.judged
    reading = judged.reading
    return forms.CardLine.model_validate(
        {
            "kind": judged.kind,
            "clause": _clause(judged.clause, judged.quote) if judged.clause else None,
            "quote": judged.quote,
            "verdict": reading.verdict,
            "verdict_text": VERDICTS[reading.verdict],
            "reason": reading.reason,
            "reason_text": READINGS[reading.reason],
            "basis": [
                forms.LawArticle.model_validate(laws()[one], from_attributes=True) for one in reading.basis
            ],
            "places": [place(version) for version in line.places],
        }
    )


def _conflict(kind: str, first: Stated, second: Stated) -> forms.Conflict:
    return forms.Conflict(
        kind=kind,
        text=CONTRADICTIONS[kind],
        quotes=(first.quote, second.quote),
        places=(place(first.version), place(second.version)),
    )
