from datetime import date

import pytest

from rating_site.demo.standins.failures import Failure
from rating_site.demo.standins.records import Registration
from rating_site.demo.standins.whois import FAILURES, WhoisStandIn
from rating_site.demo.world_facts import registrations
from tests.shared_folder import shared

KNOWN = registrations(date(2026, 3, 1))
CHINESE = Registration("kami.cn", KNOWN[1].registered_at, KNOWN[1].expires_at, KNOWN[1].changed_at)


def ask(name: str, failure: Failure | None = None) -> str:
    failures = {name: failure} if failure else {}
    return b"".join(WhoisStandIn((*KNOWN, CHINESE), failures).answer(name)).decode()


def labels(text: str) -> list[str]:
    """The label of every line before the first blank one, which ends the record."""
    record = text.replace("\r", "").split("\n\n")[0]
    return [line.partition(":")[0] for line in record.splitlines() if not line.startswith(">>>")]


def test_cnnic_record_has_the_recorded_labels_in_order() -> None:
    recorded = labels(shared("samples/whois/asyncwhois/tld_cn.txt").read_text())
    assert list(dict.fromkeys(labels(ask("kami.cn")))) == list(dict.fromkeys(recorded))


def test_cnnic_prints_chinese_local_time_without_a_zone() -> None:
    assert "Registration Time: 2023-06-01 12:05:06\n" in ask("kami.cn")


def test_verisign_record_has_recorded_labels_in_order() -> None:
    name = "samples/whois/weppos/whois.verisign-grs.com__com__status_registered.txt"
    recorded = [label for label in labels(shared(name).read_text()) if "Abuse" not in label]
    assert list(dict.fromkeys(labels(ask("yunka-demo.example")))) == list(dict.fromkeys(recorded))[:-1]


def test_verisign_prints_utc() -> None:
    assert "   Creation Date: 2018-04-11T04:05:06Z\r\n" in ask("yunka-demo.example")


def test_unknown_names_are_denied_in_the_words_of_each_registry() -> None:
    recorded = shared("samples/whois/weppos/whois.cnnic.cn__cn__status_available.txt").read_text()
    assert ask("none.cn").strip().lower() == recorded.strip().lower()
    assert ask("none.com").startswith('No match for "NONE.COM".')


@pytest.mark.parametrize(
    ("failure", "sample"),
    [(Failure.RESERVED, "property_status_reserved_list"), (Failure.PROHIBITED, "status_reserved")],
)
def test_refusals_of_cnnic_are_recorded_ones(failure: Failure, sample: str) -> None:
    recorded = shared(f"samples/whois/weppos/whois.cnnic.cn__cn__{sample}.txt").read_text()
    assert ask("kami.cn", failure).strip() == recorded.strip()


def test_rate_limit_down_and_empty_answers_can_be_had() -> None:
    assert ask("kami.cn", Failure.RATE_LIMITED) == "Queried interval is too short.\n"
    assert "currently down" in ask("yunka-demo.example", Failure.DATABASE_DOWN)
    assert ask("kami.cn", Failure.EMPTY_BODY) == ""


def test_split_answer_cuts_through_characters_and_is_whole_together() -> None:
    stand_in = WhoisStandIn((CHINESE,), {"kami.cn": Failure.SPLIT_READS})
    pieces = list(stand_in.answer("kami.cn"))
    assert b"".join(pieces).decode() == ask("kami.cn")
    with pytest.raises(UnicodeDecodeError):
        [piece.decode() for piece in pieces]


def test_a_hung_up_answer_stops_before_the_dates() -> None:
    assert "Creation Date" not in ask("yunka-demo.example", Failure.HANG_UP)


def test_failures_of_other_services_are_none_of_its_own() -> None:
    assert Failure.CAPTCHA not in FAILURES and Failure.GZIP_BOMB not in FAILURES
