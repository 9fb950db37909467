"""Dates lie on a line between the oldest one and today."""

from datetime import date

from flask import Flask

from rating_site.web.timeline import timeline

TODAY = date(2026, 11, 20)


def test_dates_are_in_order_and_between_the_ends(app: Flask) -> None:
    age = {"first_capture": "2020-01-01", "registered_on": "2016-11-20", "first_seen": "2026-11-20"}
    with app.test_request_context():
        found = timeline(age, TODAY)
    assert [moment.day.year for moment in found] == [2016, 2020, 2026]
    assert found[0].at == 0.0 and found[-1].at == 1.0


def test_a_re_registration_is_called_so(app: Flask) -> None:
    with app.test_request_context():
        found = timeline({"registered_on": "2024-01-01", "re_registered": True}, TODAY)
    assert found[0].name == "域名重新注册"


def test_nothing_known_is_an_empty_line(app: Flask) -> None:
    with app.test_request_context():
        assert timeline({}, TODAY) == []
