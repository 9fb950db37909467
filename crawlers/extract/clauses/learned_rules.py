"""Which rules without a length of time does a sentence state, by its wording?"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import combinations, starmap
from operator import add
from pathlib import Path

from crawlers.extract.clauses.acts import OF_RULES, named
from crawlers.extract.clauses.denied import denied
from crawlers.extract.clauses.evidence import asked_for
from crawlers.extract.clauses.found import Found
from crawlers.extract.clauses.learned import Weights, read_weights, sentence_grams
from crawlers.extract.clauses.refused import refuses
from crawlers.extract.terms_sentence import Sentence

WEIGHTS = Path(__file__).with_name("learned_rules.json")
LIKELY = 1.0
"""A clause with such log-odds is found even where no written rule recognises it."""
UNLIKELY = -2.2
"""A clause below such log-odds gives way to a likely one of its type although a rule recognises it."""
IMPOSSIBLE = -4.0
"""A refusal's ground that a rule has read gives way to another only below this."""
SHORTEST = 5
"""Fewer characters make no sentence."""
BLANKET = "no_refund|all"
_SINGLE = ("refund_fee", "refund_route", "escrow")
_ALONE = frozenset((BLANKET, "no_refund|non_defect"))
"""A refusal on one of these grounds has no second one."""
BY_TYPE = {"evidence_required", "liability_user", "liability_platform"}
"""The weights tell only the type of these; the value is read from the words."""
_SUBJECTS = frozenset(
    "理由视频拍退换补赔责款钱截凭录图证托押冻质保售负担撤返余锅管兜扛亏赖悔消包免重再送认自倒怪"
)
"""One of these characters at least stands in every sentence worth judging."""
_VALUES = (
    ("liability_user", "platform_disclaims", re.compile(r"[不无没别免]")),
    ("liability_user", "user_bears", re.compile("")),
    ("liability_platform", "full_refund", re.compile(r"退|还")),
    ("liability_platform", "reissue", re.compile(r"换|补|重|再|送")),
    ("liability_platform", "compensation", re.compile(r"赔|罚|垫")),
    ("liability_platform", "platform_liable", re.compile("")),
)


def reweighed(sentence: Sentence, ruled: list[Found]) -> Iterator[Found]:
    """What the written rules found, without what the wording denies, with what it makes likely."""
    # A heading names a subject and promises nothing.
    if len(sentence.text) < SHORTEST or _SUBJECTS.isdisjoint(sentence.text):
        yield from ruled
        return
    weights = _weights()
    logits = weights.scores(features(sentence))
    if max(logits) <= LIKELY:
        yield from ruled
        return
    scores = dict(zip(weights.labels, logits, strict=True))
    sure = {label for label, score in scores.items() if score > LIKELY}
    known = {label_of(found.type, found.value) for found in ruled}
    kept = [f for f in ruled if not _replaced(label_of(f.type, f.value), scores, sure)]
    yield from kept
    grounds = {label_of(found.type, found.value) for found in kept if found.type == "no_refund"}
    for label in weights.labels:
        if label not in sure or label in known or denied(label.partition("|")[0], sentence.text):
            continue
        if not _too_much(label, grounds) and not _said_otherwise(label, kept):
            yield _found(label, sentence)


def _too_much(label: str, grounds: set[str]) -> bool:
    """A refusal without condition and one with a ground exclude each other."""
    is_second = bool(grounds) and label.startswith("no_refund")
    return is_second and (label == BLANKET or not grounds.isdisjoint(_ALONE))


def _said_otherwise(label: str, kept: list[Found]) -> bool:
    """The written rules have read another fee or route: 扣5% is no refund free of charge."""
    type_ = label.partition("|")[0]
    return type_ in _SINGLE and any(found.type == type_ for found in kept)


def _replaced(label: str, scores: dict[str, float], sure: set[str]) -> bool:
    """The wording denies this label and is sure of another of the same type: 提卡后 instead of 使用后.

    A ground that the written rules have read is never given up for a refusal without any.
    """
    type_ = label.partition("|")[0]
    grounded = type_ == "no_refund" and label != BLANKET
    if type_ in _SINGLE or scores.get(label, 0.0) > (IMPOSSIBLE if grounded else UNLIKELY):
        return False
    return any(other.partition("|")[0] == type_ and other != BLANKET for other in sure)


def label_of(type_: str, value: str) -> str:
    """The name under which the weights know a clause."""
    return type_ if type_ in BY_TYPE else f"{type_}|{value}"


def features(sentence: Sentence) -> list[str]:
    """Everything about a sentence that the weights look at, each once: characters, acts and pairs of acts.

    What is refused counts apart: 提卡 beside 不退 is a ground, beside 全额退 a promise.
    """
    text = sentence.pronounced
    signs = sentence_grams(text)
    acts = named(OF_RULES, signs)
    refused = map("refused".__add__, acts) if refuses(text) else ()
    return ["", *signs, *acts, *starmap(add, combinations(acts, 2)), *refused]


def _found(label: str, sentence: Sentence) -> Found:
    """The clause as found in the whole sentence, its value read from the words where need be."""
    type_, _, value = label.partition("|")
    if type_ == "evidence_required":
        value = asked_for(sentence.text)
    elif not value:
        value = next(name for kind, name, sign in _VALUES if kind == type_ and sign.search(sentence.text))
    return Found(type_, value, 0, len(sentence.body))


@cache
def _weights() -> Weights:
    return read_weights(WEIGHTS)
