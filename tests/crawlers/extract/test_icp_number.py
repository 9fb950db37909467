"""ICP numbers as footers really write them, and as forgers do."""

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawlers.extract.files import icp_file
from crawlers.extract.html import parse
from crawlers.extract.icp_grammar import PROVINCES
from crawlers.extract.icp_number import (
    IcpClaim,
    find_icp,
    find_icp_in_text,
    parse_icp_number,
)

RIGHT = "https://beian.miit.gov.cn/"


def only(html: str) -> IcpClaim:
    (claim,) = find_icp(parse(html, base_url="https://shop.example/"), 2026)
    return claim


@pytest.mark.parametrize(
    ("written", "number", "main", "kind"),
    [
        ("京ICP备10046444号", "京ICP备10046444号", "京ICP备10046444号", "filing"),
        ("滇ICP备2025076967号", "滇ICP备2025076967号", "滇ICP备2025076967号", "filing"),
        ("蜀ICP备19011193号-6", "蜀ICP备19011193号-6", "蜀ICP备19011193号", "filing"),
        ("陕ICP备2024026116号-1A", "陕ICP备2024026116号-1A", "陕ICP备2024026116号", "app"),
        ("津ICP备2024011617号-2X", "津ICP备2024011617号-2X", "津ICP备2024011617号", "mini_program"),
        ("津ICP备2024011617号-3k", "津ICP备2024011617号-3K", "津ICP备2024011617号", "quick_app"),
        ("京ICP证030173号-1", "京ICP证030173号-1", "京ICP证030173号", "icp_licence"),
        ("粤B2-20090191-13", "粤B2-20090191-13", "粤B2-20090191", "telecom_licence"),
        ("川B2-20030065号", "川B2-20030065", "川B2-20030065", "telecom_licence"),
        ("沪ICP证B2-20140120", "沪B2-20140120", "沪B2-20140120", "telecom_licence"),
        ("合字B2-20190051", "合字B2-20190051", "合字B2-20190051", "telecom_licence"),
        ("合字A1.B1.B2-20180017", "合字A1.B1.B2-20180017", "合字A1.B1.B2-20180017", "telecom_licence"),
        ("A2.B1.B2-20090001", "A2.B1.B2-20090001", "A2.B1.B2-20090001", "telecom_licence"),
    ],
)
def test_every_kind_has_one_canonical_form(written: str, number: str, main: str, kind: str) -> None:
    (claim,) = find_icp_in_text(f"许可证：{written}", 2026)
    assert (claim.number, claim.main, claim.kind, claim.reason) == (number, main, kind, None)
    assert claim.valid


@pytest.mark.parametrize(
    "written",
    [
        "京 ICP 备 10046444 号 - 9",
        "京&nbsp;ICP备&nbsp;1004&nbsp;6444号-9",
        "京ＩＣＰ备１００４６４４４号－９",
        "京ICP備10046444號-9",
        "京ICP备10046444-9号",
        "京ICP备10046444-9",
        "京ICP备10046444号-9.",
        "京icp备10046444号-9",
        "ICP证：京ICP备10046444号-9",
        "版权所有京ICP备10046444号-9",
        "京ICP备案号：10046444-9",
        "<b>京</b>ICP<i>备</i><span>1004</span><span>6444</span>号-9",
        "京I\u200bC\u200bP备1004\u20606444号-9",
        "京ICP备10046444号-9 2019-2026 版权所有",
        "京ICP备10046444号—9",
        "备案号&#58;&#20140;ICP备10046444号-9",
    ],
)
def test_footer_variants_read_the_same(written: str) -> None:
    claim = only(f"<footer>{written}</footer>")
    assert (claim.number, claim.valid) == ("京ICP备10046444号-9", True)


@pytest.mark.parametrize(
    ("written", "number", "reason"),
    [
        ("萌ICP备20259514号", "萌ICP备20259514号", "joke_registry"),
        ("© 署ICP备18632625号", "署ICP备18632625号", "unknown_registry"),
        ("ICP备938398501", "ICP备938398501号", "missing_province"),
        ("京ICP备XXXXXXXX号-X", "京ICP备XXXXXXXX号-X", "masked"),
        ("沪ICP备030xxxxx3号", "沪ICP备030XXXXX3号", "masked"),
        ("京ICP备****3432号", "京ICP备****3432号", "masked"),
        ("京ICP备00000000号", "京ICP备00000000号", "placeholder"),
        ("京ICP备12345678号-1", "京ICP备12345678号-1", "placeholder"),
        ("京ICP备18888888号", "京ICP备18888888号", "placeholder"),
        ("辽ICP备2026000000号-1", "辽ICP备2026000000号-1", "placeholder"),
        ("京ICP备77585201号", "京ICP备77585201号", "impossible_year"),
        ("京ICP备27058520号", "京ICP备27058520号", "impossible_year"),
        ("京ICP备1999058520号", "京ICP备1999058520号", "impossible_year"),
        ("粤B2-20310059", "粤B2-20310059", "impossible_year"),
        ("京ICP备938398501号", "京ICP备938398501号", "bad_length"),
        ("京ICP证1900075号", "京ICP证1900075号", "bad_length"),
    ],
)
def test_impossible_numbers_say_why(written: str, number: str, reason: str) -> None:
    claim = only(f"<footer>{written}</footer>")
    assert (claim.number, claim.valid, claim.reason) == (number, False, reason)


