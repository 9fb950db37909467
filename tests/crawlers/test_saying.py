"""How does a source word what it saw?"""

from datetime import UTC, datetime
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from crawlers.observation import Observation, Outcome, Target
from crawlers.saying import Say, plain
from tests.crawlers.fake_net import FakeNet

NOW = datetime(2026, 11, 20, tzinfo=UTC)
SAY = Say(Target(id="1", url="http://a.example/"), "storefront", 2, NOW, FakeNet({}))
JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters()),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(st.characters()), inner, max_size=4),
    max_leaves=12,
)


@given(st.dictionaries(st.text(st.characters()), JSON_VALUES), st.text(st.characters()))
def test_whatever_a_site_sent_can_be_written_and_read_again(value: dict[str, Any], text: str) -> None:
    line = SAY.answered(f"http://a.example/{text}", value, text).to_line()
    assert "\n" not in line
    assert Observation.model_validate_json(line).source_version == 2


def test_lone_surrogates_are_replaced() -> None:
    assert plain({"\ud800": ["a\udfff"]}) == {"?": ["a?"]}


def test_endless_texts_and_lists_are_cut() -> None:
    assert len(plain("x" * 100_000)) == 40_000 and len(plain(list(range(9_999)))) == 500


def test_the_raw_answer_is_named() -> None:
    assert len(SAY.answered("http://a.example/", {}, raw=b"body").raw_sha256 or "") == 64
    assert SAY.answered("http://a.example/", {}).raw_sha256 is None


def test_nothing_said_has_a_reason() -> None:
    line = SAY.unsaid("http://a.example/", Outcome.BLOCKED, "a challenge")
    assert (line.outcome, line.reason, line.value) == (Outcome.BLOCKED, "a challenge", None)
