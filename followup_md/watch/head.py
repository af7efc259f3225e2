"""Request headers as they come in: limits of size and time."""

from __future__ import annotations

import errno
from io import RawIOBase
from time import monotonic
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import socket

    from _typeshed import WriteableBuffer

SECONDS: Final = 5.0
LONGEST_LINE: Final = 1 << 13
LONGEST: Final = 1 << 16


class Head(RawIOBase):
    """The first bytes of a connection: `LONGEST` at most, and all of them within `SECONDS`, however many pieces they come in."""

    def __init__(self, connection: socket.socket) -> None:
        """Begin to count."""
        self._connection, self._left, self._end = connection, LONGEST, monotonic() + SECONDS

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
