from datetime import date, timedelta

from rating_site.demo.world_facts import captures, certificates, filings, registrations

TODAY = date(2026, 3, 1)


def registered_on(name: str) -> date:
    return next(found.registered_at.date() for found in registrations(TODAY) if found.name == name)


def test_ages_of_the_shops_are_eight_years_three_years_and_forty_days() -> None:
    assert registered_on("yunka-demo.example").year == 2018
    assert registered_on("kami-demo.example").year == 2023
    assert TODAY - registered_on("jishou-demo.example") == timedelta(days=40)


def test_registrations_are_in_force_today() -> None:
    for found in registrations(TODAY):
        assert found.registered_at <= found.changed_at
        assert found.changed_at.date() <= TODAY < found.expires_at.date()


def test_only_the_first_shop_shows_its_own_number() -> None:
    numbers = {filing.domain: filing.main_licence for filing in filings()}
    assert numbers["yunka-demo.example"] == "浙ICP备18999901号"
    assert numbers["kami-demo.example"] != "粤ICP备2021999903号" == numbers["somebody-else.example"]
    assert "jishou-demo.example" not in numbers


def test_newest_shop_has_a_capture_from_before_its_registration() -> None:
    found = next(c for c in captures(TODAY) if "jishou-demo.example" in c.original)
    assert found.timestamp < f"{registered_on('jishou-demo.example'):%Y%m%d}"


def test_no_certificate_is_older_than_its_domain() -> None:
    assert all(c.not_before.date() >= registered_on(c.names[0]) for c in certificates(TODAY))
