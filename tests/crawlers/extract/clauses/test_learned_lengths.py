"""Does the wording around a length of time say what it promises, where no written rule knows the verbs?"""

import pytest

from crawlers.extract.clauses.found import views
from crawlers.extract.clauses.learned_lengths import NOTHING, judged
from crawlers.extract.terms import extract_terms
from crawlers.extract.terms_sentence import Sentence
from tests.crawlers.extract import learn_terms


def verdict(text: str) -> tuple[str, str]:
    """Type and bound of the first length of time in a sentence."""
    found = judged(views(Sentence(text, 0))[0])
    return found.type, found.bound


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("退款一般1到3个工作日到达您的银行卡", ("handling_time", "max")),
        ("付款到出卡通常不超过10秒", ("delivery_time", "max")),
        ("点券充值慢慢来,15分钟没反应就戳客服", ("resupply_window", "min")),
        ("报销单据请于三日内补单", (NOTHING, "max")),
        ("佣金满50元后3天内提现到账", (NOTHING, "max")),
    ],
)
def test_words_that_no_rule_names_are_weighed_together(text: str, read: tuple[str, str]) -> None:
    assert verdict(text) == read


def test_a_sentence_crowded_with_lengths_of_time_is_left_to_the_written_rules() -> None:
    crowded = Sentence("1天2天3天4天5天6天7天8天9天", 0)
    assert judged(views(crowded)[0]).sure == 0.0


def test_a_learned_handling_time_says_what_is_handled() -> None:
    clauses = extract_terms("退的钱大概一个星期能看到,以银行短信为准")
    assert [(clause.value, clause.aspect) for clause in clauses] == [("P7D", "refund_payout")]


def test_the_stored_weights_fit_the_labelled_rows() -> None:
    examples = list(learn_terms.length_examples(learn_terms.OWN))
    read = [judged(view) for view, _ in examples]
    names = [f"{v.type}|{v.bound}" if v.type != NOTHING else NOTHING for v in read]
    right = sum(name == label for name, (_, label) in zip(names, examples, strict=True))
    assert right / len(examples) > 0.93
