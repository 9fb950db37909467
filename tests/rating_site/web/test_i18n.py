"""Pages speak Chinese, and English on request; times are Shanghai's."""

import re

from flask.testing import FlaskClient

from tests.rating_site.web.sample_rows import HONEST

_NOT_OURS = re.compile(
    r'hreflang="zh">[^<]*|<a href="/search\?q=[^"]*">[^<]*|<blockquote>.*?</blockquote>|<h2><a.*?</a>'
    r'|售后说明|<bdi lang="zh">[^<]*|/search\?q=[^"]*'
)
_CHINESE = re.compile("[\u4e00-\u9fff]")


def test_chinese_comes_first_whatever_the_browser_prefers(client: FlaskClient) -> None:
    assert "查一查" in client.get("/", headers={"Accept-Language": "en"}).text


def test_english_is_remembered(client: FlaskClient) -> None:
    asked = client.get("/?lang=en")
    assert "Look up" in asked.text and "HttpOnly" in asked.headers["Set-Cookie"]
    assert "Look up" in client.get("/about").text


def test_an_unknown_language_changes_nothing(client: FlaskClient) -> None:
    answer = client.get("/?lang=../../etc")
    assert "查一查" in answer.text and "Set-Cookie" not in answer.headers


def test_english_pages_have_no_chinese_of_ours(client: FlaskClient, honest: str) -> None:
    for path in ("/", "/blacklist", "/rules", "/method", "/about", "/api", "/staff/sign-in", "/none"):
        html = client.get(f"{path}?lang=en").text.replace(HONEST.name, "")
        assert _CHINESE.findall(_NOT_OURS.sub("", html)) == [], path


def test_the_other_language_keeps_the_page(client: FlaskClient) -> None:
    assert 'href="/search?q=a.example.com&amp;lang=en"' in client.get("/search?q=a.example.com").text


def test_times_are_shanghais_and_relative(client: FlaskClient, honest: str) -> None:
    html = client.get(f"/platforms/{honest}").text
    assert "刚刚" in html and "2026-11-20 12:00" in html
