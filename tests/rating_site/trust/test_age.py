"""Is only what is proven for the owner credited, and only what is proven young held against a shop?"""

from datetime import date

from rating_site.trust.age import age_facts, judge_age
from tests.rating_site.trust.cases import observation

REGISTERED = date(2018, 3, 1)
SEEN = date(2026, 1, 1)


def test_the_first_capture_after_registration_proves_the_shop() -> None:
    age = judge_age(REGISTERED, None, date(2019, 6, 1), None, SEEN)
    assert (age.lower, age.upper, age.re_registered) == (date(2019, 6, 1), REGISTERED, False)


def test_an_older_capture_is_not_credited_to_the_present_owner() -> None:
    age = judge_age(REGISTERED, None, date(2009, 6, 1), None, SEEN)
    assert (age.lower, age.upper, age.re_registered) == (SEEN, REGISTERED, True)


def test_an_older_certificate_or_filing_shows_a_new_registration() -> None:
    assert judge_age(REGISTERED, date(2015, 1, 1), None, None, SEEN).re_registered
    assert judge_age(REGISTERED, None, None, date(2015, 1, 1), SEEN).re_registered


def test_a_day_of_clock_difference_is_no_new_registration() -> None:
    assert not judge_age(REGISTERED, date(2018, 2, 28), None, None, SEEN).re_registered


def test_without_a_registration_date_no_capture_is_credited() -> None:
    age = judge_age(None, None, date(2012, 1, 1), None, SEEN)
    assert (age.lower, age.upper) == (SEEN, date(2012, 1, 1))


def test_nothing_known_gives_nothing() -> None:
    age = judge_age(None, None, None, None, None)
    assert (age.lower, age.upper, age.re_registered) == (None, None, False)


def test_the_newest_registration_and_the_oldest_proofs_count() -> None:
    seen = [
        observation("domain_rdap", {"registered_on": "2012-01-01"}, 400, id_=1),
        observation("domain_rdap", {"registered_on": "2024-02-03"}, 4, id_=2),
        observation("wayback", {"first_capture": "2013-01-01"}, 300, id_=3),
        observation("wayback", {"first_capture": "2024-05-01"}, 3, id_=4),
    ]
    age = age_facts(seen, None, SEEN)
    assert (age.registered_on, age.first_capture, age.re_registered) == (
        date(2024, 2, 3),
        date(2013, 1, 1),
        True,
    )


def test_a_registry_that_does_not_answer_keeps_the_last_date() -> None:
    seen = [
        observation("domain_whois", {"registered_on": "2018-03-01"}, 9, id_=1),
        observation("domain_whois", None, 1, "unreachable", 2),
        observation("domain_whois", {"registered_on": None, "status": "rate_limited"}, 0.5, id_=3),
    ]
    assert age_facts(seen, None, None).registered_on == REGISTERED
