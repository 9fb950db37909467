"""Which mishaps are left to the buyer, and which sentences only speak of mishaps?"""

import pytest

from crawlers.extract.terms import extract_terms


def _left(text: str) -> bool:
    return any(found.type == "liability_user" for found in extract_terms(text))


@pytest.mark.parametrize(
    "text",
    [
        "号到手之后被冻结的，本店不赔",
        "用脚本刷任务被停权，我们管不了",
        "碰上骗子转了账被坑的，平台帮不上忙",
        "维护期间充得慢，怪不到店里",
        "商品真假请问卖家，出事别找平台",
        "谁发的货找谁去",
        "被封了请自行联系腾讯",
        "充岔的能不能要回来，我们不敢保证",
        "丢失之风险自交付起转移给买方",
        "后面再掉级的那是您自己的事",
        "私下交易的损失，买家自己担待",
    ],
)
def test_a_mishap_that_is_nobodys_business_is_the_buyers(text: str) -> None:
    assert _left(text)


@pytest.mark.parametrize(
    "text",
    [
        "有问题找客服，随时在",
        "号被封了24小时内找我们换",
        "到账时间没法打包票，请耐心等",
        "手续费由您自己担",
        "退款找卖家点同意就行",
        "会员掉级了给您补",
    ],
)
def test_look_alikes_leave_nobody_alone(text: str) -> None:
    assert not _left(text)
