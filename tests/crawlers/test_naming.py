"""What is a shop called, what are its goods called, and in which language does it speak?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawlers.extract.html import parse
from crawlers.naming import goods_on, language, shop_name


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("首页 | 云岬数卡", "云岬数卡"),
        ("云岬数卡 - 自动发货平台", "云岬数卡"),
        ("云岬数卡-首页", "云岬数卡"),
        ("云岬数卡_24小时自动发货", "云岬数卡"),
        ("Home – Card-Shop", "Card-Shop"),
        ("首页", ""),
        ("", ""),
    ],
)
def test_the_telling_part_of_the_title_is_the_name(title: str, name: str) -> None:
    assert shop_name(parse(f"<title>{title}</title><p>x")) == name


def test_a_site_name_in_the_head_goes_first() -> None:
    assert shop_name(parse('<meta property="og:site_name" content="真名"><title>假名</title>')) == "真名"


@pytest.mark.parametrize(
    ("text", "spoken"), [("欢迎光临本店", "zh"), ("welcome to our little shop of cards", "en"), ("12.80", "")]
)
def test_the_language_is_told_from_the_text(text: str, spoken: str) -> None:
    assert language(text) == spoken


def test_a_button_takes_its_name_from_the_card_before_it() -> None:
    page = parse("<div><h6>会员月卡</h6><b>12.80</b><p>库存：86</p><a href=/buy/7>立即购买</a></div>"
                 "<div><a href=/buy/8>话费直充</a></div>")  # fmt: skip
    assert [(one.id, one.name) for one in goods_on(page)] == [("7", "会员月卡"), ("8", "话费直充")]


@given(st.text(max_size=300))
def test_no_title_breaks_it(title: str) -> None:
    page = parse(f"<title>{title}</title><a href='/buy/1'>{title}</a>")
    shop_name(page)
    goods_on(page)
    language(title)
