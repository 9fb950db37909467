"""What do all texts of a platform grant, each meaning once, with every place that states it?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rating_site.terms.archive import Stated, Version
from rating_site.terms.fairness import Judged, judge_versions
from rating_site.terms.readings import VERDICTS
from rating_site.terms.summary import TOPICS, Contradiction, summarise


@dataclass(frozen=True, slots=True)
class Line:
    """One meaning with its reading, and the versions that state it, the first of them quoted."""

    judged: Judged
    places: tuple[Version, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """The rules of one platform: lines by topic (only topics that have some), gaps, and how they read."""

    topics: Mapping[str, tuple[Line, ...]]
    contradictions: tuple[Contradiction, ...]
    missing: tuple[str, ...]
    verdicts: Mapping[str, int]
    versions: tuple[Version, ...]

    @property
    def lines(self) -> tuple[Line, ...]:
        """All lines in the order of the topics."""
        return tuple(line for lines in self.topics.values() for line in lines)


def card(versions: Sequence[Version]) -> Card:
    """The card from the texts that stand now."""
    summary = summarise(versions)
    places: dict[tuple[str, ...], list[Version]] = {}
    for version in versions:
        for judged in judge_versions([version]):
            places.setdefault(_meaning(judged), []).append(version)
    topics = {
        topic: tuple(Line(judged, tuple(places[_meaning(judged)])) for judged in found)
        for topic in TOPICS
        if (found := summary.topics[topic])
    }
    read = [line.judged.reading.verdict for lines in topics.values() for line in lines]
    verdicts = {verdict: read.count(verdict) for verdict in VERDICTS if verdict in read}
    return Card(topics, summary.contradictions, summary.missing, verdicts, tuple(versions))


def _meaning(judged: Judged) -> tuple[str, ...]:
    """Equal for two passages that grant the same and read alike."""
    if judged.clause is None:
        return ("void", judged.reading.reason)
    return (*Stated(judged.clause, judged.version).meaning, judged.reading.reason)
