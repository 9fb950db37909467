"""Are lengths of time read as a Chinese reader reads them?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawlers.extract.durations import chinese_number, find_durations

NUMERALS = "零一二三四五六七八九"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("三十六小时", "PT36H"), ("一天半", "PT36H"), ("两个半小时", "PT150M"), ("半小时", "PT30M"),
        ("半个月", "P15D"), ("一刻钟", "PT15M"), ("两百四十小时", "PT240H"), ("24h内", "PT24H"),
        ("3-5天", "P3D/P5D"), ("3到5天", "P3D/P5D"), ("2~4小时", "PT2H/PT4H"), ("0-24小时", "PT0H/PT24H"),
        ("30分钟到2小时", "PT30M/PT2H"), ("两三天", "P2D/P3D"), ("二三十分钟", "PT20M/PT30M"),
        ("第七天为止", "P7D"), ("最晚第五天到", "P5D"), ("退款T+1到账", "P1D"), ("三个季度", "P9M"),
        ("当日24点前", "same_day"), ("最晚第二三天到账", "P2D/P3D"), ("٣天内", "P3D"), ("3-٥天", "P3D/P5D"),
        ("两分半钟", "PT150S"), ("5分到账", "PT5M"), ("快充3-20分,慢充", "PT3M/PT20M"), ("45 mins", "PT45M"),
        ("2 hrs", "PT2H"), ("90s内", "PT90S"), ("5 days", "P5D"), ("一整天", "P1D"), ("三昼夜", "P3D"),
        ("个把小时", "PT1H"), ("个把月", "P1M"), ("两个时辰", "PT4H"), ("廿四小时", "PT24H"), ("叁日", "P3D"),
        ("一点五小时", "PT90M"), ("三(3)个工作日", "P3D"), ("24+小时", "PT24H"), ("1小时20分钟", "PT80M"),
        ("十七八小时", "PT17H/PT18H"), ("一两日", "P1D/P2D"), ("等仨小时", "PT3H"),
        ("当晚24点前", "same_day"),
        ("当天", "same_day"), ("次日", "P1D"), ("一年", "P1Y"), ("三个月", "P3M"), ("一周", "P7D"),
    ],
)  # fmt: skip
def test_a_spoken_length_of_time_has_its_iso_value(text: str, value: str) -> None:
    assert [duration.value for duration in find_durations(text)] == [value]


@pytest.mark.parametrize(
    "text",
    [
        "2024年3月8日",
        "7x24小时",
        "30天卡",
        "7天会员",
        "十分重要",
        "13:30",
        "老半天",
        "第3天",
        "结算T+1",
        "最晚第一一一天",
        "三天两头",
        "一天三次",
        "晚发一小时",
        "评5分好评",
    ],
)
def test_a_figure_that_measures_nothing_is_no_length_of_time(text: str) -> None:
    assert list(find_durations(text)) == []


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("3个工作日", "working_days"),
        ("5个营业日", "working_days"),
        ("五个工日", "working_days"),
        ("下个工作日", "working_days"),
        ("5日内(按自然日)", "natural_days"),
        ("次日", "next_day"),
        ("3天", ""),
        ("周末不算,三天到卡", "working_days"),
    ],
)
def test_the_kind_of_day_is_noted(text: str, note: str) -> None:
    assert [duration.unit_note for duration in find_durations(text)] == [note]


@given(st.integers(min_value=1, max_value=99))
def test_numerals_and_digits_name_the_same_number(number: int) -> None:
    tens, ones = divmod(number, 10)
    spoken = (NUMERALS[tens] if tens > 1 else "") + ("十" if tens else "") + (NUMERALS[ones] if ones else "")
    assert chinese_number(spoken) == float(number)


@pytest.mark.parametrize("text", ["abc", "3x", "一一", "²", "第三"])
def test_what_is_no_number_is_told_so(text: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        chinese_number(text)


@given(
    st.lists(
        st.sampled_from(
            [*"0189٣３半一二三十百两.-~个点", "小时", "工作日", "天", "最晚第", "到第", "T+", "前"]
        )
    )
)
def test_no_ordinal_and_no_foreign_digit_breaks_the_search(parts: list[str]) -> None:
    text = "".join(parts)
    assert all(text[d.begin : d.end] for d in find_durations(text))


@given(st.text(alphabet="0123456789半一二三十百两.-~到小时天日个工作分钟周月年内当次隔", max_size=60))
def test_no_text_breaks_the_search(text: str) -> None:
    assert all(text[d.begin : d.end] for d in find_durations(text))
