"""Checksums tell identity and card numbers from order numbers."""

import random

from rating_site.redact import redact
from rating_site.redact.numbers import is_id_number, is_luhn


def test_an_identity_number_has_a_date_and_a_checksum() -> None:
    assert is_id_number("11010519491231002x")
    assert not is_id_number("110105194912310021")
    assert not is_id_number("110105194913310020")


def test_a_card_number_has_a_check_digit() -> None:
    assert is_luhn("4111111111111111")
    assert not is_luhn("4111111111111112")


def test_orders_of_this_year_are_never_taken_for_cards_or_identities() -> None:
    chance = random.Random(6)  # noqa: S311  (a seed, no secret)
    orders = [f"2026{chance.randrange(10**length):0{length}}" for length in range(9, 15) for _ in range(300)]
    assert [order for order in orders if redact(f"单{order}号").spans] == []


def test_few_random_numbers_are_taken_for_cards() -> None:
    chance = random.Random(7)  # noqa: S311  (a seed, no secret)
    numbers = [str(chance.randrange(10**15, 10**16)) for _ in range(4000)]
    assert sum(bool(redact(number).spans) for number in numbers) < 4000 * 0.05
