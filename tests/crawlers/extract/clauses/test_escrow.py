"""Money that waits is seen in the words of shops, and no pattern of any clause lost its counts."""

import importlib
import pkgutil
import re
from collections.abc import Iterator

import pytest

from crawlers.extract import clauses
from crawlers.extract.terms import extract_terms

_SPOILED = re.compile(r"\(\d+, ?\d*\)|\{\d+, \d*\}|\|\||\(\?:\||\|\)")
"""What remains of [^,]{0,4} when a formatted string or a blank comes in between; an empty alternative."""


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


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("号款由我们中介先收着,资料换完再打给号主", "funds_held"),
        ("平台先替买家把钱收着,满意了再付给卖家", "funds_held"),
        ("款到平台后卖家发货,您验完无误我们再结给他", "funds_held"),
        ("对方申请仲裁后,这一单的款暂时不动,判完再说", "freeze_on_complaint"),
        ("举报核实前,该商家的款项暂缓发放", "freeze_on_complaint"),
        ("店铺投诉超过五起,全店货款停发", "suspend_settlement"),
        ("各位店主:投诉不回的,次日那一天的货款停发", "suspend_settlement"),
        ("卖家收到的钱要等观察期走完才可以提出来", "release_after_protection"),
        ("您有异议请在保障期内提,期满我们就把钱结给卖家", "release_after_protection"),
        ("上架寄售的卡,成交之后钱冻五天,没人反映问题就放给卖家", "release:P5D"),
        ("代练单验收通过满12小时,酬金自动转给打手", "release:PT12H"),
        ("收号后请于六小时内查验,超时视为认可,价款即付出卖人", "release:PT6H"),
        ("第5个自然日没有异议,货款就划给供货商", "release:P5D"),
        ("您不验收,那位陪练一分钱也领不走", "funds_held"),
        ("货款在我们这压满八天,再放给卖家", "release:P8D"),
        ("卖家三次被举报属实,其店内款项一律停付", "suspend_settlement"),
        ("售假店铺的货款先扣着不结", "suspend_settlement"),
        ("有投诉没了结的那一单,款先扣着不放", "freeze_on_complaint"),
        ("验号期二十小时,没提异议货款就归卖家", "release_after_protection"),
        ("今日成交的货款,次日上午打给各位店主", "T+1"),
        ("问:商户几时拿到货款?答:隔天", "T+1"),
    ],
)
def test_who_has_the_money_until_when_is_seen(text: str, value: str) -> None:
    assert [clause.value for clause in extract_terms(text) if clause.type == "escrow"] == [value]


@pytest.mark.parametrize(
    "text",
    [
        "本站只做撮合,不代管任何资金",
        "押金在租期结束后退给您",
        "钱打给卖家以后平台追不回来",
        "付款后等2小时,卖家会把号发给您",
        "骗子常说钱在平台托管很安全",
        "更新日志:修复投诉后货款重复冻结的问题",
        "担保交易入口维护中",
        "今日下单明日到账",
        "佣金T+1提现到账",
        "商户报表走T+1,明天才查得到",
        "有争议的话货款会冻住吗?",
    ],
)
def test_other_money_and_talk_of_escrow_promise_nothing(text: str) -> None:
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
