"""Is every sentence said in the language of the page, and in another one meanwhile when that is asked for?"""

from flask import Flask

from rating_site.web.speech import gettext, lazy_gettext, ngettext, speaking

WORD = "黑名单"


def test_a_sentence_is_said_in_the_language_of_its_page(app: Flask) -> None:
    table = lazy_gettext(WORD)
    said = []
    for lang in ("zh", "en", "zh"):
        with app.test_request_context(f"/?lang={lang}"):
            said.append((gettext(WORD), str(table)))
    assert said[0] == said[2] == (WORD, WORD) and said[1][0] == said[1][1] != WORD


def test_another_language_lasts_as_long_as_it_was_asked_for(app: Flask) -> None:
    with app.test_request_context("/?lang=en"):
        english = gettext(WORD)
        with speaking("zh"):
            assert gettext(WORD) == WORD
        assert gettext(WORD) == english != WORD


def test_values_are_filled_in_and_numbers_are_mentioned(app: Flask) -> None:
    with app.test_request_context("/"):
        assert gettext("评级 %(grade)s", grade="B") == "评级 B"
        assert gettext("100%") == "100%"
        assert "3" in ngettext("另有 %(num)s 项不加也不扣", "另有 %(num)s 项不加也不扣", 3)


def test_without_a_page_sentences_stay_as_they_are() -> None:
    assert gettext(WORD) == WORD and str(lazy_gettext(WORD)) == WORD
