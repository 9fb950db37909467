"""Recorded WHOIS and RDAP answers read as the public test suites beside them say."""

import re
from datetime import date
from pathlib import Path

import pytest

from crawlers.extract.rdap_json import read_rdap
from crawlers.extract.whois_text import read_whois
from tests.shared_folder import FOLDER, shared

EXPECTED = sorted(path.name for path in (FOLDER / "samples/whois/weppos").glob("*.expected"))
_ASKED = re.compile(r"^#(\S+)\n((?: .*\n?)*)", re.MULTILINE)
_DAY = re.compile(r"%TIME\{(\d{4}-\d{2}-\d{2})")


def expectations(path: Path) -> dict[str, str]:
    """What a file of expectations says, by property."""
    return {name: body for name, body in _ASKED.findall(path.read_text(encoding="utf-8"))}


@pytest.mark.parametrize("name", EXPECTED or ["absent"])
def test_dates_and_registration_are_as_expected(name: str) -> None:
    path = shared("samples/whois/weppos") / name
    wanted = expectations(path)
    answer = read_whois(path.with_suffix(".txt").read_bytes())
    for asked, found in (("created_on", answer.registered_on), ("expires_on", answer.expires_on)):
        day = _DAY.search(wanted.get(asked, ""))
        assert not day or found == date.fromisoformat(day[1])
    if "registered?" in wanted:
        # That suite calls a name kept back by .io registered; to us it is reserved.
        assert (answer.status in ("found", "reserved")) >= ("== true" in wanted["registered?"])
        assert (answer.status == "found") <= ("== true" in wanted["registered?"])
    if "available?" in wanted:
        assert (answer.status == "not_registered") == ("== true" in wanted["available?"])


@pytest.mark.parametrize(
    ("name", "status", "day"),
    [
        ("asyncwhois/tld_cc.txt", "found", "2002-08-04"),
        ("asyncwhois/tld_cn.txt", "found", "2003-03-17"),
        ("asyncwhois/tld_com.txt", "found", "1997-09-15"),
        ("asyncwhois/tld_icu.txt", "found", "2019-05-11"),
        ("asyncwhois/tld_me.txt", "found", "2008-06-13"),
        ("asyncwhois/tld_online.txt", "found", "2015-08-19"),
        ("asyncwhois/tld_top.txt", "found", "2020-02-25"),
        ("asyncwhois/tld_xyz.txt", "found", "2019-10-15"),
        ("glensc_com.cn_2015.txt", "found", "2015-02-18"),
        ("weppos/whois.cnnic.cn__cn__property_status_ok.txt", "found", "2002-03-06"),
        ("weppos/whois.cnnic.cn__cn__property_status_reserved_list.txt", "reserved", None),
        ("weppos/whois.cnnic.cn__cn__status_reserved.txt", "reserved", None),
        ("weppos/whois.cnnic.cn__cn__status_available.txt", "not_registered", None),
        ("weppos/whois.nic.io__io__status_reserved.txt", "reserved", None),
        ("weppos/whois.nic.io__io__property_owner_without_label.txt", "found", None),
        ("weppos/whois.verisign-grs.com__com__property_status_pendingdelete.txt", "found", "2010-05-26"),
        ("weppos/whois.verisign-grs.com__response_unavailable.txt", "unparsed", None),
    ],
)
def test_other_recorded_whois_answers(name: str, status: str, day: str | None) -> None:
    answer = read_whois((shared("samples/whois") / name).read_bytes())
    assert (answer.status, answer.registered_on) == (status, date.fromisoformat(day) if day else None)


@pytest.mark.parametrize(
    ("name", "status", "day"),
    [
        ("icann-rdap__lookup_with_redaction", "found", "1997-06-03"),
        ("icann-rdap__microsoft.click", "found", "2014-11-12"),
        ("whodap__abc.xyz", "found", "2014-03-20"),
        ("whodap__bad_response_01", "found", "2023-07-05"),
        ("whodap__bad_response_02", "found", "2023-07-05"),
        ("whodap__bitcoin.top", "found", "2014-11-17"),
        ("whodap__google.com", "found", "1997-09-15"),
        ("iana_dns_2026-03-23", "unparsed", None),
    ],
)
def test_recorded_rdap_answers(name: str, status: str, day: str | None) -> None:
    answer = read_rdap(shared(f"samples/rdap/{name}.json").read_bytes())
    assert (answer.status, answer.registered_on) == (status, date.fromisoformat(day) if day else None)
