"""The answers of `kajian extract`: shape, and pages told from plain text."""

from datetime import date

from crawlers.extract.files import icp_file, rdap_file, whois_file

TODAY = date(2026, 10, 1)


def test_a_page_is_read_as_visible_text() -> None:
    page = "<footer>川ICP备15095485号-1<!-- 京ICP备10046444号 --> 京公网安备 31040102700068号</footer>"
    assert icp_file(page.encode("gb18030"), TODAY) == {
        "claims": [
            {
                "number": "蜀ICP备15095485号-1",
                "main": "蜀ICP备15095485号",
                "kind": "filing",
                "valid": True,
                "reason": None,
                "flags": ["nonstandard_prefix"],
            }
        ],
        "police": [
            {"number": "京公网安备 31040102700068号", "valid": False, "reason": "police_prefix_mismatch"}
        ],
    }


def test_plain_text_keeps_its_lines_apart() -> None:
    text = "京ICP备\n10046444号\n沪ICP备09007032"
    assert [claim["number"] for claim in icp_file(text.encode(), TODAY)["claims"]] == ["沪ICP备09007032号"]


def test_a_number_of_next_year_is_impossible_today() -> None:
    assert icp_file("京ICP备2027046444号".encode(), TODAY)["claims"][0]["reason"] == "impossible_year"
    assert icp_file("京ICP备2027046444号".encode(), date(2027, 1, 1))["claims"][0]["valid"]


def test_registrations_are_status_and_date() -> None:
    assert whois_file(b"Domain Name: a.cn\nRegistration Time: 2003-03-17 12:20:05\n", "a.txt") == {
        "status": "found",
        "registered_on": "2003-03-17",
    }
    assert rdap_file(b"", "a.json") == {"status": "empty", "registered_on": None}
