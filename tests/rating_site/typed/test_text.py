"""Words around a name go, and what else the name may be is tried."""

import pytest

from rating_site.typed.text import names, tidy


def test_width_keycaps_and_single_characters_are_made_plain() -> None:
    assert tidy("1\ufe0f\u20e32\ufe0f\u20e3 ＱＱ") == "12 QQ"
    assert tidy("云 卡 商 城") == "云卡商城"


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("shuāng jǐng wéi", "shuang jing wei"),
        ("lin2yuan2bei3", "linyuanbei"),
        ("wpadkw是正规的吗", "wpadkw"),
        ("星空数卡网 自动发货", "星空数卡网"),
        ("is xingkongshuka legit?", "xingkongshuka"),
        ("请问云卡商城跑路了吗", "云卡商城"),
    ],
)
def test_a_name_is_among_the_readings(typed: str, name: str) -> None:
    assert name in names(typed)


def test_a_plain_name_has_no_other_reading() -> None:
    assert names("雪乐墨卡盟") == ["雪乐墨卡盟"]


def test_marks_that_disguise_a_host_stay() -> None:
    assert tidy("ga\u0332nbing.cn") != "ganbing.cn"
