"""Where does a shop state its terms?"""

from hypothesis import given
from hypothesis import strategies as st

from crawlers.extract.html import parse
from crawlers.extract.terms import extract_terms
from crawlers.places import own_text, passages, texts_in_script

RULE = "付款后没有收到卡密的，请在付款后 24 小时内联系客服补单，逾期不再补单。"


def test_only_lines_with_clauses_and_their_headings_are_kept() -> None:
    text = f"欢迎光临\n库存 99\n补单规则\n{RULE}\n已售 1234\n猜你喜欢"
    assert passages(text) == f"补单规则\n{RULE}"


def test_a_page_without_clauses_gives_nothing() -> None:
    assert passages("欢迎光临\n库存 99") == ""


@given(
    st.lists(
        st.sampled_from([RULE, "库存 99", "售后说明：", "质保 30 天，非人为原因失效包补。", ""]), max_size=8
    )
)
def test_what_is_left_states_the_same_clauses(lines: list[str]) -> None:
    text = "\n".join(lines)
    kept = passages(text)
    kinds = [clause.type for clause in extract_terms(text)]
    assert [clause.type for clause in extract_terms(kept)] == kinds
    assert set(kept.split("\n")) <= {line.strip() for line in lines} | {""}


@given(st.text(max_size=400))
def test_any_text_is_survived(text: str) -> None:
    assert set(passages(text).split("\n")) <= {line.strip() for line in text.split("\n")} | {""}
    texts_in_script(text)


def test_the_frame_of_a_site_is_left_out() -> None:
    home = parse("<nav>导航</nav><p>欢迎</p>")
    assert own_text(parse(f"<nav>导航</nav><p>{RULE}</p>"), home) == RULE


def test_strings_about_after_sales_are_taken_from_a_script() -> None:
    script = r'a="\u9000\u6b3e\u8bf4\u660e\uff1a24\u5c0f\u65f6";b=`补单请在24小时内联系`;c="index.html?x=1"'
    assert texts_in_script(script) == "退款说明：24小时\n补单请在24小时内联系"


def test_a_string_is_taken_once() -> None:
    assert texts_in_script('a="售后问题请联系客服";b="售后问题请联系客服"') == "售后问题请联系客服"
