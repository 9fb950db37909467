"""Somebody reports an incident without an account and comes back with the code."""

from limits import RateLimitItemPerDay
from sqlmodel import select

from rating_site.store.db import Database, reading
from rating_site.store.models import Check, Platform
from rating_site.store.report_models import Report, ReportEvent, Trait
from tests.rating_site.web.sample_reports import GOOD, SEND, STORY, Reporter, picture, solution, started


def only_report(database: Database) -> Report:
    with reading(database) as session:
        return session.exec(select(Report)).one()


def test_a_report_goes_from_the_first_page_to_the_queue(reporter: Reporter, database: Database) -> None:
    assert reporter.begin().location == "/report/story"
    assert reporter.tell().location == "/report/order"
    assert reporter.order().location == "/report/evidence"
    assert reporter.show(picture()).location == "/report/evidence"
    assert reporter.client.post("/report/evidence", data={"next": "1"}).location == "/report/contact"
    assert reporter.client.post("/report/contact", data={"email": "a@b.example"}).location == "/report/check"
    assert reporter.send().location == "/report/done"
    assert reporter.code() in reporter.client.get("/report/done").text
    row = only_report(database)
    assert (row.state, row.evidence, row.order_shown) == ("submitted", "payment_record", "KM20****0123")


def test_an_unknown_shop_comes_into_being_only_when_the_report_is_sent(
    reporter: Reporter, database: Database, queued: list[tuple[str, str]]
) -> None:
    reporter.prepare()
    with reading(database) as session:
        assert session.exec(select(Platform)).all() == []
    reporter.send()
    with reading(database) as session:
        platform, check = session.exec(select(Platform)).one(), session.exec(select(Check)).one()
    assert only_report(database).platform_id == platform.id
    assert queued == [(check.batch_id, "live")]


def test_a_known_platform_is_reported_from_its_page(
    reporter: Reporter, database: Database, honest: str
) -> None:
    assert honest in reporter.client.get(f"/platforms/{honest}").text
    assert "云上点卡" in reporter.client.get(f"/report?platform={honest}").text
    reporter.client.post("/report", data={"platform": honest})
    assert only_report(database).platform_id == honest


def test_a_name_leads_to_a_choice(reporter: Reporter, honest: str) -> None:
    page = reporter.begin("云上点卡")
    assert page.status_code == 200 and f'value="{honest}"' in page.text


def test_without_a_script_patience_is_asked_for_and_a_person_looks_first(
    reporter: Reporter, database: Database
) -> None:
    reporter.prepare()
    assert reporter.send(script=False, wait=10).status_code == 422
    assert reporter.send(script=False, wait=21).location == "/report/done"
    assert (only_report(database).state, only_report(database).reason) == ("held", "no_challenge")


def test_nobody_is_faster_than_a_person(reporter: Reporter, database: Database) -> None:
    reporter.prepare()
    answer = reporter.send(wait=1)
    assert answer.status_code == 422 and "提交得太快了" in answer.text
    assert only_report(database).state == "draft"


def test_a_filled_trap_is_held_and_never_says_so(reporter: Reporter, database: Database) -> None:
    reporter.prepare()
    assert reporter.send(website="https://spam.example").location == "/report/done"
    assert only_report(database).reason == "honeypot"


def test_one_proof_of_work_sends_one_report(reporter: Reporter, database: Database) -> None:
    proof = solution(reporter.client)
    reporter.prepare()
    assert reporter.send(challenge=proof).location == "/report/done"
    reporter.prepare("other.example.net", order_number="B-2")
    assert reporter.send(challenge=proof).status_code == 422


def test_sending_twice_makes_one_report(reporter: Reporter, database: Database) -> None:
    reporter.report()
    assert reporter.client.post("/report/check", data=SEND).location == "/report/done"
    assert reporter.client.post("/report/story", data=STORY | {"story": "别的"}).location == "/report/mine"
    assert only_report(database).story == STORY["story"]


