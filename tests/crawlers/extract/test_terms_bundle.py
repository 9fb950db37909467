"""Are the Chinese strings of a bundle found, and only those?"""

from hypothesis import given
from hypothesis import strategies as st

from crawlers.extract.terms_bundle import han_strings


def test_strings_with_chinese_characters_are_found_whatever_their_quotes() -> None:
    bundle = "a(\"超过24小时\",b('no'),`不予退款`);c=/[\"']/"
    assert list(han_strings(bundle)) == ["超过24小时", "不予退款"]


def test_escapes_and_tags_are_resolved() -> None:
    assert list(han_strings(r'"<p>\u8865\u5355</p>"')) == ["补单"]


@given(st.text(alphabet="\"'`\\u8865补<>\n d", max_size=80))
def test_no_bundle_breaks_the_search(bundle: str) -> None:
    assert all(isinstance(piece, str) for piece in han_strings(bundle))
