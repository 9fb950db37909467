"""Pages load nothing from elsewhere, run no inline code and cannot be framed."""

import re

import pytest
from flask.testing import FlaskClient

PLAIN = ("/", "/blacklist", "/rules", "/method", "/about", "/api", "/staff/sign-in", "/none")
PAGES = (*PLAIN, "/search?q=x.example.com")


@pytest.mark.parametrize("path", PAGES)
def test_a_page_has_no_inline_code_and_no_foreign_host(client: FlaskClient, path: str) -> None:
    html = client.get(path).text
    assert not re.search(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son[a-z]+=|javascript:", html)
    assert not re.search(r"""(?:src|href|action)=["'](?:https?:)?//""", html)


def test_each_answer_has_a_nonce_of_its_own(client: FlaskClient) -> None:
    first, second = (client.get("/blacklist") for _ in range(2))
    nonces = [re.findall(r'nonce="([^"]+)"', answer.text)[0] for answer in (first, second)]
    assert nonces[0] != nonces[1]
    assert f"script-src 'nonce-{nonces[0]}'" in first.headers["Content-Security-Policy"]


def test_pages_refuse_frames_sniffing_and_foreign_referrers(client: FlaskClient) -> None:
    headers = client.get("/").headers
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert "unsafe" not in headers["Content-Security-Policy"]


def test_only_pages_of_somebody_are_kept_apart_from_windows_that_opened_them(client: FlaskClient) -> None:
    header = "Cross-Origin-Opener-Policy"
    assert header not in client.get("/").headers
    assert [client.get(path).headers[header] for path in ("/staff/sign-in", "/none")] == ["same-origin"] * 2


def test_an_answer_names_its_request_and_not_the_callers_id(client: FlaskClient) -> None:
    given = client.get("/", headers={"X-Request-ID": "forged"}).headers["X-Request-ID"]
    assert re.fullmatch("[0-9a-f]{16}", given)


def test_reads_of_the_api_are_open_to_scripts_of_other_sites(client: FlaskClient) -> None:
    headers = client.get("/api/v1/check?q=a.example.com").headers
    assert headers["Access-Control-Allow-Origin"] == "*"
    assert "Set-Cookie" not in headers
