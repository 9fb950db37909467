"""Numbers and ids are read however shops write them, and nothing else is taken for one."""

import pytest

from rating_site.lookup import recognise
from rating_site.typed.contact import alone, guessed, labelled, linked


@pytest.mark.parametrize(
    "typed",
    [
        "QQ:2538720391",
        "扣扣2538720391",
        "加Q 253-872-0391 下单",
        "鹅号:2538720391💰秒回",
        "🐧 2538720391",
        "售后蔻蔻 2538720391(备用)",
        "QQ号是2538720391的那家",
        "q q 2538720391",
        "Q-Q:2538720391",
        "QQ【2538720391】下单",
        "QQ: 2538720391 24小时在线",
        "扣二五三八七二〇三九一",
        "QQ 贰伍叁捌柒贰零叁玖壹",
        "QQ 2 5 3 8 7 2 0 3 9 1",
        "qq:25387z".replace("z", "2O391"),
        "koukou2538720391",
        "Q 25🔥38🔥72🔥03🔥91",
        "群号2538720391",
        "2538720391这个qq还在卖吗",
        "2538720391-qq",
        "微信QQ同号2538720391",
    ],
)
def test_a_labelled_number_is_a_qq_number(typed: str) -> None:
    assert labelled(typed)[0] == ("qq", "2538720391")


@pytest.mark.parametrize(
    "typed",
    [
        "微信号:e5bdb477406",
        "vx e5bdb477406",
        "加薇 e5bdb477406",
        "卫星e5bdb477406",
        "威❤e5bdb477406",
        "徽信 e5bdb477406",
        "VX同号e5bdb477406",
        "wei xin e5bdb477406",
        "we chat e5bdb477406",
        "客服微信【e5bdb477406】已复制",
        "微信搜索 e5bdb477406",
        "绿泡泡 e5bdb477406",
        "微亻言 e5bdb477406",
        "V👉e5bdb477406👈",
        "微信 e5b db477 406",
    ],
)
def test_a_labelled_id_is_a_wechat_id(typed: str) -> None:
    assert ("wechat", "e5bdb477406") in labelled(typed)[:3]


@pytest.mark.parametrize(
    "typed",
    [
        "http://wpa.qq.com/msgrd?v=3&uin=2538720391&site=qq",
        "tencent://message/?uin=2538720391&Site=&Menu=yes",
        "mqqwpa://im/chat?chat_type=wpa&uin=2538720391&version=1",
        "https://user.qzone.qq.com/2538720391/infocenter",
        "http://q1.qlogo.cn/g?b=qq&nk=2538720391&s=100",
        "2538720391@qq.com",
        "qq2538720391@qq.com",
    ],
)
def test_links_and_mail_addresses_tell_a_number(typed: str) -> None:
    assert linked(typed) == [("qq", "2538720391")]


def test_a_number_before_another_one_is_tried_alone_and_joined() -> None:
    assert [key for _, key in labelled("QQ 123456 24小时")][:2] == ["12345624", "123456"]
    assert alone("253 872 0391")[0] == ("qq", "2538720391")


@pytest.mark.parametrize("typed", ["e5bdb477406", "vxe5bdb477406", "这个e5bdb477406收了钱", "@e5bdb 477406"])
def test_what_has_the_form_of_an_id_is_guessed(typed: str) -> None:
    assert ("wechat", "e5bdb477406") in guessed(typed)


@pytest.mark.parametrize(
    "typed", ["微信卡盟", "补单超时48小时", "充了100没到账", "weilai fakawang", "云点卡.com"]
)
def test_other_texts_hold_no_contact(typed: str) -> None:
    assert labelled(typed) == guessed(typed) == alone(typed) == linked(typed) == []


@pytest.mark.parametrize("typed", ["127.0.0.1", "169.254.169.254:80", "10.0.0.1/shop", "8.8.8.8。"])
def test_the_address_of_a_machine_is_no_number(typed: str) -> None:
    assert alone(typed) == []
    assert recognise(typed).kind == "address"


@pytest.mark.parametrize("typed", ["2026-11-22", "2026.11.22 被骗", "2026/1/2"])
def test_a_day_is_no_number(typed: str) -> None:
    assert alone(typed) == []
    assert recognise(typed).kind == "name"
