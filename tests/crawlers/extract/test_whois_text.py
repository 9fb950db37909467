"""WHOIS traps: chained answers, refusals in prose, dates without zones."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawlers.extract.whois_text import read_whois

IANA_CN = (
    "% IANA WHOIS server\n% for more information on IANA, visit http://www.iana.org\n\n"
    "refer:        whois.cnnic.cn\n\ndomain:       CN\n\norganisation: China Internet (CNNIC)\n"
    "created:      1990-11-28\nchanged:      2023-01-01\nsource:       IANA\n\n# whois.cnnic.cn\n\n"
)
JD = "Domain Name: jd.cn\nROID: 1-cn\nRegistrar: X\nRegistration Time: 2003-03-17 12:20:05\n"
THIN = "   Domain Name: SHOP.COM\n   Registrar: R\n   Creation Date: 2001-05-06T04:00:00Z\n>>> End <<<\n"
REGISTRAR = "Domain Name: shop.com\nRegistrar: R\nCreation Date: 1999-01-01T00:00:00-0700\n"


def test_the_registry_is_read_and_iana_is_not() -> None:
    answer = read_whois((IANA_CN + JD).encode())
    assert (answer.status, answer.registered_on, answer.zone_basis) == ("found", date(2003, 3, 17), "utc+8")


def test_iana_alone_says_nothing_about_a_name() -> None:
    assert read_whois(IANA_CN.encode()).status == "unparsed"


def test_a_refusal_after_iana_is_still_heard() -> None:
    assert read_whois((IANA_CN + "No matching record.\n").encode()).status == "not_registered"


@pytest.mark.parametrize("registrar", [REGISTRAR, "Domain Name: REDACTED\nCreation Date: REDACTED\n"])
def test_the_registrar_after_the_registry_changes_nothing(registrar: str) -> None:
    answer = read_whois((THIN + registrar).encode())
    assert (answer.registered_on, answer.zone_basis) == (date(2001, 5, 6), "utc")


def test_the_registrar_does_not_fill_in_for_a_silent_registry() -> None:
    silent = "Domain Name: shop.com\nRegistrar: R\n\n"
    assert read_whois((silent + REGISTRAR).encode()).registered_on is None


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("", "empty"),
        (" \r\n\r\n", "empty"),
        ("No matching record.", "not_registered"),
        ("no matching record.\n", "not_registered"),
        ("SHOP.TOP not found\n", "not_registered"),
        ('No match for "U34JEDZCQ.COM".', "not_registered"),
        ("The queried object does not exist: x", "not_registered"),
        ("No Data Found\n>>> Last update of WHOIS database <<<", "not_registered"),
        ("Sorry, The domain you requested is in the reserved list.", "reserved"),
        ("The domain you requested is prohibited.", "reserved"),
        ("Reserved Domain Name\n", "reserved"),
        ("This name is reserved by the Registry", "reserved"),
        ("Queried interval is too short.", "rate_limited"),
        ("WHOIS LIMIT EXCEEDED - SEE WWW.PIR.ORG/WHOIS FOR DETAILS", "rate_limited"),
        ("Number of allowed queries exceeded.", "rate_limited"),
        ("Your IP has too many requests", "rate_limited"),
        ("* Sorry, the Whois database is currently down.", "unparsed"),
        ("<html>502 Bad Gateway</html>", "unparsed"),
        ("Domain Name: a.cn\n", "unparsed"),
        ("Domain Name: a.cn\nRegistrar: X\n", "found"),
    ],
)
def test_every_status_has_its_own_words(text: str, status: str) -> None:
    assert read_whois(text.encode()).status == status


def test_legal_notices_about_limits_do_not_hide_the_answer() -> None:
    text = "Access is restricted: query rate applies to all.\nDOMAIN NOT FOUND\n"
    assert read_whois(text.encode()).status == "not_registered"


def test_a_reply_in_gb18030_is_read() -> None:
    text = "Domain Name: 店.cn\nRegistrar: 厦门易名科技股份有限公司\nRegistration Time: 2015-01-02 03:04:05\n"
    assert read_whois(text.encode("gb18030")).registered_on == date(2015, 1, 2)


@given(st.binary(max_size=400))
def test_no_bytes_break_the_reader(data: bytes) -> None:
    assert read_whois(data).status in {
        "found",
        "not_registered",
        "reserved",
        "rate_limited",
        "empty",
        "unparsed",
    }


@given(st.lists(st.sampled_from(["Domain: ", "a.cn", "\n", "Created: ", "2001-01-01", "refer: x\n"])))
def test_no_order_of_parts_breaks_the_reader(parts: list[str]) -> None:
    answer = read_whois("".join(parts).encode())
    assert answer.registered_on in (None, date(2001, 1, 1))
