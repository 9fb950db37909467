"""One box: what people type is recognised for what it is."""

from pathlib import Path
from random import Random
from time import thread_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rating_site.lookup import MAX_QUERY, recognise


@pytest.mark.parametrize(
    ("typed", "kind", "key"),
    [
        ("shop.example", "address", "shop.example"),
        ("https://shop.example/item/1?from=wechat 快来看看", "address", "shop.example"),
        ("这家http://multi.example/shop/AB12/ 靠谱吗", "address", "multi.example/shop/AB12"),
        ("shop.example靠谱吗？", "address", "shop.example"),
        ("ＳＨＯＰ．example", "address", "shop.example"),
        ("100200300", "qq", "100200300"),
        ("QQ：100200300", "qq", "100200300"),
        ("云卡商城官网", "name", "云卡商城"),
        ("云卡商城", "name", "云卡商城"),
        ("yunka", "name", "yunka"),
        ("蜀ICP备2021000001号-6", "icp_service", "蜀ICP备2021000001号-6"),
        ("蜀icp备2021000001", "icp_main", "蜀ICP备2021000001号"),
        ("备案号蜀ICP备2021000001号-6是真的吗", "icp_service", "蜀ICP备2021000001号-6"),
        ("加QQ 100200300 充值", "qq", "100200300"),
        ("客服qq号是100200300啊", "qq", "100200300"),
        ("100200300@qq.com", "qq", "100200300"),
        ("http://wpa.qq.com/msgrd?v=3&uin=100200300&site=qq", "qq", "100200300"),
        ("qq123456.com", "address", "qq123456.com"),
        ("微信：yunka_888", "wechat", "yunka_888"),
        ("加微信yunka888便宜", "wechat", "yunka888"),
        ("云卡.com", "address", "xn--9kq20j.com"),
        ("http://云卡.com/shop", "address", "xn--9kq20j.com"),
        ("【云卡】shop.example/shop/AB12 复制打开", "address", "shop.example/shop/AB12"),
        ("http://shop.example/buy快来看看", "address", "shop.example"),
        ("yunka点com", "address", "yunka.com"),
        ("补单超时。客服拒绝", "name", "补单超时。客服拒绝"),
        ("请问云卡商城跑路了吗", "name", "云卡商城"),
        ("云卡商城是不是骗子", "name", "云卡商城"),
        ("云卡商城靠谱吗？", "name", "云卡商城"),
        ("官网", "name", "官网"),
        ("加q100200300买的", "qq", "100200300"),
        ("100200300这个QQ号靠谱吗", "qq", "100200300"),
        ("v：yunka_888", "wechat", "yunka_888"),
        ("100 200 300", "qq", "100200300"),
        ("3721", "name", "3721"),
        ("007", "name", "007"),
        ("云卡商城是真的还是假的", "name", "云卡商城"),
        ("有人用过云卡商城吗，被骗了怎么办", "name", "云卡商城"),
        ("微信v8卡盟", "name", "微信v8卡盟"),
    ],
)
def test_a_typed_text_is_recognised(typed: str, kind: str, key: str) -> None:
    query = recognise(typed)
    assert (query.kind, query.key) == (kind, key)


@pytest.mark.parametrize("typed", ["", " \u3000\x00 ", "x" * 257])
def test_empty_and_endless_texts_are_refused(typed: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        recognise(typed)


@given(st.text(st.characters(), max_size=300))
def test_any_text_means_something_or_is_refused(text: str) -> None:
    try:
        query = recognise(text)
    except ValueError:
        return
    assert 0 < len(query.key) <= 2 * MAX_QUERY and (query.kind == "address") == (query.address is not None)


ONLY_NAMES = (Path(__file__).parent / "typed" / "only_names.txt").read_text("utf-8").splitlines()


@pytest.mark.parametrize("typed", ONLY_NAMES)
def test_a_name_or_sentence_is_not_taken_for_a_contact_or_host(typed: str) -> None:
    assert recognise(typed).kind == "name"


@pytest.mark.parametrize(
    ("typed", "kind", "key"),
    [
        ("e6989567306", "wechat", "e6989567306"),
        ("49389651", "icp_main", "ICP备49389651号"),
        ("苏ICP备49389651号-1", "icp_main", "苏ICP备49389651号"),
        ("yunka shop", "address", "yunka.shop"),
        ("yunka.shop/shop/AB12", "address", "yunka.shop/shop/ab12"),
        ("lin2yuan2bei3", "name", "linyuanbei"),
    ],
)
def test_an_ambiguous_text_has_other_readings(typed: str, kind: str, key: str) -> None:
    assert (kind, key) in [(one.kind, one.key) for one in recognise(typed).others]


def test_no_part_of_a_link_stands_for_it() -> None:
    readings = recognise("http://yunka.shop@evil-pay.com/").readings
    assert [one.key for one in readings if one.kind in ("name", "address")] == [
        "http://yunka.shop@evil-pay.com/"
    ]


def test_names_are_asked_for_last() -> None:
    assert [one.kind for one in recognise("lin2yuan2bei3").readings] == ["wechat", "name", "name"]


def test_an_address_is_never_answered_by_a_number_beside_it() -> None:
    query = recognise("https://shop.example/item?id=100200300 客服QQ 100200300")
    assert {one.kind for one in query.readings} == {"address"}


_ATOMS = [
    *"qq微信点.1- aA/\\备号粤·加❤零%=@,[]吗不",
    "http",
    "ICP",
    "&url=",
    "dot ",
    "斜杠",
    "官网",
    "com",
    "e1 ",
]


def test_hostile_texts_are_read_in_little_time() -> None:
    chance, slow = Random(4), []  # noqa: S311 - test data, no secrets
    for _ in range(300):
        some = chance.sample(_ATOMS, chance.choice((1, 2, 3, 5, 30)))
        text = "".join(chance.choices(some, k=256))[:256]
        start = thread_time()
        recognise(text if text.strip() else "a")
        slow += [text] if thread_time() - start > 0.04 else []
    assert slow == []
