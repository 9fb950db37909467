"""Sources are complete, and what we did not read says so."""

from rating_site.assistant.sources import sources


def test_every_source_names_law_article_version_and_state() -> None:
    for source in sources().values():
        assert source.law and source.article and source.version and source.state in "TSU"


def test_the_repealed_complaint_rules_are_not_cited() -> None:
    named = [one for one in sources().values() if "投诉举报" in one.law]
    assert named and all("121" in one.version and "暂行" not in one.law for one in named)


def test_articles_behind_clauses_are_shared_with_terms() -> None:
    assert sources()["consumer_24"].article == "第二十四条"
