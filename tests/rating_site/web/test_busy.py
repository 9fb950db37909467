"""Whoever is refused for want of room is told so, and when to come again."""

import json
from typing import Any

from rating_site.web.busy import busy


def _told(path: str) -> tuple[str, dict[str, str], str]:
    began: list[tuple[str, dict[str, str]]] = []

    def begin(status: str, headers: Any) -> None:
        began.append((status, dict(headers)))

    body = b"".join(busy({"PATH_INFO": path}, begin))
    status, headers = began[0]
    assert headers["Content-Length"] == str(len(body))
    return status, headers, body.decode()


def test_people_are_told_in_both_languages() -> None:
    status, headers, text = _told("/platforms/x")
    assert status == "503 SERVICE UNAVAILABLE" and int(headers["Retry-After"]) > 0
    assert "请等几秒再试" in text and "try again" in text
    assert headers["Content-Type"] == "text/plain; charset=utf-8"
    assert headers["X-Content-Type-Options"] == "nosniff"


def test_programs_are_told_in_their_own_way() -> None:
    status, headers, text = _told("/api/v1/check")
    assert status == "503 SERVICE UNAVAILABLE" and int(headers["Retry-After"]) > 0
    assert headers["Content-Type"] == "application/problem+json"
    assert json.loads(text)["status"] == 503
