"""One box: what people type is recognised for what it is."""

import pytest

from rating_site.lookup import recognise


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
    ],
)
def test_a_typed_text_is_recognised(typed: str, kind: str, key: str) -> None:
    query = recognise(typed)
    assert (query.kind, query.key) == (kind, key)


@pytest.mark.parametrize("typed", ["", " \u3000\x00 ", "x" * 257])
def test_empty_and_endless_texts_are_refused(typed: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        recognise(typed)
