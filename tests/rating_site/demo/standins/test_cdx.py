from datetime import date

from werkzeug.test import Client, TestResponse

from rating_site.demo.standins.cdx import CdxStandIn
from rating_site.demo.standins.failures import Failure
from rating_site.demo.standins.records import Capture
from rating_site.demo.world_facts import captures
from tests.shared_folder import shared

STAND_IN = CdxStandIn(
    (
        *captures(date(2026, 3, 1)),
        Capture("http://yunka-demo.example/", "20170101000000", status="302"),
        Capture("http://shop.yunka-demo.example/a", "20160101000000"),
        Capture("http://notyunka-demo.example/", "20150101000000"),
    )
)


def get(query: str, stand_in: CdxStandIn = STAND_IN) -> TestResponse:
    return Client(stand_in).get(f"/cdx/search/cdx?{query}")


def test_the_earliest_good_capture_comes_with_limit_and_filter() -> None:
    wanted = "output=json&limit=1&fl=timestamp,original,statuscode&filter=statuscode:200"
    assert get(f"url=yunka-demo.example&{wanted}").get_json() == [
        ["timestamp", "original", "statuscode"],
        ["20180620031455", "http://yunka-demo.example/", "200"],
    ]


def test_www_scheme_and_port_fold_into_one_address() -> None:
    rows = get("url=https://www.yunka-demo.example:443/&output=json").get_json()
    assert [row[1] for row in rows[1:]] == ["20170101000000", "20180620031455", "20210311120000"]


def test_a_whole_domain_is_sorted_by_key_and_not_by_time() -> None:
    rows = get("url=yunka-demo.example&matchType=domain&output=json&fl=timestamp").get_json()
    assert [row[0] for row in rows[1:]] == [
        "20170101000000",
        "20180620031455",
        "20210311120000",
        "20160101000000",
    ]


def test_nothing_found_is_an_empty_array_or_zero_bytes() -> None:
    assert get("url=none.example&output=json").get_json() == []
    assert get("url=none.example").data == b""


def test_text_rows_have_the_columns_of_recorded_ones() -> None:
    recorded = shared("samples/cdx/zero_length_cdx.txt").read_text().splitlines()[0].split(" ")
    row = get("url=kami-demo.example").text.splitlines()[0].split(" ")
    assert len(row) == len(recorded)
    assert (row[0], recorded[0]) == ("example,kami-demo)/", "com,cnn)/")
    assert [len(row[n]) for n in (1, 5)] == [len(recorded[n]) for n in (1, 5)]


def test_an_excluded_site_is_403_with_the_recorded_header() -> None:
    stand_in = CdxStandIn((), {"kami-demo.example": Failure.BLOCKED_SITE})
    answer = get("url=kami-demo.example&output=json", stand_in)
    recorded = " ".join(shared("samples/cdx/test_search_raises_for_blocked_urls.yaml").read_text().split())
    assert answer.status_code == 403
    assert answer.headers["X-Archive-Wayback-Runtime-Error"] in recorded
    assert stand_in.asked == ["kami-demo.example"]


def test_other_paths_and_empty_questions_are_not_found() -> None:
    assert Client(STAND_IN).get("/").status_code == 404
    assert get("url=").status_code == 404
