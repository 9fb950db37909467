"""Personal data, contacts and card secrets go from any text; everything else stays as it was written."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rating_site.redact import redact
from rating_site.redact.masks import KINDS

GAPS = st.sampled_from(["", " ", "-", ".", "  ", " -", "\u200b", "\u00a0", "·", "\u2060 "])
WIDTHS = st.sampled_from(
    [str, lambda digit: chr(0xFF10 + int(digit)), lambda digit: chr(0x0660 + int(digit))]
)
PIECES = [
    "13800138000", "11010519491231002X", "6222021234567890", "a.b@qq.com", "QQ", "微信", "12345678",
    "卡密", "密码", "ABCD-1234-EFGH", "----", "4200002026112200012345678901", "t.me/abc", "@", " ", ":",
    "\n", "-", ".", "shop.cn", "身份证", "公网安备", "2026-11-22", "①", "\u200b", "【", "手机号已隐去】",
    "o", "一", "⑩", "1", "x", "⑴",
]  # fmt: skip


def kinds(text: str) -> list[str]:
    return [span.kind for span in redact(text).spans]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("打我13800138000谢谢", "打我【电话号码已隐去】谢谢"),
        ("+86 138-0013-8000", "【电话号码已隐去】"),
        ("座机010-12345678", "座机【电话号码已隐去】"),
        ("身份证号11010519491231002X。", "身份证号【证件号已隐去】。"),
        ("身份证 110105194912310021", "身份证 【证件号已隐去】"),
        ("卡6222021234567894用了", "卡【卡号已隐去】用了"),
        ("银行卡：6222 0212 3456 7890 123", "银行卡：【卡号已隐去】"),
        ("邮箱a.b+c@mail.qq.com", "邮箱【邮箱已隐去】"),
        ("zhang #qq.com", "【邮箱已隐去】"),
        ("扣扣号：12345678", "扣扣号：【QQ号已隐去】"),
        ("加q 1 2 3 4 5 6", "加q 【QQ号已隐去】"),
        ("微信号 zhang_san", "微信号 【微信号已隐去】"),
        ("加v：abc12345", "加v：【微信号已隐去】"),
        ("电报 @seller_01", "电报 @【联系账号已隐去】"),
        ("找@seller_01问", "找【联系账号已隐去】问"),
        ("点 https://t.me/+AbCd 进群", "点 【联系链接已隐去】 进群"),
        ("u.wechat.com/xyz", "【联系链接已隐去】"),
        ("卡密：ABCD-1234-EFGH-5678", "卡密：【卡密已隐去】"),
        ("CDK\nA1B2C3D4E5", "CDK\n【卡密已隐去】"),
        ("卡号 AB12345678 密码 998877", "卡号 【卡密已隐去】 密码 【密码已隐去】"),
        ("密码是hello!", "密码是【密码已隐去】"),
        ("卡密：\nAAAA1111BBBB\nCCCC2222DDDD\n谢谢", "卡密：\n【卡密已隐去】\n谢谢"),
        ("key: AAAAA-BBBBB-CCCCC", "key: 【卡密已隐去】"),
        ("加群123456789", "加群【QQ号已隐去】"),
        ("薇❤ zhang123", "薇❤ 【微信号已隐去】"),
        ("abc01----pass123----x@y.com", "【账号已隐去】"),
        ("交易号4200002026112200012345678901", "交易号【单号4200…8901，中段已隐去】"),
    ],
)
def test_what_names_a_person_or_opens_a_card_is_masked(text: str, shown: str) -> None:
    assert redact(text).text == shown


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-22 13:05:59 付款 ¥13.50，到账 15.00 元",
        "13.50 20.00 15.5",
        "订单号 202611221305001234",
        "订单ID：202611221305001234",
        "京ICP备2021012345号-1 粤公网安备 44030702001234号",
        "www.400faka.com 和 https://shop.example.cn:8080/buy/1?id=5",
        "wx123456.example.com",
        "微信 2026-11-22 支付，QQ会员 30 天，QQ 2026-11-22 充值",
        "密码错误，卡密无效，12315 不受理",
        "1000个 Q币 10000 元",
        "key features of the shop",
    ],
)
def test_orders_prices_dates_hosts_and_filings_stay(text: str) -> None:
    assert redact(text).text == text
    assert redact(text).spans == ()


@given(st.lists(st.tuples(GAPS, WIDTHS), min_size=11, max_size=11))
def test_a_telephone_number_is_found_however_it_is_spaced(parts: list[tuple[str, object]]) -> None:
    gap = parts[0][0]
    digits = [width(digit) for digit, (_, width) in zip("13912345678", parts, strict=True)]  # type: ignore[operator]
    text = f"电话{gap.join(digits)}完"
    assert redact(text).text == "电话【电话号码已隐去】完"


@pytest.mark.parametrize("written", ["①③⑧⓪⓪①③⑧⓪⓪⓪", "1️⃣3️⃣8️⃣0️⃣0️⃣1️⃣3️⃣8️⃣0️⃣0️⃣0️⃣", "𝟏𝟑𝟖𝟎𝟎𝟏𝟑𝟖𝟎𝟎𝟎", "1\u202e3800138000"])
def test_a_telephone_number_is_found_however_it_is_drawn(written: str) -> None:
    assert redact(f"打{written}吧").text == "打【电话号码已隐去】吧"


def test_spans_point_into_the_original_text() -> None:
    text = "手机 １３８\u200b００１３８０００ 和 QQ：12345"
    spans = redact(text).spans
    assert [text[span.start : span.end] for span in spans] == ["１３８\u200b００１３８０００", "12345"]
    assert [span.kind for span in spans] == ["phone", "qq"]


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_masking_a_masked_text_changes_nothing(text: str) -> None:
    once = redact(text).text
    assert redact(once).text == once


@given(st.text(max_size=200))
def test_any_text_is_taken_and_what_is_not_masked_stays(text: str) -> None:
    found = redact(text)
    rest, at = "", 0
    for span in found.spans:
        assert at <= span.start < span.end <= len(text)
        assert span.kind in KINDS
        rest, at = rest + text[at : span.start], span.end
    assert all(piece in found.text for piece in (rest + text[at:]).split("\n")) or found.spans


@given(st.text(alphabet="0123456789oOlI一二 -.:@abcQ\n", max_size=120))
def test_dense_numbers_stay_masked_once(text: str) -> None:
    once = redact(text).text
    assert redact(once).text == once


@pytest.mark.parametrize(
    "unit", ["1 ", "4 ", "a", "@", "-a---", "卡密 ", "a.b@c.", "身份证", "13800138000 ", "aa."]
)
def test_the_time_grows_with_the_length_and_no_faster(unit: str) -> None:
    def seconds(length: int) -> float:
        started = time.process_time()
        redact(unit * (length // len(unit)))
        return time.process_time() - started

    assert seconds(120_000) < 12 * seconds(30_000) + 0.2
