"""Which weights tell best what a wording promises? Learns them from our labelled rows.

Run it as `python -m tests.crawlers.extract.learn_terms`: it rewrites the weights beside the extractor, the
same weights from the same rows every time. Rows that must stay unseen never go into its input.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence, Set
from pathlib import Path
from random import Random
from typing import Any

import numpy as np

from crawlers.extract import terms
from crawlers.extract.clauses import learned_lengths, learned_rules
from crawlers.extract.clauses.found import View, views
from crawlers.extract.clauses.learned import SCALE
from crawlers.extract.terms_sentence import Sentence, sentences
from crawlers.extract.terms_text import plain
from crawlers.extract.terms_void import without_void
from tests.crawlers.extract.labels import key, rows
from tests.crawlers.extract.reworded import reworded

OWN = Path(__file__).with_name("rules_own.jsonl")
EPOCHS = 12
RATE = 0.2
RARE = 3
"""A feature seen less often teaches nothing."""
START = 2.0
"""Most clauses stand in few sentences: the log-odds against each before any word is read."""

Example = tuple[list[str], Set[str], Set[str]]
"""Features, the labels that hold, and the labels that nobody can tell."""


def row_sentences(row: dict[str, Any]) -> list[Sentence]:
    """The sentences of a labelled row as the extractor reads them."""
    return list(sentences(without_void(plain(row["text"]).text)))


def taught(path: Path) -> Iterator[dict[str, Any]]:
    """Every labelled row, and the same in other words."""
    order = Random(5)  # noqa: S311 - no secrets
    for row in rows(path):
        yield row
        if (other := reworded(row["text"], order)) != row["text"]:
            yield {**row, "text": other}


def length_examples(path: Path) -> Iterator[tuple[View, str]]:
    """Every length of time in the labelled rows with what it promises."""
    for row in taught(path):
        timed = [clause for clause in row["gold"] if clause["type"] in learned_lengths.TYPES]
        gold = {key(clause)[1:3]: f"{clause['type']}|{key(clause)[3]}" for clause in timed}
        for sentence in row_sentences(row):
            for view in views(sentence):
                clause = {"type": "", "value": view.duration.value, "unit_note": view.duration.unit_note}
                yield view, gold.get(key(clause)[1:3], learned_lengths.NOTHING)


def rule_examples(path: Path) -> Iterator[tuple[Sentence, set[str], set[str]]]:
    """Every sentence with the labels that hold for it, and those of which nobody can tell."""
    for row in taught(path):
        gold, alt = ({label(clause) for clause in row.get(name, ())} for name in ("gold", "alt"))
        parts = row_sentences(row)
        told = [gold if len(parts) == 1 else gold & ruled(sentence) for sentence in parts]
        elsewhere = gold.difference(*told) if told else set()
        for sentence, held in zip(parts, told, strict=True):
            yield sentence, held, (alt | elsewhere) - held


def label(clause: dict[str, Any]) -> str:
    """The name under which the weights know a labelled clause."""
    return learned_rules.label_of(clause["type"], str(clause.get("value", "")))


def ruled(sentence: Sentence) -> set[str]:
    """What the written rules alone find in a sentence, whatever its length of time."""
    found = (found for _, rule in terms.UNTIMED for found in rule(sentence))
    return {learned_rules.label_of(f.type, f.value) for f in found}


def learn(examples: Sequence[Example], labels: Sequence[str], step: Callable[..., Any], decay: float) -> Any:
    """Weights by AdaGrad, averaged over the later epochs; `step` turns scores into the slope."""
    counts = Counter(feature for features, _, _ in examples for feature in features)
    names = sorted(feature for feature, count in counts.items() if count >= RARE)
    place = {feature: index for index, feature in enumerate(names)}
    active = [np.array(sorted(place[f] for f in features if f in place)) for features, _, _ in examples]
    holds, unknown = (
        np.array([[name in sets[side] for name in labels] for sets in examples], float) for side in (1, 2)
    )
    weights = np.zeros((len(names), len(labels)))
    squares, mean = np.full_like(weights, 1e-8), np.zeros_like(weights)
    order = np.random.default_rng(0)
    for epoch in range(EPOCHS):
        for index in order.permutation(len(active)):
            at = active[index]
            slope = step(weights[at].sum(0), holds[index]) * (1 - unknown[index]) + decay * weights[at]
            squares[at] += slope * slope
            weights[at] -= RATE * slope / np.sqrt(squares[at])
        mean += weights if epoch >= EPOCHS // 2 else 0
    return names, mean / (EPOCHS - EPOCHS // 2)


def one_of_all(scores: Any, holds: Any) -> Any:
    """The slope where exactly one label holds."""
    chances = np.exp(scores - scores.max())
    return chances / chances.sum() - holds


def each_by_itself(scores: Any, holds: Any) -> Any:
    """The slope where any number of labels hold."""
    return 1 / (1 + np.exp(START - scores)) - holds


def stored(labels: Sequence[str], names: Sequence[str], weights: Any, start: float) -> str:
    """One line for every feature with the columns that are not zero, as text."""
    weights[names.index("")] -= start
    whole = np.rint(weights * SCALE).astype(int)
    lines = {
        name: " ".join(f"{column}{row[column]:+d}" for column in np.flatnonzero(row))
        for name, row in zip(names, whole, strict=True)
        if name == "" or row.any()
    }
    whole_text = json.dumps({"labels": labels, "weights": lines}, ensure_ascii=False, separators=(",", ":"))
    return whole_text.replace('","', '",\n"') + "\n"


def learn_lengths(path: Path) -> tuple[list[str], list[str], Any]:
    """Labels, features and weights for lengths of time."""
    examples = [(learned_lengths.features(view), {name}, set[str]()) for view, name in length_examples(path)]
    labels = sorted(set().union(*(held for _, held, _ in examples)))
    return labels, *learn(examples, labels, one_of_all, 1e-3)


def learn_rules(path: Path) -> tuple[list[str], list[str], Any]:
    """Labels, features and weights for rules without a length of time."""
    examples = [(learned_rules.features(s), held, unknown) for s, held, unknown in rule_examples(path)]
    held = Counter(name for _, names, _ in examples for name in names)
    labels = sorted(name for name, count in held.items() if worth(name) and count >= RARE)
    return labels, *learn(examples, labels, each_by_itself, 1e-3)


def worth(name: str) -> bool:
    """The label has no length of time and no amount in its value."""
    type_, _, value = name.partition("|")
    if type_ in learned_lengths.TYPES:
        return value in ("before_delivery", "before_confirmation", "none", "first_login")
    return type_ != "contact_hours" and (value == "0%" or not any(c.isdigit() for c in value))


def main(path: Path = OWN) -> None:
    """Learn from the labelled rows and store the weights."""
    for module, learned, start in (
        (learned_lengths, learn_lengths(path), 0.0),
        (learned_rules, learn_rules(path), START),
    ):
        module.WEIGHTS.write_text(stored(*learned, start), encoding="utf-8")


if __name__ == "__main__":
    main()