@pytest.mark.parametrize(("plate", "letter"), ["川蜀", "贵黔", "云滇", "甘陇"])
def test_car_plate_letters_are_put_right_and_flagged(plate: str, letter: str) -> None:
    claim = only(f"<p>{plate}ICP备15095485号-1")
    assert (claim.main, claim.flags) == (f"{letter}ICP备15095485号", ("nonstandard_prefix",))


@pytest.mark.parametrize(
    ("traditional", "letter"),
    [
        "粵粤",
        "滬沪",
        "蘇苏",
        "魯鲁",
        "閩闽",
        "贛赣",
        "遼辽",
        "瓊琼",
    ],
)
def test_traditional_letters_are_no_fault(traditional: str, letter: str) -> None:
    claim = only(f"<p>{traditional}ICP備11018438號")
    assert (claim.number, claim.flags) == (f"{letter}ICP备11018438号", ())


@pytest.mark.parametrize(
    ("href", "flags"),
    [
        (RIGHT, ()),
        ("http://www.beian.miit.gov.cn", ()),
        ("//beian.miit.gov.cn/#/Integrated/index", ()),
        ("http://www.miitbeian.gov.cn/", ("old_link",)),
        ("http://www.miibeian.gov.cn", ("old_link",)),
        ("#", ("wrong_link",)),
        ("", ("wrong_link",)),
        ("https://www.baidu.com", ("wrong_link",)),
        ("../www.miitbeian.gov.cn/default.htm", ("wrong_link",)),
        ("javascript:;", ("wrong_link",)),
        ("https://beian.miit.gov.cn.evil.example.com/", ("wrong_link",)),
        ("https://user@evil.example/beian.miit.gov.cn", ("wrong_link",)),
    ],
)
def test_the_link_is_judged_by_where_a_browser_would_go(href: str, flags: tuple[str, ...]) -> None:
    assert only(f'<a href="{href}">备案 <b>京ICP备10046444号</b></a>').flags == flags


@pytest.mark.parametrize(
    "html",
    [
        "<script>var a='京ICP备10046444号'</script>",
        "<!-- 京ICP备10046444号 -->",
        "<template>京ICP备10046444号</template>",
        "<img alt='京ICP备10046444号'>",
        "<noscript>京ICP备10046444号</noscript>",
        "<input value='京ICP备10046444号'>",
        "<article><p>小米的备案号是京ICP备10046444号</p></article>",
        "<p>请填写备案号,例如 京ICP备10046444号</p>",
        "<p>产品型号 B2-12345678</p>",
        "京<p>ICP备</p><p>10046444号",
        "ICP备案 2019-2026",
        "京ICP备案中",
    ],
)
def test_what_no_reader_takes_for_a_claim_is_none(html: str) -> None:
    assert find_icp(parse(html), 2026) == []


def test_a_hidden_number_counts_as_hidden_unless_it_is_also_shown() -> None:
    hidden = '<p style="display:none">京ICP备10046444号</p>'
    assert only(hidden).flags == ("claim_hidden",)
    assert only(hidden + "<p>京ICP备10046444号</p>").flags == ()


def test_several_numbers_in_one_line_are_told_apart() -> None:
    text = "京ICP证161336号 京ICP备15039648号-15 | 粤B2-20090059 B2-20090028 京公网安备 11040102700068号"
    assert [claim.number for claim in find_icp_in_text(text, 2026)] == [
        "京ICP证161336号",
        "京ICP备15039648号-15",
        "粤B2-20090059",
        "B2-20090028",
    ]


@pytest.mark.parametrize("typed", ["蜀icp备19011193号-6", " 蜀ＩＣＰ备19011193-6 ", "川ICP備19011193號-6"])
def test_typed_numbers_are_recognised(typed: str) -> None:
    claim = parse_icp_number(typed)
    assert claim is not None and claim.number == "蜀ICP备19011193号-6"


@pytest.mark.parametrize(
    "typed",
    [
        "卡盟",
        "",
        "备案号 蜀ICP备19011193号",
        "蜀ICP备19011193号 好用吗",
        "shop.example",
    ],
)
def test_other_queries_are_no_numbers(typed: str) -> None:
    assert parse_icp_number(typed) is None


@given(st.sampled_from(PROVINCES), st.integers(2010, 2026), st.integers(1, 99_000), st.integers(1, 99))
def test_every_possible_filing_reads_back(letter: str, year: int, serial: int, service: int) -> None:
    number = f"{letter}ICP备{year}{serial:06d}号-{service}"
    claim = parse_icp_number(number, 2026)
    assert claim is not None and claim.number == number and claim.main == number.rpartition("-")[0]


@given(st.binary(max_size=300))
def test_no_file_breaks_the_extractor(data: bytes) -> None:
    assert set(icp_file(data, date(2026, 10, 1))) == {"claims", "police"}


@given(st.text("京ICP备证号B2-1X*公网安 .:\n<a>", max_size=200))
def test_no_text_made_of_number_parts_breaks_the_extractor(text: str) -> None:
    assert len(icp_file(text.encode(), date(2026, 10, 1))["claims"]) <= 50


@pytest.mark.parametrize(
    "part",
    [
        "京ICP备",
        "1",
        "ICP备1",
        "B2.",
        "京ICP备12345678号-1 ",
        " ",
        "京公网安备1",
        "<a href=x>京ICP备10046444",
    ],
)
def test_hostile_repetition_costs_little(part: str) -> None:
    start = time.process_time()
    icp_file((part * (400_000 // len(part))).encode(), date(2026, 10, 1))
    assert time.process_time() - start < 3
