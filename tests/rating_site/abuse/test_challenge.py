"""A puzzle is solved once, in time, exactly as it was set."""

import base64
import json
from datetime import UTC, datetime, timedelta

import pytest
from altcha.v1 import solve_challenge
from hypothesis import given
from hypothesis import strategies as st

from rating_site.abuse.challenge import LASTS, Puzzle, Unsolved, puzzle, solved

NOW = datetime(2026, 11, 22, tzinfo=UTC)
KEY = b"k" * 32


def packed(value: object) -> str:
    return base64.b64encode(json.dumps(value).encode()).decode()


def answer(to: Puzzle) -> dict[str, object]:
    found = solve_challenge(to["challenge"], to["salt"], "SHA-256", to["maxNumber"])
    assert found is not None
    kept = {name: value for name, value in to.items() if name != "maxNumber"}
    return {**kept, "number": found.number}


SET = puzzle(KEY, NOW, difficulty=500)
ANSWER = answer(SET)


def reason(value: object, now: datetime = NOW, key: bytes = KEY) -> str:
    with pytest.raises(Unsolved) as unsolved:
        solved(value if isinstance(value, str) else packed(value), key, now)
    return unsolved.value.reason


def test_a_solution_has_an_id_to_be_remembered_until_it_expires() -> None:
    found = solved(packed(ANSWER), KEY, NOW)
    assert found.id == SET["challenge"]
    assert found.expires == NOW + LASTS


def test_every_puzzle_has_an_id_of_its_own() -> None:
    assert len({puzzle(KEY, NOW)["challenge"] for _ in range(50)}) == 50


def test_a_solution_comes_too_late() -> None:
    assert reason(ANSWER, NOW + LASTS) == "expired"
    assert solved(packed(ANSWER), KEY, NOW + LASTS - timedelta(seconds=1))


def test_a_wrong_number_or_key_solves_nothing() -> None:
    assert reason({**ANSWER, "number": 10_000}) == "wrong"
    assert reason(ANSWER, key=b"x" * 32) == "wrong"


def test_a_later_end_cannot_be_claimed() -> None:
    later = str(ANSWER["salt"]).replace("expires=1", "expires=2")
    assert reason({**ANSWER, "salt": later}) == "wrong"


@pytest.mark.parametrize("length", range(1, 40))
def test_no_part_of_the_salt_can_be_moved_into_the_number(length: int) -> None:
    salt, number = str(ANSWER["salt"]), str(ANSWER["number"])
    moved = {**ANSWER, "salt": salt[:-length], "number": salt[-length:] + number}
    assert reason(moved) == "malformed"
    assert reason({**ANSWER, "salt": salt + number[:1], "number": int(number[1:] or 0)}) == "malformed"


@pytest.mark.parametrize(
    "value",
    [
        "", "%%%", packed([]), packed(None), packed(7), packed({}), "é" * 40, "A" * 5000,
        packed({**ANSWER, "number": str(ANSWER["number"])}), packed({**ANSWER, "number": True}),
        packed({**ANSWER, "number": 1.5}), packed({**ANSWER, "algorithm": "SHA-1"}),
        packed({**ANSWER, "algorithm": []}), packed({**ANSWER, "salt": None}),
        packed({**ANSWER, "challenge": 5}),
        packed({**ANSWER, "signature": "ab"}), base64.b64encode(b"[" * 1400).decode(),
        base64.b64encode(b"\xff\xfe").decode(), base64.b64encode(b'{"number":' + b"9" * 1400 + b"}").decode(),
    ],
)  # fmt: skip
def test_what_is_no_solution_is_malformed(value: str) -> None:
    assert reason(value) == "malformed"


@given(st.text(max_size=300))
def test_any_text_is_no_solution(text: str) -> None:
    assert reason(text) == "malformed"
