"""Is it read from when on a buyer may have a dispute decided, and told from what a platform does itself?"""

import pytest

from crawlers.extract.terms import extract_terms


def _windows(text: str) -> list[tuple[str, str, str]]:
    return [(c.type, c.value, c.bound) for c in extract_terms(text) if c.type.endswith("window")]


@pytest.mark.parametrize(
    "text",
    [
        "提交撤单满三小时才可以请平台仲裁",
        "等满3小时还没收货,可向平台发起争议",
        "付款过了3小时还没见到卡,可以去维权中心申诉",
        "和卖家谈满3小时没结果,仲裁按钮才会亮",
        "3小时仍未发货的,支持申请平台介入",
    ],
)
def test_a_dispute_may_be_opened_from_then_on(text: str) -> None:
    assert _windows(text) == [("refund_window", "PT3H", "min")]


@pytest.mark.parametrize("text", ["卖家三小时不回复,平台介入", "号商3小时不吭声的,系统升级到平台客服"])
def test_what_the_platform_does_itself_opens_no_window(text: str) -> None:
    assert _windows(text) == []


def test_a_dispute_that_is_no_longer_heard_has_a_deadline() -> None:
    assert _windows("超过15天,平台不再受理任何争议") == [("refund_window", "P15D", "max")]
