"""One connection of a browser: its request, and the answer."""

from __future__ import annotations

from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from importlib.resources import files
from io import BufferedReader
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from followup_md.watch.door import Asked, Reply, refuse
from followup_md.watch.head import LONGEST_LINE, Head
from followup_md.watch.pages import SERVED_POLICY, show

if TYPE_CHECKING:
    from followup_md.watch.streams import Streams

ANSWERING: Final = 10.0  # seconds
_ALWAYS: Final = (
    ("Cache-Control", "no-store"),
    ("Content-Security-Policy", f"{SERVED_POLICY}; frame-ancestors 'none'"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Referrer-Policy", "no-referrer"),
    ("X-Content-Type-Options", "nosniff"),
    ("Connection", "close"),
)


class Site(NamedTuple):
    """What is served: the pages of the vault `root`, and the browsers that wait for the next edition of them."""

    root: str
    streams: Streams


class Handler(BaseHTTPRequestHandler):
    """One connection: it brings one request and gets one answer, and none is logged."""

    command = ""  # until the first line is read

    def __init__(self, site: Site, *connection: Any) -> None:  # noqa: ANN401 - as socketserver calls it
        """Do all there is to do for a connection of the site."""
        self._site = site
        super().__init__(*connection)

    def setup(self) -> None:
        """Read no more and no longer than a request takes."""
        super().setup()
        self.rfile = BufferedReader(Head(self.connection))

    def handle(self) -> None:
        """Answer; OSError when the other side breaks off, or takes too long."""
        self.raw_requestline = self.rfile.readline(LONGEST_LINE + 1)
        if len(self.raw_requestline) > LONGEST_LINE:
            self.send_error(HTTPStatus.REQUEST_URI_TOO_LONG)
        elif self.parse_request():
            path, _, query = self.path.partition("?")
            headers: dict[str, list[str]] = {}
            for name, value in self.headers.items():
                headers.setdefault(name.lower(), []).append(value)
            asked = Asked(self.command, path, query, {name: tuple(values) for name, values in headers.items()})
            port: int = self.connection.getsockname()[1]
            reply = refuse(asked, port) or self._find(asked)
            if reply:
                self._send(reply)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:  # noqa: ARG002 - as http.server calls it
        """Refuse what is no request, in words that repeat nothing of it."""
        status = HTTPStatus(code)
        self._send(Reply(status, f"{status.phrase.lower()}\n".encode()))

    def _find(self, asked: Asked) -> Reply | None:
        """Return the answer to a request that is allowed; None for a stream, which has ended by then."""
        streams = self._site.streams
        if asked.path == "/-/events":
            reply = Reply(HTTPStatus.OK, b"", "text/event-stream; charset=utf-8")
            if asked.method == "HEAD":
                return reply
            if streams.follow(self.connection, _format_header(reply), asked.query):
                return None
            return Reply(HTTPStatus.SERVICE_UNAVAILABLE, b"too many pages are open\n")
        if asked.path == "/-/reload.js":
            script = (files("followup_md.watch") / "reload.js").read_bytes()
            return Reply(HTTPStatus.OK, script, "text/javascript; charset=utf-8")
        if asked.path == "/favicon.ico":  # every browser asks for it, and complains in its console when it is not there
            return Reply(HTTPStatus.OK, b"", "image/x-icon")
        return show(self._site.root, asked.path, streams.edition)

    def _send(self, reply: Reply) -> None:
        self.connection.settimeout(ANSWERING)
        header = _format_header(reply, ("Content-Length", str(len(reply.body))))
        self.wfile.write(header if self.command == "HEAD" else header + reply.body)


def _format_header(reply: Reply, *more: tuple[str, str]) -> bytes:
    fields = (("Content-Type", reply.kind), *_ALWAYS, *reply.headers, *more)
    lines = (f"HTTP/1.0 {reply.status.value} {reply.status.phrase}", *(f"{name}: {value}" for name, value in fields))
    return "".join(f"{line}\r\n" for line in (*lines, "")).encode()
