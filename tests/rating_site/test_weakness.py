"""Secrets that were typed and passwords that can be guessed are known as such."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rating_site.weakness import is_weak, password_weakness


@pytest.mark.parametrize(
    ("password", "why"),
    [
        ("correct horse battery", ""),
        ("我喜欢在雨天喝热豆浆看书", ""),
        ("my kajian has a purple umbrella", ""),
        ("xK9#mQ2$vL5@", ""),
        ("shorter", "short"),
        ("JustinBieber99!", "common"),
        ("kajian-moderator-2026", "named"),
        ("Reviewer-reviewer-1", "named"),
        ("1qaz2wsx3edc4rfv5t", "shape"),
        ("abcabcabcabcabc", "shape"),
        ("aaaaaaaaaaaaaaaa", "shape"),
    ],
)
def test_a_password_that_is_guessed_first_is_known(password: str, why: str) -> None:
    assert password_weakness(password, "reviewer") == why


@given(st.text(max_size=300), st.text(max_size=80))
def test_any_text_is_judged(password: str, login: str) -> None:
    assert password_weakness(password, login) in ("", "short", "common", "named", "shape")


@pytest.mark.parametrize("secret", ["", "s" * 32, "abc" * 20, "my-secret-key-0123456789xyz"])
def test_a_typed_secret_is_weak(secret: str) -> None:
    assert is_weak(secret)
