"""A calendar file reads back as what was put in, however hostile the text."""

import re
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rating_site.assistant.ics import Entry, calendar

NOW = datetime(2026, 11, 20, 4, tzinfo=UTC)
TEXTS = st.text(max_size=300)


def parsed(text: str) -> list[dict[str, str]]:
    """The events of a calendar file: unfolded, split at the first colon, alarms left out."""
    lines = text.replace("\r\n ", "").split("\r\n")
    assert lines[0] == "BEGIN:VCALENDAR" and lines[-2:] == ["END:VCALENDAR", ""]
    events: list[dict[str, str]] = []
    depth = ""
    for line in lines:
        name, _, value = line.partition(":")
        if name == "BEGIN":
            depth = value
            events += [{}] if value == "VEVENT" else []
        elif name == "END":
            depth = "VEVENT"
        elif depth == "VEVENT" and events:
            events[-1].setdefault(name, plain(value))
    return events


def plain(value: str) -> str:
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] == "n" else found[1], value)


def test_an_entry_reads_back() -> None:
    entry = Entry(
        "截止：微信支付, 商户; 首次\\回复", datetime(2026, 12, 1, 8, 30, tzinfo=UTC), "第一行\n第二行"
    )
    event = parsed(calendar([entry], NOW))[0]
    assert event["SUMMARY"] == entry.summary and event["DESCRIPTION"] == entry.description
    assert event["DTSTART"] == "20261201T083000Z" and event["DTSTAMP"] == "20261120T040000Z"


@given(TEXTS, TEXTS)
def test_no_text_breaks_out_of_its_line(summary: str, description: str) -> None:
    text = calendar([Entry(summary, NOW, description)], NOW)
    assert [event["UID"][-7:] for event in parsed(text)] == ["@kajian"]
    assert text.count("\r\nBEGIN:VEVENT\r\n") == 1 and "\n" not in text.replace("\r\n", "")


@given(st.text(alphabet="维a\\;,\n", max_size=400))
def test_lines_are_at_most_75_octets_and_split_no_character(summary: str) -> None:
    text = calendar([Entry(summary, NOW)], NOW)
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75
    assert parsed(text)[0]["SUMMARY"] == summary


def test_the_same_limit_has_the_same_name_and_others_another() -> None:
    first, again, other = (parsed(calendar([Entry(name, NOW)], NOW))[0]["UID"] for name in "aab")
    assert first == again != other


def test_two_reminders_come_before() -> None:
    text = calendar([Entry("x", NOW)], NOW)
    assert "TRIGGER:-P1D" in text and "TRIGGER:-PT2H" in text


def test_a_moment_without_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        calendar([Entry("x", datetime(2026, 1, 1))], NOW)


def test_an_empty_calendar_is_still_one() -> None:
    assert parsed(calendar([], NOW)) == []
