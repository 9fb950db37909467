"""How can a stranger recompute a score without learning who reported what elsewhere?

A score only asks which reporters share a value, never what the value is. So an exported row carries labels
that mean something within this row alone: nobody can join two rows over a person, a device or a payer.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from rating_site.trust.facts import Facts, ReporterFact, ReportFact

Labels = Mapping[str, str]


def unlinkable(facts: Facts) -> Facts:
    """The same facts, with the same score on any day, under labels of their own; doing it twice changes
    nothing.
    """
    reports, reporters = facts.reports, facts.reporters
    people = _labels("reporter", [*(one.reporter for one in reports), *(one.id for one in reporters)])
    orders = _labels("order", (one.order for one in reports if one.order is not None))
    traits = {name: _labels(name, _held(facts, name)) for one in reporters for name in one.keys}
    traits["payer"] = _labels("payer", _held(facts, "payer"))
    return replace(
        facts,
        reports=tuple(_report(one, people, orders, traits["payer"]) for one in reports),
        reporters=tuple(_reporter(one, people, traits) for one in reporters),
    )


def _labels(kind: str, values: Iterable[str]) -> Labels:
    """One label for each value, in the order of the values: a count may depend on the order."""
    return {value: f"{kind}-{place:06d}" for place, value in enumerate(sorted(set(values)))}


def _held(facts: Facts, trait: str) -> set[str]:
    """All values of a trait; the payer of a report is one of them."""
    payers = {one.payer for one in facts.reports if one.payer is not None} if trait == "payer" else set()
    return payers.union(*(one.keys.get(trait, ()) for one in facts.reporters))


def _report(report: ReportFact, people: Labels, orders: Labels, payers: Labels) -> ReportFact:
    return replace(
        report,
        reporter=people[report.reporter],
        order=orders[report.order] if report.order is not None else None,
        payer=payers[report.payer] if report.payer is not None else None,
    )


def _reporter(reporter: ReporterFact, people: Labels, traits: Mapping[str, Labels]) -> ReporterFact:
    keys = {
        name: frozenset(traits[name][value] for value in values) for name, values in reporter.keys.items()
    }
    return replace(reporter, id=people[reporter.id], keys=keys)
