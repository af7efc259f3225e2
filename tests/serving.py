"""A vault with a hand-made site/, the server of it, and a visitor who speaks to it byte by byte."""

from __future__ import annotations

import socket
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, NamedTuple

from followup_md.render.site.frame import POLICY
from followup_md.watch.pages import META
from followup_md.watch.serve import Server

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PATIENCE = 20.0
PAGE = f"""\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
{META.format(POLICY)}
<title>{{title}}</title>
<link rel="stylesheet" href="/style.css">
</head>
<body>
<h1>{{title}}</h1>
<p><a href="/process/harbor-engineer.html">Harbor</a></p>
</body>
</html>
"""
SITE = {
    "site/index.html": PAGE.format(title="Today"),
    "site/process/harbor-engineer.html": PAGE.format(title="Harbor, Engineer"),
    "site/style.css": "h1 { color: rgb(1, 2, 3) }\n",
}


class Answer(NamedTuple):
    """An answer as it came over the wire; `headers` by lower-case name."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        """The body as text."""
        return self.body.decode()


class Visitor:
    """Whoever speaks to a server."""

    def __init__(self, server: Server) -> None:
        self.server, self.host = server, f"127.0.0.1:{server.port}"

    def connect(self) -> socket.socket:
        """Open a connection."""
        return socket.create_connection(("127.0.0.1", self.server.port), PATIENCE)

    def send(self, raw: bytes) -> bytes:
        """Send some bytes; return all that comes until the other side ends it."""
        with self.connect() as connection:
            connection.sendall(raw)
            return read_all(connection)

    def ask(self, path: str, *headers: str, method: str = "GET", host: str | None = None) -> Answer:
        """Ask for a path, as it stands."""
        return parse_answer(self.send(self.write(path, *headers, method=method, host=host)))

    def write(self, path: str, *headers: str, method: str = "GET", host: str | None = None) -> bytes:
        """Return a request."""
        lines = (f"{method} {path} HTTP/1.1", f"Host: {self.host if host is None else host}", *headers, "", "")
        return "\r\n".join(lines).encode("latin-1")

    @contextmanager
    def follow(self, seen: str | None = None) -> Iterator[Follower]:
        """Open the stream of events, as a page of the edition `seen`, or of the present one, does."""
        edition = self.server.streams.edition if seen is None else seen
        with self.connect() as connection:
            connection.sendall(self.write(f"/-/events?{edition}"))
            with connection.makefile("rb") as file:
                follower = Follower(connection, file.readline)
                while follower.next():
                    pass
                yield follower


class Follower:
    """A page that waits for another edition."""

    def __init__(self, connection: socket.socket, read_line: object) -> None:
        self.connection = connection
        self._read_line = read_line

    def next(self) -> str:
        """Await the next line; empty at the end of a block, and of the stream."""
        assert callable(self._read_line)
        line: bytes = self._read_line()
        return line.decode().strip()

    def read_block(self) -> list[str]:
        """Await a block of lines; empty at the end of the stream."""
        return list(iter(self.next, ""))


def read_all(connection: socket.socket) -> bytes:
    """Return all that comes until the other side ends it, however."""
    data = b""
    try:
        while piece := connection.recv(65536):
            data += piece
    except ConnectionError:
        pass
    return data


def parse_answer(data: bytes) -> Answer:
    """Take an answer apart."""
    head, _, body = data.partition(b"\r\n\r\n")
    first, *lines = head.decode().split("\r\n")
    version, status, _ = first.split(" ", 2)
    assert version == "HTTP/1.0"
    pairs = [line.split(": ", 1) for line in lines]
    assert len({name for name, _ in pairs}) == len(pairs)
    return Answer(int(status), {name.lower(): value for name, value in pairs}, body)


@contextmanager
def serving(root: Path) -> Iterator[Visitor]:
    """Serve the vault at any port that is free."""
    with closing(Server(str(root), 0)) as server:
        yield Visitor(server)
