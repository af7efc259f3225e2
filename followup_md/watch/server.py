"""Preview server: shows site/ to this machine while the vault is watched, and tells browsers of each build (`watch --serve`)."""

import errno
import os
import socket
from collections.abc import Sequence
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
    from _typeshed import WriteableBuffer

# Ports tried when none is given: the same one each time, for a bookmark; else the next ones; else any free one.
PORTS: Final = (*range(8620, 8630), 0)
MOST_CONNECTIONS: Final = 64
# How many of the connections may be streams, which wait for the next build.
MOST_STREAMS: Final = 32
# Limits of a request: seconds to receive it, bytes of its first line, and bytes in all.
SECONDS: Final = 5.0
_LONGEST_LINE: Final = 1 << 13
_LONGEST: Final = 1 << 16
# Seconds that a response may take, and seconds between empty events, which reveal a dead connection.
_ANSWERING: Final = 10.0
HEARTBEAT: Final = 15.0
_RETRY: Final = b"retry: 1000\n\n"  # milliseconds until a browser reconnects
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


def open_server(root: str, ports: Sequence[int]) -> "Server":
    """Start the server of the vault `root` at the first free one of these ports; SystemFailure when none is free."""
    for port in ports[:-1]:
        with suppress(OSError):  # in use, or reserved by the system
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
    """Server of one vault, from start to end; each connection has a thread, and none of them delays the exit."""

    daemon_threads = True
    block_on_close = False
    # On Windows the same option lets two programs share a port.
    allow_reuse_address = os.name == "posix"
    request_queue_size = MOST_CONNECTIONS
    timeout = 0

    def __init__(self, root: str, port: int) -> None:
        """Serve the pages of the vault `root` on loopback at `port` (0: any free port); OSError when that fails."""
        self.streams = Streams()
        self._connections: set[object] = set()
        super().__init__((HOST, port), partial(RequestHandler, root, self.streams))
        self.port: int = self.socket.getsockname()[1]
        self._stop, self._stopped = socket.socketpair()
        self._thread = Thread(target=self._accept, daemon=True)
        self._thread.start()

    @property
    def address(self) -> str:
        """Address of the pages for a browser."""
        return f"http://{HOST}:{self.port}/"

    def close(self) -> None:
        """Stop listening, and end the streams."""
        self.streams.close()
        self._stop.close()
        self._thread.join(1)
        self._stopped.close()
        self.server_close()

    def server_bind(self) -> None:
        """Bind the port exclusively."""
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
        """Stop counting a connection, however it ended."""
        self._connections.discard(request)
        super().shutdown_request(request)

    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ANN401 - as socketserver calls it
        """Print nothing: an error in a response ends that response alone."""

    def _accept(self) -> None:
        with DefaultSelector() as selector:
            selector.register(self.socket, EVENT_READ)
            selector.register(self._stopped, EVENT_READ)
            while all(key.fileobj is self.socket for key, _ in selector.select()):
                self.handle_request()


class RequestHandler(BaseHTTPRequestHandler):
    """One connection: one request and one response, not logged."""

    command = ""  # until the first line is read

    def __init__(self, root: str, streams: "Streams", *connection: Any) -> None:  # noqa: ANN401 - as socketserver calls it
        """Handle a connection to the pages of the vault `root`, from start to end."""
        self._root, self._streams = root, streams
        super().__init__(*connection)

    def setup(self) -> None:
        """Limit the size and the time of a request."""
        super().setup()
        self.rfile = BufferedReader(HeaderReader(self.connection))

    def handle(self) -> None:
        """Send the response; OSError when the client disconnects or takes too long."""
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
        """Refuse an invalid request, in words that repeat nothing of it."""
        status = HTTPStatus(code)
        self._send(Reply(status, f"{status.phrase.lower()}\n".encode()))

    def _find(self, request: Request) -> Reply | None:
        """Return the response to an allowed request; None for a stream, which has ended by then."""
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
        if request.path == "/favicon.ico":  # every browser asks for it, and logs an error in its console if it is missing
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
    """The open streams, and the edition of the pages: a text that is new after each build and each start of the server."""

    def __init__(self) -> None:
        """Start with the edition that is on the disk."""
        self._lock = Lock()
        self._open: set[socket.socket] = set()
        self._start, self._count = token_hex(4), 0
        self._closed = False

    @property
    def edition(self) -> str:
        """The edition of a page read from now on, or an earlier one."""
        return f"{self._start}-{self._count}"

    def follow(self, connection: socket.socket, header: bytes, seen: str) -> bool:
        """Send `header`, then an event for each edition after `seen`, until the browser disconnects; False for too many streams."""
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
                else:  # the browser disconnected, or sent something unexpected
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
        """End all streams, and accept no more."""
        with self._lock:
            self._closed = True
            for connection in self._open:
                _end(connection)

    def _format_event(self) -> bytes:
        return f"event: built\ndata: {self.edition}\n\n".encode()


def _send(connection: socket.socket, data: bytes) -> None:
    """Send a few bytes if that is possible at once: a browser that does not read must not delay the build."""
    with suppress(OSError, ValueError):  # it is closed, or its number is too high for `select`
        if select([], [connection], [], 0)[1]:
            connection.sendall(data)
            return
    _end(connection)


def _end(connection: socket.socket) -> None:
    with suppress(OSError):
        connection.shutdown(socket.SHUT_RDWR)


class HeaderReader(RawIOBase):
    """Reader of a request's head with a limit of size and time, however many pieces it comes in."""

    def __init__(self, connection: socket.socket) -> None:
        """Start with nothing read."""
        self._connection, self._left, self._end = connection, _LONGEST, monotonic() + SECONDS

    def readable(self) -> bool:
        """Return True: it can be read."""
        return True

    def readinto(self, buffer: "WriteableBuffer", /) -> int:
        """Read what arrives in time; OSError when it is too much, TimeoutError when nothing arrives."""
        seconds = self._end - monotonic()
        if seconds <= 0:
            raise TimeoutError
        if self._left <= 0:
            raise OSError(errno.EMSGSIZE, "too long a request")
        self._connection.settimeout(seconds)
        size = self._connection.recv_into(buffer)
        self._left -= size
        return size
