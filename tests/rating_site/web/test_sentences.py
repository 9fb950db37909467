"""The method page can print every signal's own words."""

from rating_site.trust.score import WEIGHTS
from rating_site.web.sentences import all_sentences, explanation


def test_every_signal_explains_itself_in_one_run_of_text() -> None:
    for weight in WEIGHTS:
        text = explanation(weight)
        assert len(text) > 20 and "\n" not in text and not text.startswith(weight.title)


def test_no_sentence_of_ours_says_safe_or_pay() -> None:
    forbidden = ("安全可靠", "放心", "可以付款", "推荐购买", "保证安全")
    assert [text for text in all_sentences() if any(word in text for word in forbidden)] == []
