"""The first screen of a platform page leaves before the rest is read, and both together are the page."""

import zlib
from collections.abc import Iterator
from datetime import datetime

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlmodel import Session
from werkzeug.test import EnvironBuilder, run_wsgi_app

from rating_site.web import platform_page
from rating_site.web.flow import AT_ONCE, CUT


def _parts(app: Flask, path: str, *headers: tuple[str, str]) -> tuple[Iterator[bytes], dict[str, str]]:
    parts, _status, found = run_wsgi_app(app, EnvironBuilder(path, headers=headers).get_environ())
    return iter(parts), dict(found)


def test_the_verdict_leaves_before_what_stands_below_is_read(
    app: Flask, honest: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    below = platform_page.below

    def noted(session: Session, platform_id: str, now: datetime) -> platform_page.Page:
        read.append(platform_id)
        return below(session, platform_id, now)

    monkeypatch.setattr(platform_page, "below", noted)
    parts, _headers = _parts(app, f"/platforms/{honest}")
    first = next(parts).decode()
    assert "付款前先看" in first and "已知多少" in first and "开了多久" not in first and not read
    rest = b"".join(parts).decode()
    assert read == [honest] and "开了多久" in rest and rest.rstrip().endswith("</html>")
    assert CUT not in first + rest


def test_each_part_can_be_unpacked_before_the_next_arrives(app: Flask, honest: str) -> None:
    parts, headers = _parts(app, f"/platforms/{honest}", ("Accept-Encoding", "gzip"))
    packed = zlib.decompressobj(wbits=31)
    assert headers["Content-Encoding"] == "gzip" and "付款前先看" in packed.decompress(next(parts)).decode()
    assert b"</html>" in packed.decompress(b"".join(parts)) and packed.eof


def test_the_cookie_of_the_forms_leaves_with_the_headers(client: FlaskClient, honest: str) -> None:
    answer = client.get(f"/platforms/{honest}")
    assert "kajian_form=" in answer.headers["Set-Cookie"]
    assert "Cookie" in answer.vary and "nonce-" in answer.headers["Content-Security-Policy"]


def test_a_server_in_front_is_told_to_pass_each_part_on(client: FlaskClient, honest: str) -> None:
    assert AT_ONCE.items() <= set(client.get(f"/platforms/{honest}").headers.items())
    assert not AT_ONCE.keys() & client.get("/about").headers.keys()


def test_a_reader_who_leaves_early_leaves_nothing_behind(app: Flask, honest: str) -> None:
    parts, _headers = _parts(app, f"/platforms/{honest}")
    next(parts)
    del parts
    assert app.test_client().get(f"/platforms/{honest}").status_code == 200
    assert app.test_client().head(f"/platforms/{honest}").data == b""
