"""The guide before paying covers every choice and calls nothing safe."""

from rating_site.assistant import words
from rating_site.assistant.before import guide


def test_every_receiver_has_a_name_and_every_level_a_colour() -> None:
    assert set(guide().receivers) == set(words.RECEIVERS)
    assert {one.level for one in guide().receivers.values()} <= {"fine", "care", "stop"}


def test_only_a_merchant_reads_without_a_warning() -> None:
    assert [code for code, one in guide().receivers.items() if one.level == "fine"] == ["merchant"]


def test_nothing_is_called_safe_or_recommended() -> None:
    texts = [*words.RECEIVER_TEXTS.values(), *words.PRODUCT_TEXTS.values()]
    assert [text for text in texts if any(word in text for word in ("安全", "放心", "推荐", "可以付"))] == []


def test_pictures_are_listed_for_before_and_after() -> None:
    assert all(guide().shots[when] for when in ("before", "paid"))
