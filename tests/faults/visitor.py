"""A browser without scripts for a server that may die at any moment."""

import re
import urllib.request
from contextlib import suppress
from http.client import HTTPException
from http.cookiejar import CookieJar
from urllib.parse import urlencode

from tests.faults.running import wait_for

_PLAIN = "application/x-www-form-urlencoded"


class Visitor:
    """A browser without scripts that follows redirects and keeps cookies."""

    def __init__(self, address: str, person: str = "127.0.0.1") -> None:
        """`person` is the address that a trusted proxy tells of this visitor."""
        self._address = address
        self._opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
        self._opener.addheaders = [("X-Forwarded-For", person)]

    def get(self, path: str) -> str:
        """A page, asked for again while nobody answers."""
        found = ""

        def answered() -> bool:
            nonlocal found
            with suppress(OSError, HTTPException):
                with self._opener.open(self._address + path, timeout=5) as answer:
                    found = answer.read().decode()
                return True
            return False

        wait_for(answered, 60)
        return found

    def post(self, path: str, form: dict[str, str], file: bytes = b"") -> str:
        """Send a form; the path at which the answer ends."""
        body, kind = _multipart(form, file) if file else (urlencode(form).encode(), _PLAIN)
        request = urllib.request.Request(  # noqa: S310  # our own server
            self._address + path, data=body, headers={"Content-Type": kind}
        )
        with self._opener.open(request, timeout=10) as answer:
            return str(answer.url).removeprefix(self._address)


def hidden(page: str) -> dict[str, str]:
    """What the forms of a page carry along."""
    return dict(re.findall(r'<input type="hidden" name="(csrf_token|started)" value="([^"]*)"', page))


def _multipart(fields: dict[str, str], file: bytes) -> tuple[bytes, str]:
    parts = [
        f'--x\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
        for name, value in fields.items()
    ]
    head = b'--x\r\nContent-Disposition: form-data; name="files"; filename="a.png"\r\n'
    parts.append(head + b"Content-Type: image/png\r\n\r\n" + file + b"\r\n--x--\r\n")
    return b"".join(parts), "multipart/form-data; boundary=x"
