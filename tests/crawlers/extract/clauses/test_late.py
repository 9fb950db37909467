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
