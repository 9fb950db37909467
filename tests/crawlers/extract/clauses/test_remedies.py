"""Which wordings promise a remedy for a named trouble, and which only look like one?"""

import pytest

from crawlers.extract.terms import extract_terms


def _remedies(text: str) -> list[str]:
    return [found.value for found in extract_terms(text) if found.type == "liability_platform"]


@pytest.mark.parametrize(
    "text",
    [
        "货有毛病，换货、补发、退钱任选其一。",
        "卡出了问题：退、换、补，由您挑。",
        "仲裁完成后，补卡或退款二选一。",
        "码用不了先换，换不上再退。",
        "质量有问题，要退要换随您。",
    ],
)
def test_a_choice_of_remedies_is_a_promise(text: str) -> None:
    assert _remedies(text) == ["reissue_or_refund"]


@pytest.mark.parametrize(
    "text",
    [
        "一批号里死几个就补几个。",
        "停了多少天就给您续多少天。",
        "死号一换一。",
        "哪张刮不开就换哪张。",
        "坏卡只换不退。",
        "系统故障没发出的，予以补发。",
        "发来的码激活不了的，核对后给您换新的。",
        "账号登不进去的，本店予以更换。",
        "硬件本身有故障的可换机。",
        "快递弄丢了少件的，我们再寄一份。",
        "废码换新，好码不换。",
        "用着掉会员了就给您补回来。",
        "不是买家弄坏的，十天内包换。",
    ],
)
def test_a_named_trouble_with_its_remedy_is_a_promise(text: str) -> None:
    assert _remedies(text) == ["reissue"]


@pytest.mark.parametrize(
    "text",
    [
        "没充进去的单子，系统自己把钱退回。",
        "商家超时未交付，平台退钱给您。",
        "与描述有出入的，款项退还买家。",
    ],
)
def test_money_that_comes_back_by_itself_is_a_promise(text: str) -> None:
    assert _remedies(text) == ["full_refund"]


def test_what_is_paid_for_a_loss_is_a_compensation() -> None:
    assert _remedies("号被卖家找回的，照成交价赔。") == ["compensation"]


@pytest.mark.parametrize(
    "text",
    [
        "卡坏了不给您换。",
        "登不上的请先自行换一个浏览器。",
        "充值失败的款项，48小时内自动退款。",
        "没收到短信的点一下再发。",
        "每人每天只换一次。",
        "付多少退多少。",
        "只有失效的我们才退。",
    ],
)
def test_look_alikes_promise_no_remedy(text: str) -> None:
    assert _remedies(text) == []
