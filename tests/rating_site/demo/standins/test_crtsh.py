import json
from datetime import date

from werkzeug.test import Client, TestResponse

from rating_site.demo.standins.crtsh import CrtShStandIn
from rating_site.demo.standins.failures import Failure
from rating_site.demo.world_facts import certificates
from tests.rating_site.demo.shapes import shape
from tests.shared_folder import shared

STAND_IN = CrtShStandIn(certificates(date(2026, 3, 1)))


def get(path: str, stand_in: CrtShStandIn = STAND_IN) -> TestResponse:
    return Client(stand_in).get(path)


def test_rows_have_the_members_of_recorded_ones_and_the_newer_three() -> None:
    recorded = json.loads(shared("samples/crtsh/mcgyver5__dli.mn.gov.json").read_text())[0]
    row = get("/?q=%25.yunka-demo.example&output=json").get_json()[0]
    assert {key: type(row[key]) for key in recorded} == {key: type(value) for key, value in recorded.items()}
    assert row.keys() - recorded.keys() == {"common_name", "serial_number", "result_count"}


def test_times_have_the_recorded_forms() -> None:
    recorded = json.loads(shared("samples/crtsh/mcgyver5__dli.mn.gov.json").read_text())[0]
    row = get("/?q=%25.yunka-demo.example&output=json").get_json()[0]
    assert [len(row[key]) for key in ("entry_timestamp", "not_before")] == [
        len(recorded[key]) for key in ("entry_timestamp", "not_before")
    ]


def test_names_are_joined_by_line_ends_and_entries_come_newest_first() -> None:
    rows = get("/?q=%25.yunka-demo.example&output=json").get_json()
    assert [row["not_before"][:4] for row in rows] == ["2024", "2018"]
    assert rows[0]["name_value"] == "yunka-demo.example\nwww.yunka-demo.example"


def test_a_bare_name_matches_itself_and_an_unknown_one_gives_an_empty_array() -> None:
    assert len(get("/?q=kami-demo.example&output=json").get_json()) == 1
    assert get("/?q=%25.none.example&output=json").get_json() == []


def test_a_suffix_of_another_name_does_not_match() -> None:
    assert get("/?q=%25.demo.example&output=json").get_json() == []


def test_without_output_json_a_page_comes() -> None:
    assert get("/?q=kami-demo.example").content_type.startswith("text/html")


def test_failure_is_set_by_name() -> None:
    stand_in = CrtShStandIn((), {"kami-demo.example": Failure.BAD_GATEWAY})
    assert get("/?q=%25.kami-demo.example&output=json", stand_in).status_code == 502
    assert stand_in.asked == ["kami-demo.example"]
    assert shape(get("/?q=%25.yunka-demo.example&output=json", stand_in).get_json()) == []
