"""What would somebody send who means no good? Seeded requests against every form of reporters."""

import struct
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from random import Random
from typing import Any
from urllib.parse import quote

from tests.rating_site.web.sample_reports import GOOD, ORDER, SEND, STORY, picture

MARK = "<script>boom(1)</script>"
"""Must never stand in a page as it is."""
_TEXTS: tuple[Callable[[Random], str], ...] = (
    lambda dice: MARK,
    lambda dice: f'"><img src=x onerror=boom()>{MARK}',
    lambda dice: "'; DROP TABLE report; --" + MARK,
    lambda dice: "{{7*7}}{% raw %}${7*7}%(x)s{0}" + MARK,
    lambda dice: "".join(chr(dice.randrange(1, 32)) for _ in range(dice.randrange(1, 200))),
    lambda dice: "\u202e\u2066moc.live\u2069\u202c" * dice.randrange(1, 50),
    lambda dice: "\x00" * dice.randrange(1, 9) + MARK,
    lambda dice: chr(dice.randrange(0xE000, 0x10FFFF)) * dice.randrange(1, 900),
    lambda dice: "".join(chr(dice.randrange(0x300, 0x36F)) for _ in range(2000)),
    lambda dice: "9" * dice.randrange(1, 4000),
    lambda dice: dice.choice(
        ["-1", "1e999", "NaN", "Infinity", "0x41", "１２３", "٣", "1_000", "--", "0" * 60]
    ),
    lambda dice: dice.choice(["0000-00-00", "9999-12-31T23:59", "2026-11-20T25:61", "-001-01-01", "2026"]),
    lambda dice: dice.choice(
        ["http://127.0.0.1/", "javascript:boom()", "file:///etc/passwd", "http://[::1]/"]
    ),
    lambda dice: "加微信 wx13800138000 帮你追回 " + MARK,
    lambda dice: "" if dice.random() < 0.5 else " \u3000\t",
    lambda dice: "a" * dice.choice([255, 257, 3001, 20_000, 70_000]),
    lambda dice: "甲" * dice.choice([999, 1001, 2999, 3001]),
    lambda dice: MARK * 45_000,
)
_FORMS: tuple[tuple[str, dict[str, str]], ...] = (
    ("/report", {"q": "new.example.com", "kind": "incident"}),
    ("/report/story", STORY),
    ("/report/order", ORDER),
    ("/report/contact", {"email": "a@b.example"}),
    ("/report/check", SEND | {"started": "x", "challenge": "x", "website": "", "key": ""}),
    ("/report/good", GOOD | SEND),
    ("/report/track", {"code": "x"}),
    ("/report/evidence", {"kind": "payment", "video_sha256": ""}),
    ("/report/mine/add", {"text": "还没有到账", "kind": "chat", "video_sha256": ""}),
    ("/report/mine/outcome", {"outcome": "open"}),
    ("/report/mine/proposal", {"agrees": "no", "text": ""}),
)


@dataclass(frozen=True, slots=True)
class Attack:
    """One request: the path and what the test client needs to send it."""

    path: str
    sent: dict[str, Any]


def attack(dice: Random) -> Attack:
    """The next request of these dice."""
    shape = dice.choice((_changed_form, _changed_form, _changed_form, _broken_bytes, _file, _nonsense))
    return shape(dice)


def _changed_form(dice: Random) -> Attack:
    path, honest = dice.choice(_FORMS)
    form = dict(honest)
    for name in dice.sample(sorted(form), dice.randrange(1, min(3, len(form)) + 1)):
        form[name] = dice.choice(_TEXTS)(dice)
    if dice.random() < 0.1:
        form[dice.choice(["state", "reporter_id", "platform_id", "accepted_at", "__class__"])] = "accepted"
    return Attack(path, {"data": form})


def _broken_bytes(dice: Random) -> Attack:
    path, honest = dice.choice(_FORMS)
    name = dice.choice(sorted(honest))
    raw = bytes(dice.randrange(128, 256) for _ in range(dice.randrange(1, 40)))
    rest = "&".join(f"{key}={quote(value)}" for key, value in honest.items() if key != name)
    body = f"{rest}&{name}={quote(raw)}".encode() if dice.random() < 0.7 else raw + rest.encode()
    return Attack(path, {"data": body, "content_type": "application/x-www-form-urlencoded"})


def _file(dice: Random) -> Attack:
    data = dice.choice(_FILES)(dice)
    path = dice.choice(("/report/evidence", "/report/mine/add"))
    name = dice.choice(["a.png", "../../etc/passwd", f"{MARK}.jpg", "a\x00.png", "甲" * 200, "x.php"])
    return Attack(path, {"data": {"kind": "payment", "text": "", "files": [(BytesIO(data), name)]}})


def _nonsense(dice: Random) -> Attack:
    path, _honest = dice.choice(_FORMS)
    body = bytes(dice.randrange(256) for _ in range(dice.randrange(0, 300)))
    kinds = ("multipart/form-data; boundary=x", "multipart/form-data", "application/json", "text/plain", "x")
    start = b'--x\r\nContent-Disposition: form-data; name="story"\r\n' if dice.random() < 0.3 else b""
    return Attack(path, {"data": start + body, "content_type": dice.choice(kinds)})


def _huge_png(width: int, height: int) -> bytes:
    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    pixels = zlib.compress(b"\x00" * 100_000)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


def _cut(dice: Random) -> bytes:
    data = picture("blue", kind=dice.choice(["PNG", "JPEG", "WEBP"]))
    return data[: dice.randrange(1, len(data))]


def _flipped(dice: Random) -> bytes:
    data = bytearray(picture("blue", kind=dice.choice(["PNG", "JPEG", "WEBP"])))
    for _ in range(dice.randrange(1, 20)):
        data[dice.randrange(len(data))] = dice.randrange(256)
    return bytes(data)


_FILES: tuple[Callable[[Random], bytes], ...] = (
    _cut,
    _flipped,
    lambda dice: picture() + b"<?php system($_GET[1]); ?>" + MARK.encode(),
    lambda dice: b"GIF89a/*" + MARK.encode() + b"*/=1;",
    lambda dice: b"%PDF-1.4\n" + picture(),
    lambda dice: b"<svg xmlns='http://www.w3.org/2000/svg' onload='boom()'/>",
    lambda dice: _huge_png(20_000, 20_000),
    lambda dice: _huge_png(2**31 - 1, 2**31 - 1),
    lambda dice: _huge_png(0, 0),
    lambda dice: b"PK\x03\x04" + b"\x00" * 100,
    lambda dice: b"",
    lambda dice: bytes(dice.randrange(256) for _ in range(500)),
)
