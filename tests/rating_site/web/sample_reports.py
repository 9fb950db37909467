"""How does a test report something? A visitor with a clock of its own, who fills in the form page by page."""

import base64
import hashlib
import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from io import BytesIO

from flask.testing import FlaskClient
from PIL import Image
from werkzeug.test import TestResponse

STORY = {
    "type": "not_delivered",
    "cause": "unknown",
    "order_state": "paid",
    "asked": "resupply",
    "story": "付款后 72 小时没有收到卡密，客服一直不回复。",
    "reply_told": "让我再等等",
}
ORDER = {
    "product": "card_code",
    "channel": "alipay",
    "amount": "50.00",
    "order_number": "KM20261118000123",
    "payment_number": "2026111822001400000000000001",
    "paid_at": "2026-11-18T12:00",
    "asked_at": "2026-11-19T12:00",
}
GOOD = {
    "product": "game_topup",
    "channel": "wechat",
    "amount": "6",
    "minutes": "3",
    "paid_at": "2026-11-19T12:00",
}
SEND = {"consent": "1", "publish": "1", "key_choice": "none"}


@dataclass
class Clock:
    """The time of an app under test; it moves only when told."""

    now: datetime

    def __call__(self) -> datetime:
        return self.now

    def wait(self, seconds: float) -> None:
        """Let time pass."""
        self.now += timedelta(seconds=seconds)


def picture(colour: str = "white", size: tuple[int, int] = (40, 30), kind: str = "PNG") -> bytes:
    """A small honest picture."""
    file = BytesIO()
    canvas = Image.new("RGB", size, colour)
    canvas.putpixel((3, 4), (10, 20, 30))
    canvas.save(file, kind)
    return file.getvalue()


def solution(client: FlaskClient) -> str:
    """What the browser's script would send."""
    puzzle = client.get("/report/challenge").get_json()
    for number in range(puzzle["maxNumber"] + 1):
        if hashlib.sha256(f"{puzzle['salt']}{number}".encode()).hexdigest() == puzzle["challenge"]:
            break
    kept = {name: puzzle[name] for name in ("algorithm", "challenge", "salt", "signature")}
    return base64.b64encode(json.dumps({**kept, "number": number}).encode()).decode()


def started(page: str) -> str:
    """The token of the last page."""
    return page.split('name="started" value="')[1].split('"')[0]


@dataclass
class Reporter:
    """Somebody with a browser who fills in the form."""

    client: FlaskClient
    clock: Clock

    def begin(self, shop: str = "new-shop.example.com", kind: str = "incident") -> TestResponse:
        """The first page."""
        return self.client.post("/report", data={"kind": kind, "q": shop})

    def tell(self, **changed: str) -> TestResponse:
        """What happened."""
        return self.client.post("/report/story", data=STORY | changed)

    def order(self, **changed: str) -> TestResponse:
        """Which order."""
        return self.client.post("/report/order", data=ORDER | changed)

    def show(self, *files: bytes, kind: str = "payment", path: str = "/report/evidence") -> TestResponse:
        """Some pictures."""
        sent = [(BytesIO(data), f"{number}.png") for number, data in enumerate(files)]
        return self.client.post(path, data={"kind": kind, "files": sent})

    def prepare(self, shop: str = "new-shop.example.com", **order: str) -> None:
        """Everything up to the last page."""
        self.begin(shop)
        self.tell()
        self.order(**order)
        self.client.post("/report/evidence", data={"next": "1"})
        self.client.post("/report/contact", data={"email": ""})

    def send(self, *, script: bool = True, wait: float = 30, **changed: str) -> TestResponse:
        """The last page; without `script` no puzzle is solved."""
        page = self.client.get("/report/check").text
        self.clock.wait(wait)
        solved = {"challenge": solution(self.client)} if script else {}
        sent = SEND | {"started": started(page)} | solved | changed
        return self.client.post("/report/check", data=sent)

    def report(self, shop: str = "new-shop.example.com", **order: str) -> str:
        """A whole report; gives its tracking code."""
        self.prepare(shop, **order)
        assert self.send().location == "/report/done"
        return self.code()

    def code(self) -> str:
        """The tracking code that this browser holds."""
        cookie = self.client.get_cookie("kajian_report")
        assert cookie is not None
        return cookie.value
