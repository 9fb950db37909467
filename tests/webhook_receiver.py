"""A receiver of webhooks on loopback for several tests: it keeps what comes and answers as it is told."""

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Receiver:
    """`statuses` are answered in turn, the last one for ever; `got` holds (headers, body) pairs."""

    url: str = ""
    statuses: list[int] = field(default_factory=lambda: [204])
    got: list[tuple[dict[str, str], bytes]] = field(default_factory=list)


@contextmanager
def receiver(statuses: Sequence[int] = (204,)) -> Iterator[Receiver]:
    """A running receiver."""
    kept = Receiver(statuses=list(statuses))

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            kept.got.append((dict(self.headers), body))
            self.send_response(kept.statuses.pop(0) if len(kept.statuses) > 1 else kept.statuses[0])
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Requests of a test are no news."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    kept.url = f"http://127.0.0.1:{server.server_port}/hook"
    try:
        yield kept
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
