"""The assistant answers what was posted, in every branch, and forgets it."""

from collections.abc import Callable
from datetime import datetime
from random import Random
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import MetaData, select
from werkzeug.test import TestResponse

from rating_site.assistant import words
from rating_site.store.db import Database, reading
from rating_site.web.assistant_inputs import Payment, Situation
from tests.rating_site.web.hostile import _TEXTS, MARK
from tests.rating_site.web.sample_rows import BAD, HONEST, WORDING, Shop, add_listing
from tests.rating_site.web.sample_rules import DAY, HOST, NAME, changing

Add = Callable[[Shop], str]
TOLD = {"problem": "not_delivered", "channel": "wechat", "asked": "resupply"}
SECRET = "ZQXJ7731KVBN9942"
WECHAT = "Mozilla/5.0 (iPhone) AppleWebKit/605 MicroMessenger/8.0.50"


def ask(client: FlaskClient, path: str = "/assistant", **told: Any) -> TestResponse:
    return client.post(path, data=TOLD | told)


def typed(at: datetime) -> str:
    return at.isoformat()


def everything(database: Database) -> str:
    """Every value of every table as one text."""
    with reading(database) as session:
        tables = MetaData()
        tables.reflect(session.connection())
        return repr([list(session.connection().execute(select(table))) for table in tables.sorted_tables])


def test_the_empty_form_warns_of_recovery_offers_first(client: FlaskClient) -> None:
    html = client.get("/assistant").text
    assert words.RECOVERY in html and html.index(words.RECOVERY) < html.index("<form class")


def test_every_step_is_shown_with_its_warning(client: FlaskClient) -> None:
    html = ask(client).text
    places = [html.index(f" {title}</h2>") for title in words.STEPS.values()]
    assert places == sorted(places) and html.count(words.RECOVERY_SHORT) == len(words.STEPS)
    assert words.DISCLAIMER in html


@pytest.mark.parametrize("problem", ["vanished", "fake_recovery", "account_recovered"])
def test_where_minutes_count_the_police_come_first(client: FlaskClient, problem: str) -> None:
    html = ask(client, problem=problem).text
    assert html.index(words.URGENT) < html.index("step-confirm") and 'href="tel:110"' in html
    assert words.URGENT not in ask(client).text


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"channel": "transfer"}, "没有商户投诉。"),
        ({"channel": "balance", "topup": "wechat"}, "投诉商家。写一次"),
        ({"channel": "usdt"}, "交易哈希报警"),
        ({"resale": "1"}, "不算生活消费"),
        ({"minor": "1"}, "由监护人出面"),
        ({"cause": "wrong_input"}, "请先暂停发货"),
        ({"problem": "double_charge"}, "只退重复的那一笔"),
        ({"id_asked": "1"}, "斜穿证件的水印"),
        ({"support": "refused"}, "转交主管处理"),
        ({"cheap": "1"}, "远低于官方价的代充"),
        ({"operator": "unknown"}, "12315 可能不受理"),
        ({"operator": "known"}, "营业执照上的全称和地址"),
    ],
)
def test_every_branch_reaches_its_words(client: FlaskClient, told: dict[str, str], said: str) -> None:
    answer = ask(client, **told)
    assert answer.status_code == 200 and said in answer.text


def test_the_order_number_is_masked_in_the_message(client: FlaskClient) -> None:
    html = ask(client, order_number=SECRET).text
    message = html.split('id="message-plain"')[1].split("</blockquote>")[0]
    assert "ZQXJ****9942" in message and SECRET not in message


