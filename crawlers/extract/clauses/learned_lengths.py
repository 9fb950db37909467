"""What does a length of time promise by the wording around it?"""

import math
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from crawlers.extract.clauses import lookalikes, words
from crawlers.extract.clauses.acts import OF_LENGTHS, named
from crawlers.extract.clauses.found import Found, View
from crawlers.extract.clauses.learned import Weights, grams, read_weights, sentence_grams

WEIGHTS = Path(__file__).with_name("learned_lengths.json")
NOTHING = "none"
"""The verdict on a length of time that promises nothing."""
TYPES = {"resupply_window", "refund_window", "warranty_period", "handling_time", "delivery_time"}
SURE = 0.9
"""Only so sure a verdict overrules a written rule."""
DENIED = 0.97
"""So sure it must be that there is no promise where a written rule finds one."""
LIKELY = 0.7
"""So sure a verdict is taken where no written rule finds a promise."""
PLAIN = 0.97
"""So sure a verdict is final."""
MANY = 8
"""In a sentence with more lengths of time than this, the written rules decide alone."""
_ASPECTS = (("refund_payout", words.REFUND), ("resupply", words.RESUPPLY))
_WORDS = (
    ("missing", words.NOT_RECEIVED),
    ("contact", words.CONTACT),
    ("handle", words.HANDLE),
    ("arrive", words.ARRIVE),
    ("reward", lookalikes.REWARD),
)


class Verdict(NamedTuple):
    """A clause type and its bound, or NOTHING and "max", and how sure the weights are (0 to 1)."""

    type: str
    bound: str
    sure: float

    @property
    def plain(self) -> bool:
        """No written rule needs to be asked, neither whether nor what aspect it has."""
        return self.sure > PLAIN and self.type in (NOTHING, "delivery_time")


_UNJUDGED = Verdict(NOTHING, "max", 0.0)


def judged(view: View) -> Verdict:
    """The likeliest reading of one length of time."""
    if len(view.sentence.durations) > MANY:
        return _UNJUDGED
    weights = _weights()
    scores = weights.scores(features(view))
    best = max(range(len(scores)), key=scores.__getitem__)
    type_, _, bound = weights.labels[best].partition("|")
    return Verdict(type_, bound or "max", 1 / sum(math.exp(score - scores[best]) for score in scores))


def weighed(view: View, verdict: Verdict, ruled: list[Found]) -> list[Found]:
    """What the written rules found, unless the wording speaks clearly for another reading."""
    if len(ruled) > 1 or any(found.type not in TYPES for found in ruled):
        return ruled
    needed = DENIED if verdict.type == NOTHING else SURE
    if verdict.sure < (needed if ruled else LIKELY):
        return ruled
    if any((f.type, f.bound) == (verdict.type, verdict.bound) for f in ruled) or _awry(view, verdict, ruled):
        return ruled
    late = verdict.type == "resupply_window" and view.beyond
    if late and not ruled and not words.REFUSE.search(view.after):
        # Whoever may come after N has passed and is not refused was told to wait.
        return promised(view, verdict._replace(bound="min"))
    return promised(view, verdict)


def _awry(view: View, verdict: Verdict, ruled: list[Found]) -> bool:
    """The verdict does not fit with whether the text speaks of the time after the length of time."""
    if not view.beyond:
        return verdict.bound == "min" and not (ruled or view.right)
    waits = {found.type for found in ruled if found.bound == "min"}
    return bool(waits) and (verdict.bound == "min" or verdict.type in waits | {"delivery_time"})


def promised(view: View, verdict: Verdict) -> list[Found]:
    """The clause of a verdict; none where it is NOTHING."""
    if verdict.type == NOTHING:
        return []
    aspect = next((name for name, act in _ASPECTS if act.search(view.near)), "")
    aspect = aspect if verdict.type == "handling_time" else ""
    return [view.found(verdict.type, bound=verdict.bound, aspect=aspect)]


def features(view: View) -> list[str]:
    """Everything about a length of time that the weights look at, each once."""
    zones = (("<", view.left), (">", view.right), ("<<", view.lead), (">>", view.rest))
    acts = [zone + act for zone, text in zones if text for act in named(OF_LENGTHS, grams(text))]
    right = f"right {min(4, len(view.right))} {view.beyond}"
    return ["", right, *sentence_grams(view.sentence.text), *acts, *_worded(view)]


def _worded(view: View) -> Iterator[str]:
    """Which acts are named before and after the length of time, and how near."""
    edge, near = len(view.before) - len(view.left), len(view.right)
    for name, pattern in _WORDS:
        if pattern.search(view.before, edge):
            yield f"{name} left"
        elif edge and pattern.search(view.before):
            yield f"{name} lead"
        after = pattern.search(view.after)
        if after:
            yield f"{name} right {min(after.start() // 3, 3)}" if after.start() < near else f"{name} rest"


@cache
def _weights() -> Weights:
    return read_weights(WEIGHTS)
