"""What a page shows and links to, on markup that shops and attackers really write."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawlers.extract.decode import decode
from crawlers.extract.html import parse


def test_inline_elements_join_and_blocks_part() -> None:
    page = parse("<div>京<b>ICP</b>备<span>1234</span>5678号</div><p>一</p>二<br>三")
    assert page.visible_text.split() == ["京ICP备12345678号", "一", "二", "三"]


def test_scripts_styles_templates_and_comments_are_not_text() -> None:
    page = parse(
        "a<script>x1</script><style>x2</style><template>x3</template><noscript>x4</noscript><!-- x5 -->b"
    )
    assert page.all_text.strip() == "ab"
    assert page.scripts == ("x1",)


@pytest.mark.parametrize("how", ["hidden", 'style="DISPLAY : none"', 'style="color:red;visibility:hidden"'])
def test_hidden_elements_are_kept_apart(how: str) -> None:
    page = parse(f"<p>seen</p><div {how}>secret <b>too</b></div><p>after</p>")
    assert page.visible_text.split() == ["seen", "after"]
    assert "secret too" in page.all_text
    assert page.within("hidden", page.all_text.index("too"))


def test_zero_width_characters_disappear() -> None:
    assert parse("<p>京\u200bICP\u2060备\ufeff1</p>").visible_text.strip() == "京ICP备1"


def test_links_know_their_address_and_place() -> None:
    page = parse(
        '<base href="/shop/"><p>see <a href="../a?x=1">the <b>rules</b></a>',
        base_url="https://host.example/x/y",
    )
    (link,) = page.links
    assert (link.text, link.href, link.written) == ("the rules", "https://host.example/a?x=1", "../a?x=1")
    assert page.text[link.start : link.end] == "the rules"


def test_footers_are_found_by_element_and_by_name_once() -> None:
    page = parse('<p>body</p><div class="site-footer">one <i class="copyright">two</i></div><footer>three')
    assert page.footer_text.split() == ["one", "two", "three"]


def test_title_generator_and_resources_are_read() -> None:
    page = parse(
        '<title> 卡\n盟 </title><meta name="Generator" content="X 1"><script src=a.js></script>'
        '<link rel="shortcut icon" href=/f.ico>',
        base_url="http://h.example/",
    )
    assert (page.title, page.generator) == ("卡 盟", "X 1")
    assert [part.url for part in page.resources] == ["http://h.example/a.js", "http://h.example/f.ico"]


@pytest.mark.parametrize(
    ("charset", "content_type", "meta"),
    [
        ("gb18030", "text/html; charset=GBK", ""),
        ("gb18030", "text/html", '<meta charset="gb2312">'),
        ("gb18030", "text/html; charset=utf-8", ""),
        ("gb18030", "text/html; charset=ISO-8859-1", ""),
        ("utf-8", "", '<meta http-equiv="Content-Type" content="text/html; charset=gbk">'),
        ("big5hkscs", "text/html; charset=big5", ""),
        ("utf-16", "", ""),
    ],
)
def test_the_charset_that_fits_wins(charset: str, content_type: str, meta: str) -> None:
    text = "粵備案號繁體" if charset.startswith("big5") else "本站备案查询自助发卡平台"
    page = parse(f"{meta}<p>{text}</p>".encode(charset), content_type)
    assert text in page.text


def test_a_body_cut_inside_a_character_keeps_its_charset() -> None:
    assert decode("卡密平台".encode()[:-1]) == "卡密平"
    assert decode("卡密平台".encode("gb18030")[:-1], "text/html; charset=gbk") == "卡密平"


def test_one_bad_byte_does_not_turn_a_utf8_page_into_noise() -> None:
    text = decode("自助发卡平台".encode() * 20 + b"\xff" + "结束".encode())
    assert text.startswith("自助发卡平台") and text.endswith("结束")


@pytest.mark.parametrize(
    "nasty",
    [
        b"<div>" * 60_000,
        b"<a href='" * 60_000,
        b"<b><i>" * 60_000,
        b"<a href=x>y" * 20_000,
        b"<!--" * 60_000,
        b"<p hidden class=footer>x" * 20_000,
        b"&" * 300_000,
        b"<table><tr><td>" * 20_000,
    ],
)
def test_nasty_markup_costs_little(nasty: bytes) -> None:
    start = time.process_time()
    page = parse(nasty, base_url="http://h.example/")
    assert page.visible_text is not None and page.footer_text is not None
    assert time.process_time() - start < 2


@given(st.binary(max_size=300), st.text(max_size=30))
def test_no_bytes_break_the_parser(data: bytes, content_type: str) -> None:
    page = parse(data, content_type, "http://h.example/")
    assert all(page.text[link.start : link.end] is not None for link in page.links)


@given(st.text(max_size=300))
def test_no_text_breaks_the_parser(text: str) -> None:
    assert len(parse(f"<p>{text}<a href='{text}'>").visible_text) <= 4 * len(text) + 10
