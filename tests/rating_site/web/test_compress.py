"""Public pages and static files travel compressed; private pages do not, and no secret repeats itself."""

import gzip
import re

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.test import TestResponse

from rating_site.web.csrf import mask, unmask
from tests.rating_site.web.conftest import MakeApp

GZIP = {"Accept_Encoding": "gzip, br"}


def _get(client: FlaskClient, path: str, **headers: str) -> TestResponse:
    """An answer whose file, if it came from one, is closed again."""
    answer = client.get(path, headers={name.replace("_", "-"): value for name, value in headers.items()})
    with answer:
        answer.get_data()
    return answer


TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')


@pytest.mark.parametrize("path", ["/", "/method", "/static/app.css", "/static/htmx.min.js"])
def test_what_everybody_sees_travels_compressed(client: FlaskClient, path: str) -> None:
    plain, packed = _get(client, path), _get(client, path, **GZIP)
    assert packed.headers["Content-Encoding"] == "gzip" and "Accept-Encoding" in packed.vary
    assert "Content-Encoding" not in plain.headers and "Accept-Encoding" in plain.vary
    assert len(packed.data) < len(plain.data) / 2 and int(packed.headers["Content-Length"]) == len(
        packed.data
    )
    assert len(gzip.decompress(packed.data)) == pytest.approx(len(plain.data), abs=8)


@pytest.mark.parametrize("path", ["/report", "/owner/sign-in", "/staff/sign-in", "/api/v1/openapi.json"])
def test_private_pages_and_the_api_are_left_alone(client: FlaskClient, path: str) -> None:
    assert "Content-Encoding" not in _get(client, path, **GZIP).headers


def test_a_kept_static_file_is_not_sent_again(client: FlaskClient) -> None:
    tag = _get(client, "/static/app.css", **GZIP).headers["ETag"]
    assert tag.startswith('W/"')
    answer = _get(client, "/static/app.css", **GZIP, If_None_Match=tag)
    assert (answer.status_code, answer.data) == (304, b"")


def test_a_head_and_an_error_page_answer_like_before(client: FlaskClient) -> None:
    assert client.head("/", headers={"Accept-Encoding": "gzip"}).status_code == 200
    assert _get(client, "/nothing", **GZIP).status_code == 404


def _pieces(token: str) -> set[str]:
    return {token[at : at + 8] for at in range(len(token) - 8)}


@pytest.fixture
def strict(make_app: MakeApp) -> Flask:
    """An app that demands tokens."""
    return make_app()


def _token(client: FlaskClient) -> str:
    found = TOKEN.search(client.get("/private-check").text) or TOKEN.search(
        client.get("/search?q=new.example.com").text
    )
    assert found
    return found.group(1)


def test_the_token_of_a_form_is_new_in_every_page_and_all_of_them_work(strict: Flask) -> None:
    client = strict.test_client()
    one, other = _token(client), _token(client)
    assert not _pieces(one) & _pieces(other)
    for token in (one, other):
        sent = {"csrf_token": token, "q": "new.example.com"}
        assert client.post("/checks", data=sent).status_code in (302, 303)


@pytest.mark.parametrize("token", ["", "x", "AAAA", "é", "A" * 5000])
def test_made_up_tokens_are_refused(strict: Flask, token: str) -> None:
    client = strict.test_client()
    _token(client)
    assert client.post("/checks", data={"csrf_token": token, "q": "new.example.com"}).status_code == 400


@given(st.text(st.characters(codec="ascii"), min_size=1, max_size=200))
def test_a_mask_comes_off_again(token: str) -> None:
    assert unmask(mask(token)) == token


@given(st.text(max_size=300))
def test_unmasking_anything_never_fails(text: str) -> None:
    assert unmask(text) is None or isinstance(unmask(text), str)