def test_the_code_opens_the_report_in_another_browser(reporter: Reporter) -> None:
    code = reporter.report()
    other = reporter.client.application.test_client()
    assert other.get("/report/mine").location == "/report/track"
    assert other.post("/report/track", data={"code": "00000-00000-00000-00000"}).status_code == 422
    typed = code.upper().replace("-", " ").replace("0", "O").replace("1", "l")
    assert other.post("/report/track", data={"code": typed}).location == "/report/mine"
    assert STORY["story"] in other.get("/report/mine").text


def test_an_order_that_went_well_is_told_on_one_page(reporter: Reporter, database: Database) -> None:
    assert reporter.begin(kind="went_well").location == "/report/good"
    page = reporter.client.get("/report/good").text
    reporter.clock.wait(30)
    sent = GOOD | SEND | {"started": started(page), "challenge": solution(reporter.client)}
    assert reporter.client.post("/report/good", data=sent).location == "/report/done"
    row = only_report(database)
    assert (row.kind, row.minutes, row.amount_fen, row.state) == ("went_well", 3, 600, "submitted")
    assert reporter.client.get("/report/mine").status_code == 200


def test_a_reporter_key_links_reports(reporter: Reporter, database: Database) -> None:
    reporter.prepare()
    reporter.send(key_choice="new")
    page = reporter.client.get("/report/done").text
    key = page.split("举报人密钥")[1].split('figures">')[1].split("<")[0]
    assert key not in reporter.client.get("/report/done").text
    reporter.prepare("other.example.net", order_number="B-2")
    reporter.send(key_choice="typed", key=key.upper())
    with reading(database) as session:
        assert len(set(session.exec(select(Report.reporter_id)).all())) == 1


def test_a_wrong_key_is_refused_and_the_draft_stays(reporter: Reporter, database: Database) -> None:
    reporter.prepare()
    answer = reporter.send(key_choice="typed", key="nothing")
    assert answer.status_code == 422 and "没有这个密钥" in answer.text
    assert only_report(database).state == "draft"


def test_a_key_is_kept_in_the_browser_only_by_consent(reporter: Reporter) -> None:
    reporter.prepare()
    reporter.send(key_choice="new")
    assert reporter.client.get_cookie("kajian_reporter") is None
    reporter.prepare("other.example.net", order_number="B-2")
    reporter.send(key_choice="new", keep_key="1")
    assert reporter.client.get_cookie("kajian_reporter") is not None


def test_one_person_sends_only_so_many_reports_a_day(reporter: Reporter, database: Database) -> None:
    daily = RateLimitItemPerDay(100)
    limiter = reporter.client.application.extensions["kajian"].limiter.limiter
    for _ in range(100):
        limiter.hit(daily, "report", "person", "127.0.0.1")
    reporter.prepare()
    assert reporter.send().status_code == 429
    assert only_report(database).state == "draft"


def test_what_is_kept_of_a_browser_is_a_keyed_hash(reporter: Reporter, database: Database) -> None:
    reporter.report()
    device = reporter.client.get_cookie("kajian_device")
    assert device is not None
    with reading(database) as session:
        traits = {row.name: row.value for row in session.exec(select(Trait))}
        assert session.exec(select(ReportEvent.kind)).all() == ["submitted"]
    assert {"device", "prefix", "payer", "text"} <= set(traits)
    assert all(len(value) == 64 and device.value not in value for value in traits.values())


def test_cookies_are_hidden_from_scripts_other_sites_and_other_pages(reporter: Reporter) -> None:
    answer = reporter.begin()
    cookies = [one for one in answer.headers.getlist("Set-Cookie") if "kajian_form" not in one]
    assert len(cookies) == 2
    assert all("HttpOnly" in one and "SameSite=Strict" in one and "Path=/" in one for one in cookies)
    assert answer.headers["Cache-Control"] == "private, no-store"


def test_a_code_is_never_in_an_address_or_in_the_database(reporter: Reporter, database: Database) -> None:
    code = reporter.report()
    assert code not in str(only_report(database).model_dump())


def test_a_draft_can_be_thrown_away(reporter: Reporter, database: Database) -> None:
    reporter.prepare()
    reporter.show(picture())
    assert reporter.client.post("/report/discard").location == "/report"
    with reading(database) as session:
        assert session.exec(select(Report)).all() == []
    assert list((reporter.client.application.extensions["kajian"].settings.data / "evidence").iterdir()) == []
