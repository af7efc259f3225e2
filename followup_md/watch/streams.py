"""Server-sent events: browsers that wait for the next edition of the pages, each over a connection of its own."""

from __future__ import annotations

import socket
from contextlib import suppress
from secrets import token_hex
from select import select
from threading import Lock
from typing import Final

MOST: Final = 32
# How often (seconds) an empty event is sent, by which a dead connection is noticed.
HEARTBEAT: Final = 15.0
_RETRY: Final = b"retry: 1000\n\n"  # milliseconds until a browser asks again
_BEAT: Final = b":\n\n"


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

    def follow(self, connection: socket.socket, head: bytes, seen: str) -> bool:
        """Send `head`, then an event for each new edition, at once if `seen` is an old one, until the browser leaves.

        False, and nothing sent, when there are too many already or all is closed.
        """
        with self._lock:
            if self._closed or len(self._open) >= MOST:
                return False
            connection.settimeout(HEARTBEAT)
            connection.sendall(head + _RETRY + (b"" if seen == self.edition else self._announce()))
            self._open.add(connection)
        try:
            while True:
                try:
                    connection.recv(1)
                except TimeoutError:
                    with self._lock:
                        _send(connection, _BEAT)
                else:  # the browser left, or sent what nobody asked it for
                    return True
        finally:
            with self._lock:
                self._open.discard(connection)

    def tell(self) -> None:
        """Send every browser the event of a new edition."""
        with self._lock:
            self._count += 1
            for connection in self._open:
                _send(connection, self._announce())

    def close(self) -> None:
        """End all streams, and take no more."""
        with self._lock:
            self._closed = True
            for connection in self._open:
                _end(connection)

    def _announce(self) -> bytes:
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
