"""A password is kept as a hash, and a guessable one not at all."""

import pytest

from rating_site.actions.passwords import WeakPassword, fits, keep


def test_only_the_password_itself_fits() -> None:
    kept = keep(" long enough to pass ", "reviewer")
    assert kept.startswith("$argon2id$")
    assert fits(kept, " long enough to pass ") and not fits(kept, "long enough to pass")


def test_nobody_has_a_password() -> None:
    assert not fits(None, "long enough to pass")


@pytest.mark.parametrize(
    ("password", "why"), [("short", "short"), ("x9" * 150, "long"), ("qwerty123456", "common")]
)
def test_a_weak_one_is_refused_with_a_word_and_a_sentence(password: str, why: str) -> None:
    with pytest.raises(WeakPassword, match="password") as refused:
        keep(password, "reviewer")
    assert refused.value.why == why
