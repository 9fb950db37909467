"""A name server on loopback that knows a few TXT records."""

import socketserver
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from twisted.names.dns import ENAME, OK, TXT, Message, Record_TXT, RRHeader


@contextmanager
def name_server(known: Mapping[str, list[str]]) -> Iterator[str]:
    """A running server, as host:port; names it does not know do not exist."""

    class Answer(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            data, socket = self.request
            socket.sendto(_answer(data, known), self.client_address)

    with socketserver.UDPServer(("127.0.0.1", 0), Answer) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        yield f"127.0.0.1:{server.server_address[1]}"
        server.shutdown()
        thread.join()


def _answer(data: bytes, known: Mapping[str, list[str]]) -> bytes:
    question: Any = Message()
    question.fromStr(data)
    name = question.queries[0].name.name.decode()
    answer: Any = Message(id=question.id, answer=1, rCode=OK if name in known else ENAME)
    answer.queries = question.queries
    records: list[Any] = [Record_TXT(text.encode()) for text in known.get(name, [])]  # type: ignore[no-untyped-call]
    answer.answers = [RRHeader(name, TXT, payload=record) for record in records]
    packed: bytes = answer.toStr()
    return packed
