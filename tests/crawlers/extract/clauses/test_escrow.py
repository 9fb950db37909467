"""Money that waits is seen in the words of shops, and no pattern of any clause lost its counts."""

import importlib
import pkgutil
import re
from collections.abc import Iterator

import pytest

from crawlers.extract import clauses
from crawlers.extract.terms import extract_terms

_SPOILED = re.compile(r"\(\d+, ?\d*\)|\{\d+, \d*\}")
"""What remains of [^,]{0,4} when a formatted string or a blank comes in between."""


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("收到投诉后我们会先止付,等双方说清楚", "freeze_on_complaint"),
        ("仲裁期间判完才结给卖家", "freeze_on_complaint"),
        ("一有投诉,卖家那边就提不了款", "freeze_on_complaint"),
        ("买家的交易款全程锁定,谁也碰不到", "funds_held"),
        ("您付的款由平台先看管,满意了再说", "funds_held"),
        ("验号之前,这笔钱不会先给卖家", "funds_held"),
    ],
)
def test_money_that_waits_is_seen(text: str, value: str) -> None:
    assert value in {clause.value for clause in extract_terms(text) if clause.type == "escrow"}


@pytest.mark.parametrize("module", [one.name for one in pkgutil.iter_modules(clauses.__path__)])
def test_no_pattern_lost_its_counts(module: str) -> None:
    found = vars(importlib.import_module(f"{clauses.__name__}.{module}"))
    assert not [pattern for pattern in _patterns(tuple(found.values())) if _SPOILED.search(pattern)]


def _patterns(value: object) -> Iterator[str]:
    if isinstance(value, re.Pattern):
        yield value.pattern
    elif isinstance(value, tuple):
        for part in value:
            yield from _patterns(part)
