"""Are the hours of a shop's people read as they are told?"""

import pytest

from crawlers.extract.terms import extract_terms


def _hours(text: str) -> list[str]:
    return [clause.value for clause in extract_terms(text) if clause.type == "contact_hours"]


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("客服朝九晚五,周六也在", "09:00-17:00"),
        ("店主下午2点开摊,夜里11点收摊", "14:00-23:00"),
        ("早八点半上线,晚上十点下线,留言必看", "08:30-22:00"),
        ("小店上午10点开门、晚上9点关门", "10:00-21:00"),
        ("收摊时间22点,开摊9点,周一不来", "09:00-22:00"),
        ("晚上11点后下班,早上9点上班,客服留言必看", "09:00-23:00"),
        ("服务时间:9-21", "09:00-21:00"),
    ],
)
def test_hours_are_read_between_opening_and_closing(text: str, hours: str) -> None:
    assert _hours(text) == [hours]


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("半夜零点到清晨六点没有客服,有事留言", "06:00-24:00"),
        ("每晚22点到次日7点人工不在,留言第二天看", "07:00-22:00"),
    ],
)
def test_a_night_without_anybody_leaves_the_other_hours(text: str, hours: str) -> None:
    assert _hours(text) == [hours]


def test_a_lunch_break_does_not_split_the_day() -> None:
    assert _hours("客服在岗:9点到21点(午休12点到13点找不着人)") == ["09:00-21:00"]
    assert _hours("午休12:30-14:00没人,其余9:00到20:00都有人工") == ["09:00-20:00"]


@pytest.mark.parametrize("text", ["人工客服全年7×24在线", "24/7 真人客服", "7x24小时有人值守,客服秒回"])
def test_seven_times_twenty_four_is_round_the_clock(text: str) -> None:
    assert _hours(text) == ["00:00-24:00"]


@pytest.mark.parametrize(
    "text",
    ["诚聘夜班客服,20:00-02:00,月薪面议", "招客服两名,上班9:00-18:00", "夜里两点到六点系统自动发货,人工不在"],
)
def test_hours_of_a_post_or_a_robot_are_no_contact_hours(text: str) -> None:
    assert _hours(text) == []


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("在线时间:上午九點至下午五點三十分", "09:00-17:30"),
        ("售后专员:9:00-22:30 天天都在", "09:00-22:30"),
        ("早十点到晚九点 我都在电脑前 看到就回", "10:00-21:00"),
        ("客服下班是晚上十一点,早上九点上班", "09:00-23:00"),
        ("客服全天在,有事直说", "00:00-24:00"),
        ("7x24小时工单受理", "00:00-24:00"),
        ("人工坐席二十四小时应答", "00:00-24:00"),
        ("盘点:上午9点-晚上8点,客服照常", ""),
        ("非工作时间(18:00-次日8:00)留言的客服,次日回复", ""),
        ("每周二6:00-9:00停服更新,客服会公告", ""),
    ],
)
def test_hours_are_told_by_who_is_there(text: str, hours: str) -> None:
    found = [clause.value for clause in extract_terms(text) if clause.type == "contact_hours"]
    assert found == ([hours] if hours else [])


@pytest.mark.parametrize(
    "text", ["服务时间:平日9:00-18:00,例假日休息", "周末及节假日无人值守，客服平日9:00-18:00"]
)
def test_plain_days_are_working_days_where_holidays_are_off(text: str) -> None:
    found = extract_terms(text)
    assert [(clause.value, clause.unit_note) for clause in found] == [("09:00-18:00", "working_days")]
