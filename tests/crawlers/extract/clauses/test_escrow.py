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
        ("双方扯皮,钱先按住不动,查清了再给", "freeze_on_complaint"),
        ("买家一举报,平台就冻住这笔钱", "freeze_on_complaint"),
        ("买家点了满意才放款", "funds_held"),
        ("签收后第十天,货款可由商家提取", "release:P10D"),
        ("满半个月无异议,系统代为确认,货款自动放行", "release:P15D"),
        ("货款先在我们这压五天", "release:P5D"),
        ("货款T+3到商户手中", "T+3"),
    ],
)
def test_money_that_waits_is_seen(text: str, value: str) -> None:
    assert value in {clause.value for clause in extract_terms(text) if clause.type == "escrow"}


@pytest.mark.parametrize(
    "text",
    [
        "多次举报不实的,冻结账户三十天",
        "举报外挂成功,对方号冻结",
        "发货前退单,货款由平台原路退还",
        "先冻一下饮料再喝",
    ],
)
def test_a_frozen_account_or_a_refund_holds_no_money(text: str) -> None:
    assert not [clause for clause in extract_terms(text) if clause.type == "escrow"]


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
