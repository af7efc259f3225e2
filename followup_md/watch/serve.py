"""Preview server: shows site/ to this machine while the vault is watched (`watch --serve`)."""

from __future__ import annotations

import errno
import os
import socket
from functools import partial
from selectors import EVENT_READ, DefaultSelector
from socketserver import TCPServer, ThreadingMixIn
from threading import Thread
from typing import TYPE_CHECKING, Any, Final

from followup_md.errors import MachineFailure
from followup_md.watch.answer import Handler, Site
from followup_md.watch.door import HOST
from followup_md.watch.streams import Streams

if TYPE_CHECKING:
    from collections.abc import Sequence

# Where the pages are when no port is named: at the same place each time, for a bookmark; else next to it; else anywhere.
PORTS: Final = (*range(8620, 8630), 0)
MOST_CONNECTIONS: Final = 64
# Only on Windows, where two programs could otherwise listen at one port.
_EXCLUSIVE: Final[int | None] = getattr(socket, "SO_EXCLUSIVEADDRUSE", None)
_ANOTHER: Final = "name another port behind `--serve`, or none for one that is free"


class Server(ThreadingMixIn, TCPServer):
    """The server of one vault, from start to end; each connection has a thread, and none of them holds up the exit."""

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
        super().__init__((HOST, port), partial(Handler, Site(root, self.streams)))
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
        """Take the port, for this program alone."""
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
        """Let go of a connection, however it went."""
        self._connections.discard(request)
        super().shutdown_request(request)

    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ANN401 - as socketserver calls it
        """Say nothing: what goes wrong in an answer ends that answer, and is no concern of the person's."""

    def _accept(self) -> None:
        with DefaultSelector() as selector:
            selector.register(self.socket, EVENT_READ)
            selector.register(self._stopped, EVENT_READ)
            while all(key.fileobj is self.socket for key, _ in selector.select()):
                self.handle_request()


def open_server(root: str, ports: Sequence[int]) -> Server:
    """Start the server of the vault `root` at the first of these ports that can be had; MachineFailure when none can."""
    *others, last = ports
    for port in others:
        try:
            return Server(root, port)
        except OSError:  # taken, or kept by the system
            continue
    try:
        return Server(root, last)
    except OSError as error:
        why = f"cannot be had: {error.strerror or error}"
        if error.errno == errno.EADDRINUSE:
            why = "is taken by another program"
        elif isinstance(error, PermissionError):
            why = "is not for programs of yours"
        raise MachineFailure(f"port {last} {why}", _ANOTHER) from error
