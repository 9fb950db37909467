import json
from datetime import date, datetime

from werkzeug.test import Client, TestResponse

from rating_site.demo.standins.failures import Failure
from rating_site.demo.standins.rdap import RdapStandIn
from rating_site.demo.world_facts import registrations
from tests.rating_site.demo.shapes import shape
from tests.shared_folder import shared

TODAY = date(2026, 3, 1)


def get(path: str, stand_in: RdapStandIn | None = None) -> TestResponse:
    return Client(stand_in or RdapStandIn(registrations(TODAY))).get(path)


def test_a_registered_name_is_answered_with_its_registration_event() -> None:
    answer = get("/domain/yunka-demo.example")
    assert answer.content_type == "application/rdap+json"
    events = {event["eventAction"]: event["eventDate"] for event in answer.get_json()["events"]}
    assert datetime.fromisoformat(events["registration"]).date() == date(2018, 4, 11)


def test_names_are_read_without_case_and_final_dot() -> None:
    assert get("/domain/Yunka-Demo.EXAMPLE.").get_json()["ldhName"] == "YUNKA-DEMO.EXAMPLE"


def test_date_forms_differ_between_names_as_between_registries() -> None:
    def ending(key: str) -> str:
        return str(get(f"/domain/{key}-demo.example").get_json()["events"][0]["eventDate"])[19:]

    assert [ending("yunka"), ending("kami"), ending("jishou")] == ["Z", ".0Z", ".000+0000"]


def test_an_unknown_name_is_404_with_the_error_object() -> None:
    answer = get("/domain/none.example")
    assert answer.status_code == 404
    assert answer.get_json()["errorCode"] == 404


def test_other_questions_are_bad_requests() -> None:
    assert get("/ip/192.0.2.1").status_code == 400


def test_bootstrap_has_the_shape_of_the_file_at_iana_and_names_this_server() -> None:
    answer = get("/dns.json").get_json()
    recorded = json.loads(shared("samples/rdap/iana_dns_2026-03-23.json").read_text())
    assert shape(answer) == shape(recorded)
    assert answer["services"] == [[["example"], ["http://localhost/"]]]


def test_members_are_those_of_a_recorded_answer() -> None:
    recorded = json.loads(shared("samples/rdap/whodap__bitcoin.top.json").read_text())
    answer = get("/domain/kami-demo.example").get_json()
    for member in ("objectClassName", "ldhName", "handle", "status", "links", "rdapConformance"):
        assert shape(answer[member]) == shape(recorded.get(member, answer[member]))
    actions = {event["eventAction"] for event in recorded["events"]}
    assert {event["eventAction"] for event in answer["events"]} == actions


def test_a_failure_befalls_only_its_name_and_may_end() -> None:
    stand_in = RdapStandIn(registrations(TODAY), failures={"kami-demo.example": Failure.RATE_LIMITED})
    assert get("/domain/kami-demo.example", stand_in).headers["Retry-After"] == "30"
    assert get("/domain/yunka-demo.example", stand_in).status_code == 200
    stand_in.failures.clear()
    assert get("/domain/kami-demo.example", stand_in).status_code == 200
    assert stand_in.asked == ["kami-demo.example", "yunka-demo.example", "kami-demo.example"]
