import json
from typing import Any

import pytest
from werkzeug.test import Client, TestResponse

from rating_site.demo.standins.failures import EVERYWHERE, Failure
from rating_site.demo.standins.gateway import FAILURES, GatewayStandIn
from rating_site.demo.standins.records import Filing
from rating_site.demo.world_facts import filings
from tests.rating_site.demo.shapes import shape
from tests.shared_folder import shared

YUNKA = "yunka-demo.example"


def get(query: str, *, failure: Failure | None = None, path: str = "/query/web") -> TestResponse:
    failures = {YUNKA: failure} if failure else {}
    return Client(GatewayStandIn(filings(), failures)).get(f"{path}?{query}")


def found(search: str) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = get(f"search={search}").get_json()["params"]["list"]
    return items


def test_canary_is_always_filed() -> None:
    assert found("qq.com")[0]["mainLicence"] == "粤B2-20090059"


@pytest.mark.parametrize(
    "search", [YUNKA, "浙ICP备18999901号", "浙ICP备18999901号-1", "云岬（演示）网络科技有限公司"]
)
def test_filings_are_found_by_domain_number_and_full_unit_name(search: str) -> None:
    assert [item["domain"] for item in found(search)] == [YUNKA]


def test_subdomains_and_addresses_find_nothing() -> None:
    assert found(f"www.{YUNKA}") == found(f"http://{YUNKA}") == found("jishou-demo.example") == []


def test_a_found_filing_has_the_shape_of_the_recorded_answer() -> None:
    recorded = json.loads(shared("samples/icp_gateway/query_found_scgzyun.com_2024.json").read_text())
    assert shape(get(f"search={YUNKA}").get_json()) == shape(recorded)


def test_page_numbers_agree_with_the_recorded_answers() -> None:
    for name, search in (("query_found_qq.com_2023", "qq.com"), ("query_notfound_DERIVED", "none.example")):
        recorded = json.loads(shared(f"samples/icp_miit/{name}.json").read_text())["params"]
        answer = get(f"search={search}").get_json()["params"]
        del recorded["list"], answer["list"]
        assert answer == recorded


def test_content_types_are_scrambled_on_each_answer() -> None:
    client = Client(GatewayStandIn(()))
    first, second = (client.get("/query/web?search=qq.com").get_json() for _ in range(2))
    assert first["params"]["list"][0]["contentTypeName"] != second["params"]["list"][0]["contentTypeName"]


def test_many_filings_of_one_unit_come_in_pages_of_26_at_most() -> None:
    main = "京ICP备20999999号"
    many = tuple(Filing(f"s{n}.example", main, f"{main}-{n}", "示例", "") for n in range(30))
    client = Client(GatewayStandIn(many))
    pages = [client.get(f"/query/web?search={main}&pageNum={n}&pageSize=99").get_json() for n in (1, 2)]
    first, second = (page["params"] for page in pages)
    assert [len(first["list"]), len(second["list"])] == [26, 4]
    assert [first["hasNextPage"], second["hasNextPage"], second["total"]] == [True, False, 30]


def test_a_post_with_json_asks_the_same() -> None:
    answer = Client(GatewayStandIn(filings())).post("/query/web", json={"search": YUNKA})
    assert answer.get_json()["params"]["total"] == 1


@pytest.mark.parametrize(
    ("path", "query", "code"),
    [("/query/web", "", 101), ("/query/none", "search=x", 102), ("/other", "", 404)],
)
def test_wrong_questions_are_told_in_the_body_with_status_200(path: str, query: str, code: int) -> None:
    answer = get(query, path=path)
    assert answer.status_code == 200
    assert answer.get_json()["code"] == code


def test_blacklist_answer_is_one_object_and_not_a_list() -> None:
    recorded = json.loads(shared("samples/icp_gateway/blacklist_fields_SECONDHAND.json").read_text())
    answer = get(f"search={YUNKA}", path="/query/bweb").get_json()["params"]
    assert answer.keys() == recorded["bweb"]["params"].keys()
    assert answer["blackListLevel"] == 2


def test_apps_have_no_filings_here() -> None:
    assert get(f"search={YUNKA}", path="/query/app").get_json()["params"]["list"] == []


@pytest.mark.parametrize(
    "failure",
    [
        Failure.CAPTCHA,
        Failure.WAF_BODY,
        Failure.REGISTER_ERROR,
        Failure.TOKEN_EXPIRED,
        Failure.OLD_GATEWAY_ERROR,
        Failure.SIGN_IN_REQUIRED,
    ],
)
def test_gateway_failures_are_recorded_ones(failure: Failure) -> None:
    recorded = json.loads(shared("samples/icp_gateway/errors_HG-ha.json").read_text())
    answer = get(f"search={YUNKA}", failure=failure)
    assert {"http": answer.status_code, "body": answer.get_json()} in [
        {"http": entry["http"], "body": entry["body"]} for entry in recorded
    ]


def test_rate_limit_of_the_register_hides_in_a_body_with_status_200() -> None:
    recorded = json.loads(shared("samples/icp_miit/errors.json").read_text())
    answer = get(f"search={YUNKA}", failure=Failure.REGISTER_RATE_LIMITED)
    assert answer.status_code == 200
    text = answer.get_json()["msg"].replace("127.0.0.1", "x.x.x.x")
    assert text in [entry["body"]["msg"] for entry in recorded]


def test_throttled_answer_cannot_be_told_from_a_true_empty_one() -> None:
    throttled = get(f"search={YUNKA}", failure=Failure.THROTTLED_EMPTY)
    assert throttled.data == get("search=none.example").data


def test_foreign_record_is_another_domain() -> None:
    answer = get(f"search={YUNKA}", failure=Failure.FOREIGN_RECORD).get_json()
    assert [item["domain"] for item in answer["params"]["list"]] == ["qq.com"]


def test_bodies_without_params_and_with_unknown_codes_can_be_had() -> None:
    assert "params" not in get(f"search={YUNKA}", failure=Failure.NO_PARAMS).get_json()
    assert get(f"search={YUNKA}", failure=Failure.UNKNOWN_CODE).get_json()["code"] == 777


def test_failures_befall_only_the_name_they_are_set_for() -> None:
    assert get("search=qq.com", failure=Failure.CAPTCHA).get_json()["params"]["total"] == 1
    assert EVERYWHERE < FAILURES
