"""Recorded answers of the ICP register, its gateways, crt.sh and the Wayback CDX server."""

import json
from datetime import date

import pytest

from crawlers.extract.crtsh import read_crtsh
from crawlers.extract.icp_gateway import read_gateway, read_licensed
from crawlers.extract.wayback_cdx import read_cdx
from tests.shared_folder import shared


@pytest.mark.parametrize(
    ("name", "asked", "main", "day"),
    [
        ("icp_miit/query_found_mi.cn_2021.json", "mi.cn", "京ICP备10046444号", date(2021, 8, 16)),
        ("icp_miit/query_found_qq.com_2022_via_ymicp.json", "qq.com", "粤B2-20090059", date(2022, 9, 6)),
        ("icp_miit/query_found_qq.com_2023.json", "粤B2-20090059-5", "粤B2-20090059", date(2023, 10, 18)),
        (
            "icp_gateway/query_found_scgzyun.com_2024.json",
            "scgzyun.com",
            "蜀ICP备19011193号",
            date(2024, 3, 1),
        ),
    ],
)
def test_recorded_hits_are_found(name: str, asked: str, main: str, day: date) -> None:
    answer = read_gateway(shared(f"samples/{name}").read_bytes(), asked)
    assert answer.outcome == "found"
    assert (answer.records[0].main_licence, answer.records[0].updated_on) == (main, day)


@pytest.mark.parametrize("name", ["record_baidu", "record_bilibili_2025"])
def test_recorded_records_of_other_kinds_are_read(name: str) -> None:
    record = json.loads(shared(f"samples/icp_miit/{name}.json").read_text(encoding="utf-8"))
    body = json.dumps({"code": "200", "params": {"list": [record]}}).encode()
    assert read_gateway(body, record["mainLicence"]).outcome == "found"


def test_the_derived_empty_answer_is_empty() -> None:
    body = shared("samples/icp_miit/query_notfound_DERIVED.json").read_bytes()
    assert read_gateway(body, "shop.example").outcome == "empty"


@pytest.mark.parametrize("name", ["icp_miit/errors.json", "icp_gateway/errors_HG-ha.json"])
def test_no_recorded_error_looks_like_an_answer(name: str) -> None:
    for case in json.loads(shared(f"samples/{name}").read_text(encoding="utf-8")):
        answer = read_gateway(json.dumps(case["body"]).encode(), "shop.example")
        assert answer.outcome in ("gateway_error", "blocked", "rate_limited") and answer.reason


def test_the_firewall_page_is_blocked() -> None:
    body = shared("samples/icp_miit/waf_block_knownsec_2023-09-19.html").read_bytes()
    assert read_gateway(body, "shop.example").outcome == "blocked"


def test_only_the_licensed_shape_is_read_of_all_third_party_shapes() -> None:
    shapes = json.loads(shared("samples/icp_thirdparty/shapes.json").read_text(encoding="utf-8"))
    for shape in shapes:
        ours = shape["api"].startswith("fghwett/icp")
        said = [
            read_licensed(json.dumps(shape.get(name, {})).encode(), "mi.cn").outcome
            for name in ("found", "not_found")
        ]
        assert said == (["found", "empty"] if ours else ["gateway_error"] * 2)


def test_recorded_certificates_count_by_exact_suffix() -> None:
    body = shared("samples/crtsh/mcgyver5__dli.mn.gov.json").read_bytes()
    answer = read_crtsh(body, "python.org")
    assert (answer.earliest_not_before, answer.earliest_entry) == (date(2011, 10, 10), date(2013, 3, 26))
    assert read_crtsh(body, "thon.org").outcome == "empty"


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("bad_timestamp", date(2000, 1, 25)),
        ("malformed", date(2020, 4, 18)),
        ("zero_length", date(2010, 2, 15)),
    ],
)
def test_recorded_captures_survive_their_bad_rows(name: str, day: date) -> None:
    assert read_cdx(shared(f"samples/cdx/{name}_cdx.txt").read_bytes()).first_capture == day
