"""Preview server: shows site/ to this machine while the vault is watched, and tells browsers of each build (`watch --serve`)."""

from __future__ import annotations

import errno
import os
import socket
from contextlib import suppress
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from importlib.resources import files
from io import BufferedReader, RawIOBase
from secrets import token_hex
from select import select
from selectors import EVENT_READ, DefaultSelector
from socketserver import TCPServer, ThreadingMixIn
from threading import Lock, Thread
from time import monotonic
from typing import TYPE_CHECKING, Any, Final

from followup_md.errors import SystemFailure
from followup_md.watch.requests import HOST, SERVED_POLICY, Reply, Request, refuse, show

if TYPE_CHECKING:
    from collections.abc import Sequence

    from _typeshed import WriteableBuffer

# Where the pages are when no port is named: at the same place each time, for a bookmark; else next to it; else anywhere.
PORTS: Final = (*range(8620, 8630), 0)
MOST_CONNECTIONS: Final = 64
# Of them those that wait for the next build.
MOST_STREAMS: Final = 32
# The limits of a request: all its bytes, those of its first line, and the seconds until it is there.
SECONDS: Final = 5.0
_LONGEST_LINE: Final = 1 << 13
_LONGEST: Final = 1 << 16
# How many seconds an answer may take, and how often an empty event is sent, by which a dead connection is noticed.
_ANSWERING: Final = 10.0
HEARTBEAT: Final = 15.0
_RETRY: Final = b"retry: 1000\n\n"  # milliseconds until a browser asks again
_EMPTY_EVENT: Final = b":\n\n"
# Only on Windows, where two programs could otherwise listen at one port.
_EXCLUSIVE: Final[int | None] = getattr(socket, "SO_EXCLUSIVEADDRUSE", None)
_ANOTHER: Final = "name another port behind `--serve`, or none for one that is free"
_ALWAYS: Final = (
    ("Cache-Control", "no-store"),
    ("Content-Security-Policy", f"{SERVED_POLICY}; frame-ancestors 'none'"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Referrer-Policy", "no-referrer"),
    ("X-Content-Type-Options", "nosniff"),
    ("Connection", "close"),
)


def open_server(root: str, ports: Sequence[int]) -> Server:
    """Start the server of the vault `root` at the first of these ports that can be had; SystemFailure when none can."""
    for port in ports[:-1]:
        with suppress(OSError):  # taken, or kept by the system
            return Server(root, port)
    try:
        return Server(root, ports[-1])
    except OSError as error:
        why = f"cannot be had: {error.strerror or error}"
        if error.errno == errno.EADDRINUSE:
            why = "is taken by another program"
        elif isinstance(error, PermissionError):
            why = "is not for programs of yours"
        raise SystemFailure(f"port {ports[-1]} {why}", _ANOTHER) from error


class Server(ThreadingMixIn, TCPServer):
    """Server of one vault, from start to end; each connection has a thread, and none of them holds up the exit."""

    daemon_threads = True
    block_on_close = False
    # On Windows the same option lets two programs share a port.
    allow_reuse_address = os.name == "posix"
    request_queue_size = MOST_CONNECTIONS
    timeout = 0

    def __init__(self, root: str, port: int) -> None:
        """Show the pages of the vault `root` on loopback at `port` (0: any that is free); OSError when that cannot be."""
        self.streams = Streams()
        self._connections: set[object] = set()
        super().__init__((HOST, port), partial(RequestHandler, root, self.streams))
        self.port: int = self.socket.getsockname()[1]
        self._stop, self._stopped = socket.socketpair()
        self._thread = Thread(target=self._accept, daemon=True)
        self._thread.start()

    @property
    def address(self) -> str:
        """Where a browser finds the pages."""
        return f"http://{HOST}:{self.port}/"

    def close(self) -> None:
        """Stop listening, and end the streams."""
        self.streams.close()
        self._stop.close()
        self._thread.join(1)
        self._stopped.close()
        self.server_close()

    def server_bind(self) -> None:
        """Bind the port, for this program alone."""
        if _EXCLUSIVE is not None:
            self.socket.setsockopt(socket.SOL_SOCKET, _EXCLUSIVE, 1)
        super().server_bind()

    def verify_request(self, request: Any, client_address: Any) -> bool:  # noqa: ANN401, ARG002 - as socketserver calls it
        """Say whether there is room for another connection."""
        return len(self._connections) < MOST_CONNECTIONS

    def process_request(self, request: Any, client_address: Any) -> None:  # noqa: ANN401 - as socketserver calls it
        """Count the connection, and answer on a thread of its own."""
        self._connections.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:  # noqa: ANN401 - as socketserver calls it
        """Count a connection no more, however it ended."""
        self._connections.discard(request)
        super().shutdown_request(request)

    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ANN401 - as socketserver calls it
        """Say nothing: what goes wrong in an answer ends that answer, and nobody needs to know."""

    def _accept(self) -> None:
        with DefaultSelector() as selector:
            selector.register(self.socket, EVENT_READ)
            selector.register(self._stopped, EVENT_READ)
            while all(key.fileobj is self.socket for key, _ in selector.select()):
                self.handle_request()


class RequestHandler(BaseHTTPRequestHandler):
    """One connection: it brings one request and gets one answer, and none is logged."""

    command = ""  # until the first line is read

    def __init__(self, root: str, streams: Streams, *connection: Any) -> None:  # noqa: ANN401 - as socketserver calls it
        """Do all there is to do for a connection to the pages of the vault `root`."""
        self._root, self._streams = root, streams
        super().__init__(*connection)

    def setup(self) -> None:
        """Limit what is read to the size and the time of a request."""
        super().setup()
        self.rfile = BufferedReader(HeaderReader(self.connection))

    def handle(self) -> None:
        """Answer; OSError when the other side breaks off, or takes too long."""
        self.raw_requestline = self.rfile.readline(_LONGEST_LINE + 1)
        if len(self.raw_requestline) > _LONGEST_LINE:
            self.send_error(HTTPStatus.REQUEST_URI_TOO_LONG)
        elif self.parse_request():
            path, _, query = self.path.partition("?")
            headers: dict[str, list[str]] = {}
            for name, value in self.headers.items():
                headers.setdefault(name.lower(), []).append(value)
            request = Request(self.command, path, query, headers)
            port: int = self.connection.getsockname()[1]
            if reply := refuse(request, port) or self._find(request):
                self._send(reply)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:  # noqa: ARG002 - as http.server calls it
        """Refuse what is no request, in words that repeat nothing of it."""
        status = HTTPStatus(code)
        self._send(Reply(status, f"{status.phrase.lower()}\n".encode()))

    def _find(self, request: Request) -> Reply | None:
        """Return the answer to a request that is allowed; None for a stream, which has ended by then."""
        if request.path == "/-/events":
            reply = Reply(HTTPStatus.OK, b"", "text/event-stream; charset=utf-8")
            if request.method == "HEAD":
                return reply
            if self._streams.follow(self.connection, _format_header(reply), request.query):
                return None
            return Reply(HTTPStatus.SERVICE_UNAVAILABLE, b"too many pages are open\n")
        if request.path == "/-/reload.js":
            script = (files("followup_md.watch") / "reload.js").read_bytes()
            return Reply(HTTPStatus.OK, script, "text/javascript; charset=utf-8")
        if request.path == "/favicon.ico":  # every browser asks for it, and complains in its console when it is not there
            return Reply(HTTPStatus.OK, b"", "image/x-icon")
        return show(self._root, request.path, self._streams.edition)

    def _send(self, reply: Reply) -> None:
        self.connection.settimeout(_ANSWERING)
        header = _format_header(reply, ("Content-Length", str(len(reply.body))))
        self.wfile.write(header if self.command == "HEAD" else header + reply.body)


def _format_header(reply: Reply, *more: tuple[str, str]) -> bytes:
    fields = (("Content-Type", reply.kind), *_ALWAYS, *reply.headers, *more)
    lines = (f"HTTP/1.0 {reply.status.value} {reply.status.phrase}", *(f"{name}: {value}" for name, value in fields))
    return "".join(f"{line}\r\n" for line in (*lines, "")).encode()


class Streams:
    """The open streams, and the edition of the pages: a text that differs after each build, and each time the server is started."""

    def __init__(self) -> None:
        """Start with the edition that is on the disk."""
        self._lock = Lock()
        self._open: set[socket.socket] = set()
        self._start, self._count = token_hex(4), 0
        self._closed = False

    @property
    def edition(self) -> str:
        """The edition of a page that is read from now on, or one before it."""
        return f"{self._start}-{self._count}"

    def follow(self, connection: socket.socket, header: bytes, seen: str) -> bool:
        """Send `header`, then an event for each edition after `seen`, until the browser leaves; False where there is no room."""
        with self._lock:
            if self._closed or len(self._open) >= MOST_STREAMS:
                return False
            connection.settimeout(HEARTBEAT)
            connection.sendall(header + _RETRY + (b"" if seen == self.edition else self._format_event()))
            self._open.add(connection)
        try:
            while True:
                try:
                    connection.recv(1)
                except TimeoutError:
                    with self._lock:
                        _send(connection, _EMPTY_EVENT)
                else:  # the browser left, or sent something unasked
                    return True
        finally:
            with self._lock:
                self._open.discard(connection)

    def announce(self) -> None:
        """Send every browser the event of a new edition."""
        with self._lock:
            self._count += 1
            for connection in self._open:
                _send(connection, self._format_event())

    def close(self) -> None:
        """End all streams, and take no more."""
        with self._lock:
            self._closed = True
            for connection in self._open:
                _end(connection)

    def _format_event(self) -> bytes:
        return f"event: built\ndata: {self.edition}\n\n".encode()


def _send(connection: socket.socket, data: bytes) -> None:
    """Send a few bytes if they can go at once: a browser that does not read them must not hold up the build."""
    with suppress(OSError, ValueError):  # it is gone, or its number is too high for `select`
        if select([], [connection], [], 0)[1]:
            connection.sendall(data)
            return
    _end(connection)


def _end(connection: socket.socket) -> None:
    with suppress(OSError):
        connection.shutdown(socket.SHUT_RDWR)


class HeaderReader(RawIOBase):
    """The first bytes of a connection: few enough, and there soon enough, however many pieces they come in."""

    def __init__(self, connection: socket.socket) -> None:
        """Begin to count."""
        self._connection, self._left, self._end = connection, _LONGEST, monotonic() + SECONDS

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        """Read what is there, or comes in time; OSError when it is too much, and TimeoutError when nothing comes."""
        seconds = self._end - monotonic()
        if seconds <= 0:
            raise TimeoutError
        if self._left <= 0:
            raise OSError(errno.EMSGSIZE, "too long a request")
        self._connection.settimeout(seconds)
        size = self._connection.recv_into(buffer)
        self._left -= size
        return size