def test_what_is_told_goes_into_no_table_and_no_log(
    client: FlaskClient,
    database: Database,
    now: datetime,
    capfd: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    before = everything(database)
    told = {
        "order_number": SECRET,
        "amount": "7319.42",
        "paid_at": typed(now - DAY),
        "q": f"{SECRET}.example",
    }
    for path in ("/assistant", "/assistant/deadlines.ics"):
        assert ask(client, path, **told).status_code == 200
    assert ask(client, order_number=SECRET, amount="x", problem=SECRET).status_code == 422
    client.post("/before-paying", data={"product": "other", "q": f"{SECRET}.example"})
    printed = "".join(capfd.readouterr()) + caplog.text
    assert everything(database) == before and SECRET not in printed and "7319" not in printed


def test_nothing_told_stands_in_an_address(client: FlaskClient) -> None:
    html = ask(client, order_number=SECRET).text
    assert 'action="/assistant" method="post"' in html
    assert not any(SECRET in part.split('"')[0] for part in html.split('href="'))
    assert client.get(f"/assistant/deadlines.ics?problem=vanished&order_number={SECRET}").status_code == 405


@pytest.mark.parametrize("path", ["/assistant", "/assistant/deadlines.ics"])
def test_answers_stay_in_no_cache(client: FlaskClient, path: str) -> None:
    assert ask(client, path).headers["Cache-Control"] == "private, no-store"


def test_the_platforms_own_rule_of_the_order_date_counts(
    client: FlaskClient, database: Database, now: datetime
) -> None:
    changing(database, now)
    html = ask(client, q=HOST, paid_at=typed(now - 35 * DAY), asked_at=typed(now - 34.5 * DAY)).text
    assert NAME in html and "付款后24小时内未到账可申请补单" in html and "截止" in html


def test_a_platform_may_come_from_its_page(client: FlaskClient, honest: str) -> None:
    html = client.get(f"/assistant?platform={honest}").text
    assert HONEST.name in html and f'name="platform" value="{honest}"' in html
    assert client.get(f"/platforms/{honest}").text.count(f"/assistant?platform={honest}") == 1


def test_a_platform_nobody_knows_is_said_to_be_unknown(client: FlaskClient) -> None:
    assert "没有认出是哪一家平台" in ask(client, q="nobody.example.net").text
    assert 'name="platform" value=""' in client.get("/assistant?platform=" + "0" * 12).text


def test_unverified_limits_are_shown_without_a_number(client: FlaskClient) -> None:
    html = ask(client, channel="alipay").text
    waiting = html.split("还没有开始计时的期限")[1].split("</details>")[0]
    shown = next(part for part in waiting.split("<li>") if "付款软件里显示" in part)
    assert "没有核对过的数字" in shown and "小时" not in shown and " 天" not in shown


def test_the_deadline_of_the_app_is_taken_from_the_buyer(client: FlaskClient, now: datetime) -> None:
    html = ask(client, channel="alipay", app_deadline="2026-11-23T18:00").text
    assert "2026-11-23 18:00" in html and "付款软件里显示的投诉或回应期限" in html


def test_the_calendar_file_holds_what_comes_still(client: FlaskClient, now: datetime) -> None:
    told = {"pay_complaint_at": typed(now), "paid_at": typed(now - 400 * DAY)}
    answer = ask(client, "/assistant/deadlines.ics", **told)
    assert answer.mimetype == "text/calendar" and "attachment" in answer.headers["Content-Disposition"]
    assert "DTSTART:20261121T040000Z" in answer.text and answer.text.endswith("END:VCALENDAR\r\n")
    assert ask(client, "/assistant/deadlines.ics", problem="x").status_code == 422


def test_wechat_is_told_to_open_a_browser(client: FlaskClient) -> None:
    html = client.post("/assistant", data=TOLD, headers={"User-Agent": WECHAT}).text
    assert "在浏览器打开" in html and "在浏览器打开" not in ask(client).text


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ({"problem": ""}, "请填写这一项。"),
        ({"channel": "cash"}, "请从列出的选项里选择。"),
        ({"paid_at": "yesterday"}, "看不懂这个时间"),
        ({"paid_at": "2026-12-24"}, "时间在将来"),
        ({"paid_at": "2026-11-19", "asked_at": "2026-11-01"}, "时间早于付款"),
        ({"amount": "many"}, "看不懂这个金额"),
        ({"order_number": "9" * 65}, "太长了"),
    ],
)
def test_what_is_wrong_is_said_beside_the_field(
    client: FlaskClient, told: dict[str, str], sentence: str
) -> None:
    answer = ask(client, **told)
    assert answer.status_code == 422 and sentence in answer.text


def test_too_much_is_refused(client: FlaskClient) -> None:
    assert ask(client, q="x" * 70_000).status_code == 413


def test_forms_need_their_token(make_app: Any) -> None:
    assert ask(make_app().test_client()).status_code == 400


def test_hostile_texts_meet_a_clear_answer(client: FlaskClient) -> None:
    dice = Random(20261122)  # noqa: S311  # the same attacks every time
    pages = (("/assistant", Situation), ("/before-paying", Payment))
    for number in range(120):
        path, model = pages[number % 2]
        names = dice.sample(sorted(model.model_fields), 3)
        told = {name: dice.choice(_TEXTS)(dice)[:9_000] for name in names}
        answer = client.post(path, data=TOLD | {"product": "other"} | told)
        assert answer.status_code in (200, 413, 422), told
        assert MARK not in answer.text, told


@pytest.mark.parametrize(
    ("receiver", "tone"), [("personal", "stop"), ("merchant", "fine"), ("unknown", "care")]
)
def test_who_receives_the_money_is_judged_before_paying(
    client: FlaskClient, receiver: str, tone: str
) -> None:
    html = client.post("/before-paying", data={"product": "card_code", "receiver": receiver}).text
    assert f'class="verdict {tone}"' in html and words.RECEIVER_TEXTS[receiver] in html
    assert words.PRODUCT_TEXTS["card_code"] in html


def test_the_resupply_limit_runs_from_the_payment(
    client: FlaskClient, database: Database, now: datetime
) -> None:
    platform = changing(database, now)
    told = {"product": "other", "platform": platform, "paid_at": typed(now)}
    html = client.post("/before-paying", data=told).text
    assert 'data-until="2026-11-22T12:00:00+08:00"' in html and "2026-11-22 12:00" in html
    assert f"/platforms/{platform}/rules/archive" in html and "补单的期限</h2>" in html


def test_before_paying_the_limit_is_told_as_if_one_paid_now(
    client: FlaskClient, database: Database, now: datetime
) -> None:
    html = client.post("/before-paying", data={"product": "other", "platform": changing(database, now)}).text
    assert "如果现在付款" in html and "2026-11-22 12:00" in html and "在期限内" not in html


def test_a_listed_platform_says_so_before_paying(
    client: FlaskClient, add: Add, database: Database, now: datetime
) -> None:
    platform = add(BAD)
    add_listing(database, platform, "listed", WORDING, now)
    assert (
        "已列入黑名单" in client.post("/before-paying", data={"product": "other", "platform": platform}).text
    )


def test_what_to_take_pictures_of_is_listed_without_asking(client: FlaskClient) -> None:
    html = client.get("/before-paying").text
    assert [
        text for text in (*words.SHOTS_BEFORE.values(), *words.SHOTS_PAID.values()) if text not in html
    ] == []
