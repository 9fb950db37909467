"""The parsers answer for any file, one JSON line each."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from rating_site.cli.extract import extract


def _rows(*arguments: str | Path) -> list[dict[str, Any]]:
    done = CliRunner().invoke(extract, [str(one) for one in arguments], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_icp_numbers_of_several_files(tmp_path: Path) -> None:
    page, text = tmp_path / "page.html", tmp_path / "plain.txt"
    page.write_text("<footer>版权所有<b>蜀ICP备</b>2021000001号-6</footer>", encoding="utf-8")
    text.write_text("京ICP备XXXXXXXX号", encoding="utf-8")
    first, second = _rows("icp", page, text)
    assert first["file"] == str(page)
    [claim] = first["claims"]
    assert (claim["number"], claim["main"], claim["kind"], claim["valid"]) == (
        "蜀ICP备2021000001号-6", "蜀ICP备2021000001号", "filing", True,
    )  # fmt: skip
    assert second["claims"][0]["valid"] is False and second["claims"][0]["reason"]


def test_whois_and_rdap_status(tmp_path: Path) -> None:
    whois, rdap = tmp_path / "whois.txt", tmp_path / "rdap.json"
    whois.write_text("Domain Name: shop.cn\nRegistration Time: 2019-05-01 12:20:05\n")
    rdap.write_text('{"objectClassName":"domain","ldhName":"SHOP.COM","events":'
                    '[{"eventAction":"registration","eventDate":"2018-05-01T00:00:00Z"}]}')  # fmt: skip
    assert _rows("whois", whois)[0] == {"file": str(whois), "status": "found", "registered_on": "2019-05-01"}
    assert _rows("rdap", rdap)[0] == {"file": str(rdap), "status": "found", "registered_on": "2018-05-01"}


def test_terms_row_by_row(tmp_path: Path) -> None:
    rows, out = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    text = "付款后24小时内未到账请联系客服补单。"
    rows.write_text(json.dumps({"id": "R1", "text": text}, ensure_ascii=False) + "\n\n", encoding="utf-8")
    _rows("terms", "--jsonl", rows, out)
    [row] = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    [clause] = row["clauses"]
    assert row["id"] == "R1" and clause["type"] == "resupply_window"
    assert "24小时" in text[slice(*clause["span"])]


@pytest.mark.parametrize("line", ['{"id": 1}', "[]", "no json", '{"id": 1, "text": 5}', "[" * 5000])
def test_a_bad_row_is_named_by_its_number_and_nothing_is_written(tmp_path: Path, line: str) -> None:
    rows, out = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    rows.write_text('{"id": 0, "text": ""}\n' + line + "\n", encoding="utf-8")
    with pytest.raises(ValueError, match="line 2"):
        CliRunner().invoke(extract, ["terms", "--jsonl", str(rows), str(out)], catch_exceptions=False)
    assert not out.exists()
