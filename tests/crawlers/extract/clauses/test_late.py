"""Is a claim that comes afterwards turned away without any length of time, and told from other talk?"""

import pytest

from crawlers.extract.terms import extract_terms


def _late(text: str) -> bool:
    return any(clause.value == "late_claim" for clause in extract_terms(text))


@pytest.mark.parametrize(
    "text",
    [
        "到手请马上核对,过后再讲数目不对,小店概不认账",
        "货一离手请当面验清,回头再说卡是坏的,没人理您",
        "当时不说,隔几日才跑来讲不能用,对不住,不伺候",
        "拖到过期才来反映的,等同自动弃权",
        "晚于时限来找的,视您放弃维权",
        "日后再拿这个说事,恕不奉陪",
    ],
)
def test_a_claim_told_as_coming_afterwards_is_late(text: str) -> None:
    assert _late(text)


@pytest.mark.parametrize(
    "text",
    [
        "客服事后会回访",
        "回头客打九折",
        "逾期未提交资料的,视为放弃名额",
        "头一回能登上就算完事,往后被找回不归我们管",
        "录像事后补录不认",
    ],
)
def test_other_talk_of_afterwards_is_no_late_claim(text: str) -> None:
    assert not _late(text)


@pytest.mark.parametrize(
    "text",
    [
        "错过了写明的日子才来反馈的，本店有权不受理",
        "未按上述时间申请售后的，客服不予处理",
        "保护期一过再说有问题，平台不再受理",
        "申诉超时者，恕不受理",
        "质保期结束后，好用不好用都当您认了",
        "屯到月底才来报坏卡的，一律不认",
        "未于约定时间内提出者，视为放弃",
    ],
)
def test_who_misses_the_time_that_the_rules_name_is_too_late(text: str) -> None:
    assert [(found.type, found.value) for found in extract_terms(text)] == [("no_refund", "late_claim")]


@pytest.mark.parametrize(
    "text",
    [
        "优惠券放了好几天再用也可以",
        "活动时间一过恢复原价",
        "请在约定时间上线，打手不等人",
        "售后时间请看公告",
    ],
)
def test_a_time_that_passes_without_a_claim_refuses_nothing(text: str) -> None:
    assert extract_terms(text) == []
