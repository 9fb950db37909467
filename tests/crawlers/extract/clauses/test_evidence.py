"""Is it seen what a buyer must show or tell, however it is asked?"""

import pytest

from crawlers.extract.terms import extract_terms


def _asks(text: str) -> bool:
    return any(clause.type == "evidence_required" for clause in extract_terms(text))


@pytest.mark.parametrize(
    "text",
    [
        "找客服请一口气讲明:几号下的单、付了多少、卡在哪一步",
        "来问进度先报下单日期和付款数目",
        "发张扣款短信的截图我们帮查",
        "没留录像的,一律按买家弄丢处理",
        "充值没来,丢个缴费短信过来核对",
        "打客服电话前先把手机号和充值时间准备好",
    ],
)
def test_what_only_a_buyer_can_tell_is_asked_for(text: str) -> None:
    assert _asks(text)


@pytest.mark.parametrize(
    "text",
    [
        "付款凭证请自己保留好",
        "您可以说清楚要什么款式",
        "本站视频教程请看置顶",
        "几号发货、多少钱都写在详情里",
    ],
)
def test_a_record_for_oneself_and_an_order_are_no_evidence(text: str) -> None:
    assert not _asks(text)
