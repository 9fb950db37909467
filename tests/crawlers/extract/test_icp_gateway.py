"""The gateway's answers: found, empty, and everything that must never look empty."""

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawlers.extract.icp_blacklist import read_blacklist
from crawlers.extract.icp_gateway import GatewayAnswer, read_gateway, read_licensed

RECORD = {
    "domain": "shop.com",
    "mainLicence": "蜀ICP备19011193号",
    "serviceLicence": "蜀ICP备19011193号-6",
    "unitName": "成都某公司",
    "natureName": "企业",
    "limitAccess": "否",
    "contentTypeName": "宗教、出版",
    "updateRecordTime": "2024-03-01 09:25:43",
}


def answer(*records: dict[str, Any], asked: str = "shop.com", **params: Any) -> GatewayAnswer:
    listed = {"list": list(records), "total": len(records), "pageNum": 1, "pages": 1} | params
    return read_gateway(json.dumps({"code": 200, "params": listed, "success": True}).encode(), asked)


def test_a_record_is_read() -> None:
    (record,) = answer(RECORD).records
    assert (record.domain, record.main_licence, record.service_licence) == (
        "shop.com",
        "蜀ICP备19011193号",
        "蜀ICP备19011193号-6",
    )
    assert (record.limit_access, record.updated_on) == (False, date(2024, 3, 1))


@pytest.mark.parametrize("asked", ["SHOP.COM", "蜀ICP备19011193号", "蜀icp备19011193号-9", "蜀ICP备19011193"])
def test_records_are_found_by_domain_and_by_any_number_of_the_filer(asked: str) -> None:
    assert answer(RECORD, asked=asked).outcome == "found"


def test_pages_are_counted_for_numbers_with_many_sites() -> None:
    found = answer(RECORD, asked="蜀ICP备19011193号", total=60, pages=3, pageNum=2)
    assert (found.page, found.pages, found.total) == (2, 3, 60)


def test_restricted_access_is_read() -> None:
    assert answer(RECORD | {"limitAccess": "是"}).records[0].limit_access


def test_a_chinese_name_matches_its_a_label() -> None:
    assert answer(RECORD | {"domain": "例子.中国"}, asked="xn--fsqu00a.xn--fiqs8s").outcome == "found"


def test_an_empty_list_is_empty() -> None:
    assert answer().outcome == "empty"


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[]",
        b"null",
        b"<html>502</html>",
        b'{"code": 200}',
        b'{"code": 777}',
        b'{"code": 200, "params": null}',
        b'{"code": 200, "params": {}}',
        b'{"code": 200, "params": {"list": null}}',
        b'{"code": true}',
        b'{"code": 200, "params": {"list": {}}}',
        b'{"code": 200, "params": {"list": [], "total": 3}}',
        b'{"code": 200, "params": {"list": []}, "success": false}',
        b'{"params": {"list": []}}',
        b'{"code": 200, "params": {"list": [null]}}',
        b'{"code": 500, "message": null}',
        b"[" * 90_000,
        b'{"code": 200, "params": {"list": [], "total": "many"}}',
    ],
)
def test_what_is_unclear_is_never_empty(body: bytes) -> None:
    found = read_gateway(body, "shop.com")
    assert found.outcome == "gateway_error" and found.reason


@pytest.mark.parametrize(
    "change",
    [
        {"domain": "other.com"},
        {"domain": "evil-shop.com"},
        {"domain": "www.shop.com"},
        {"domain": ""},
        {"mainLicence": None},
        {"limitAccess": "?"},
        {"domain": {"x": 1}},
    ],
)
def test_a_record_about_something_else_is_an_error(change: dict[str, Any]) -> None:
    assert answer(RECORD | change).outcome == "gateway_error"


@pytest.mark.parametrize(
    ("code", "text", "outcome"),
    [
        (429, "您目前访问频次过高[访问ip：192.0.2.1], 请稍后再试。", "rate_limited"),
        (500, "当前访问已被创宇盾拦截", "blocked"),
        (401, "请求非法,已阻止,请及时刷新页面", "blocked"),
        (401, "token过期,请及时刷新页面", "gateway_error"),
        (500, "验证码识别失败", "gateway_error"),
        ("122", "工信部服务器异常", "gateway_error"),
    ],
)
@pytest.mark.parametrize("name", ["msg", "message", "error"])
def test_errors_are_told_by_code_and_text(code: int | str, text: str, outcome: str, name: str) -> None:
    found = read_gateway(json.dumps({"code": code, name: text}).encode(), "shop.com")
    assert (found.outcome, found.code) == (outcome, int(code))
    assert "192.0.2.1" not in found.reason


@pytest.mark.parametrize(
    ("data", "outcome"),
    [
        ({"isRecorded": True} | RECORD, "found"),
        ({"isRecorded": False}, "empty"),
        ({}, "gateway_error"),
        ({"isRecorded": "no"}, "gateway_error"),
        ({"isRecorded": True} | RECORD | {"domain": "x.com"}, "gateway_error"),
        (None, "gateway_error"),
        ({"isRecorded": True}, "gateway_error"),
    ],
)
def test_a_licensed_service_says_outright_whether_there_is_a_record(data: Any, outcome: str) -> None:
    body = json.dumps({"code": 0, "msg": "Success", "data": data}).encode()
    assert read_licensed(body, "shop.com").outcome == outcome


def test_a_licensed_service_that_failed_says_nothing() -> None:
    body = json.dumps({"code": -1, "msg": "服务器异常", "data": {"isRecorded": False}}).encode()
    assert read_licensed(body, "shop.com").outcome == "gateway_error"


@pytest.mark.parametrize(
    ("params", "outcome", "restricted"),
    [
        ({"domainName": "shop.com", "blackListLevel": 2}, "found", False),
        ({"domainName": "shop.com", "blackListLevel": "1"}, "found", True),
        ({"domainName": "shop.com", "blackListLevel": None}, "found", False),
        ({"domainName": "other.com", "blackListLevel": 1}, "gateway_error", False),
        ({"domainName": "shop.com"}, "gateway_error", False),
        ({"list": []}, "gateway_error", False),
        (None, "gateway_error", False),
        ({"domainName": "shop.com", "blackListLevel": "x"}, "gateway_error", False),
    ],
)
def test_the_blacklist_is_one_object(params: Any, outcome: str, restricted: bool) -> None:
    found = read_blacklist(json.dumps({"code": 200, "params": params}).encode(), "shop.com")
    assert (found.outcome, found.restricted) == (outcome, restricted)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=10) | st.just(200),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["code", "params", "list", "domain", "msg", "data", "total"]), inner, max_size=4
        )
    ),
    max_leaves=15,
)


@given(json_values)
def test_no_json_breaks_the_readers_or_looks_empty_by_accident(value: Any) -> None:
    body = json.dumps(value).encode()
    read_licensed(body, "a.com"), read_blacklist(body, "a.com")
    if read_gateway(body, "a.com").outcome == "empty":
        assert value["code"] in (200, "200") and value["params"]["list"] == []
