"""Does a clause say the same in JSON as in memory?"""

from crawlers.extract.clause import Clause


def test_json_has_exactly_the_agreed_keys() -> None:
    clause = Clause("refund_window", "P7D", span=(2, 6))
    assert clause.to_json() == {
        "type": "refund_window", "value": "P7D", "unit_note": "", "bound": "max",
        "start": "unspecified", "aspect": "", "cond": "", "span": [2, 6],
    }  # fmt: skip


def test_the_quote_is_cut_from_the_original() -> None:
    assert Clause("refund_window", "P7D", span=(2, 6)).quote("店里七天可退") == "七天可退"
