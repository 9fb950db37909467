"""A mail server on loopback that keeps what it gets, or refuses it as a test wishes."""

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass
class MailServer:
    """`answers` replaces what is said to a command (RCPT, DATA or the end of a message, as ".")."""

    answers: dict[str, str] = field(default_factory=dict)
    received: list[str] = field(default_factory=list)
    commands: list[str] = field(default_factory=list)
    port: int = 0

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"smtp://127.0.0.1:{self.port}"


@contextmanager
def mail_server(**answers: str) -> Iterator[MailServer]:
    """A running server; `end` is what it says to a whole message."""
    known = MailServer(answers={name.upper(): text for name, text in answers.items()})

    class Talk(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            _talk(self, known)

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Talk) as server:
        server.daemon_threads = True
        known.port = server.server_address[1]
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        yield known
        server.shutdown()


def _talk(stream: socketserver.StreamRequestHandler, known: MailServer) -> None:
    def say(text: str) -> None:
        stream.wfile.write(f"{text}\r\n".encode())

    say("220 loopback")
    while line := stream.rfile.readline():
        command = line.decode("utf-8", "replace").strip()
        verb = command[:4].upper()
        known.commands.append(command)
        if verb == "DATA" and "DATA" not in known.answers:
            say("354 go on")
            known.received.append(_message(stream))
            say(known.answers.get("END", "250 kept"))
        else:
            say(known.answers.get(verb, "221 bye" if verb == "QUIT" else "250 fine"))
        if verb == "QUIT":
            return


def _message(stream: socketserver.StreamRequestHandler) -> str:
    lines = []
    while (line := stream.rfile.readline()) not in (b".\r\n", b""):
        lines.append(line.decode("utf-8", "replace"))
    return "".join(lines)
