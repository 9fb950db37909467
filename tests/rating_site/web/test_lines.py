"""A platform in a list says what its own answer says, and no grade where something stronger holds."""

from dataclasses import replace

import pytest
from flask import Flask

from rating_site.answers import headline
from rating_site.store.briefs import Brief
from rating_site.web.lines import line

GRADED = Brief(
    id="one", name="示例发卡", sites=("a.example",), judged="graded", score=71.0, grade="B",
    missing=(), judged_at=None, method_version="2", entry=None, checked_at=None,
)  # fmt: skip


def test_a_graded_platform_is_told_with_its_grade(app: Flask) -> None:
    with app.test_request_context():
        said = line(GRADED)
    assert (said.state, said.grade, said.sites) == ("graded", "B", ("a.example",))
    assert said.headline == headline("graded", "B", ()) and said.platform == GRADED


@pytest.mark.parametrize("entry", ["warned", "listed"])
def test_an_entry_comes_before_the_grade(app: Flask, entry: str) -> None:
    with app.test_request_context():
        said = line(replace(GRADED, entry=entry))
    assert (said.state, said.grade) == (entry, None)


def test_what_was_never_judged_has_no_grade(app: Flask) -> None:
    with app.test_request_context():
        said = line(replace(GRADED, judged=None, grade=None, score=None))
    assert said.grade is None and said.state != "graded"
