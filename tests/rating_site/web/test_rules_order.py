"""A buyer learns whether an order was in time by the rule of its day, and what is wrong with the form."""

from datetime import datetime, timedelta

import pytest
from flask.testing import FlaskClient

from rating_site.store.db import Database
from tests.rating_site.web.sample_rows import SILENT, add_platform
from tests.rating_site.web.sample_rules import DAY, changing

HOUR = timedelta(hours=1)


@pytest.fixture
def changed(database: Database, now: datetime) -> str:
    """A platform whose rules changed twenty days ago: 24 hours before, 48 hours since."""
    return changing(database, now)


def ask(client: FlaskClient, platform: str, ordered: datetime, after: timedelta, **more: str) -> str:
    """The page for an order, asked about some time later."""
    times = {"ordered": ordered.isoformat(), "event": (ordered + after).isoformat()}
    found = client.get(
        f"/platforms/{platform}/order-date", query_string={"asked": "resupply", **times, **more}
    )
    assert found.status_code == 200, found.text
    return found.text


def test_the_old_rule_holds_for_an_old_order(client: FlaskClient, changed: str, now: datetime) -> None:
    html = ask(client, changed, now - 35 * DAY, 30 * HOUR)
    assert "已超过期限" in html and "付款后24小时内未到账可申请补单" in html
    assert "在下单之后改过" in html


def test_the_new_rule_holds_for_a_new_order(client: FlaskClient, changed: str, now: datetime) -> None:
    html = ask(client, changed, now - 5 * DAY, 30 * HOUR)
    assert "按下单时的规则，在期限内。" in html and "截止" in html


def test_an_order_between_captures_gets_both_versions(
    client: FlaskClient, changed: str, now: datetime
) -> None:
    html = ask(client, changed, now - 25 * DAY, 30 * HOUR)
    assert "不能确定" in html and "下单前最后一次存档的版本" in html and "下单后第一次存档的版本" in html
    assert "older=1&amp;newer=2" in html


def test_before_the_first_capture_the_nearest_version_is_labelled(
    client: FlaskClient, changed: str, now: datetime
) -> None:
    html = ask(client, changed, now - 60 * DAY, HOUR)
    assert "不知道当时的规则" in html and "最接近的存档（晚于下单）" in html


def test_the_product_has_its_own_rule(client: FlaskClient, changed: str, now: datetime) -> None:
    ordered = now - 5 * DAY
    html = ask(client, changed, ordered, 30 * HOUR, product="/buy/7", delivery=ordered.isoformat())
    assert "12小时内" in html and "已超过期限" in html


def test_a_change_after_the_dispute_is_warned_of(client: FlaskClient, changed: str, now: datetime) -> None:
    html = ask(client, changed, now - 35 * DAY, HOUR, disputed=(now - 34 * DAY).isoformat())
    assert "在争议发生之后改过" in html


def test_what_was_told_is_kept_nowhere(client: FlaskClient, changed: str, now: datetime) -> None:
    times = {"ordered": now.isoformat(), "event": now.isoformat(), "asked": "refund"}
    found = client.get(f"/platforms/{changed}/order-date", query_string=times)
    assert found.headers["Cache-Control"] == "private, no-store"
    assert found.mimetype == "text/html" and "本站不保存这些内容" in found.text


MISTAKES: list[tuple[dict[str, str], str]] = [
    ({"ordered": "gestern"}, "看不懂这个时间"),
    ({"event": ""}, "请填写这一项"),
    ({"event": "2026-01-01"}, "提出的时间早于下单时间"),
    ({"ordered": "2030-01-01", "event": "2030-01-02"}, "下单时间在将来"),
    ({"asked": "money"}, "请从列出的选项里选择"),
    ({"product": "/nowhere"}, "没有这个商品页的存档"),
    ({"delivery": "2026-11-01", "undelivered": "1"}, "不要再勾选"),
    ({"disputed": "0001-01-01"}, "年份不对"),
]


def test_each_mistake_is_named_at_its_field(client: FlaskClient, honest: str) -> None:
    good = {"asked": "resupply", "ordered": "2026-11-01T10:00", "event": "2026-11-01T12:00"}
    for sent, said in MISTAKES:
        found = client.get(f"/platforms/{honest}/order-date", query_string=good | sent)
        assert found.status_code == 400 and said in found.text and 'role="alert"' in found.text, sent


def test_what_was_typed_comes_back_as_text(client: FlaskClient, honest: str) -> None:
    html = client.get(f"/platforms/{honest}/order-date", query_string={"ordered": '"><script>x'}).text
    assert "<script>x" not in html and "&lt;script&gt;x" in html


def test_without_archive_one_can_be_made(client: FlaskClient, database: Database, now: datetime) -> None:
    silent = add_platform(database, SILENT, now)
    html = client.get(f"/platforms/{silent}/order-date").text
    assert "还没有这家平台的规则存档" in html and "存档今天的规则" in html
