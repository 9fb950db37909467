"""Is a refusal told from a promise, and is none missed by the quick look?"""

import pytest

from crawlers.extract.clauses.refused import REFUSED, REFUSING, refuses
from tests.crawlers.extract import learn_terms
from tests.crawlers.extract.labels import rows


@pytest.mark.parametrize("text", ["恕不退款", "钱是追不回来的", "撤不了单", "退款免谈", "没有退货一说"])
def test_a_refusal_is_one(text: str) -> None:
    assert refuses(text)


@pytest.mark.parametrize("text", ["七天内随时退", "全额退款", "原路返回"])
def test_a_promise_is_none(text: str) -> None:
    assert not refuses(text)


def test_every_refusal_holds_one_of_the_characters_looked_for_first() -> None:
    found = (REFUSED.search(row["text"]) for row in rows(learn_terms.OWN))
    assert not [match[0] for match in found if match and REFUSING.isdisjoint(match[0])]
