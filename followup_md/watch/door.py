"""Who is let in: the person's own browser at the address of this server, and no other site that it has open."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

HOST: Final = "127.0.0.1"
TEXT: Final = "text/plain; charset=utf-8"
METHODS: Final = ("GET", "HEAD")
_HTTP_PORT: Final = 80


class Asked(NamedTuple):
    """A request: its method, path and query as they came, and its headers by lower-case name, each as often as it was sent."""

    method: str
    path: str
    query: str
    headers: Mapping[str, Sequence[str]]


class Reply(NamedTuple):
    """An answer; `headers` are those that not every answer has."""

    status: HTTPStatus
    body: bytes
    kind: str = TEXT
    headers: tuple[tuple[str, str], ...] = ()


def refuse(asked: Asked, port: int) -> Reply | None:
    """Return why a request is refused, None when it may be answered.

    The name in `Host` must be one of this server's: a site whose own name was made to point to this machine (DNS rebinding) sends
    its own. What another site asks for, to embed it or to read it, is refused as well; a link that leads here may be followed.
    """
    host = _read_single(asked, "host")
    if host not in _list_hosts(port):
        return Reply(HTTPStatus.MISDIRECTED_REQUEST, f"this address is http://{HOST}:{port}/\n".encode())
    if not _is_own(asked, f"http://{host}"):
        return Reply(HTTPStatus.FORBIDDEN, b"another site may not ask for this\n")
    if asked.method not in METHODS:
        return Reply(HTTPStatus.METHOD_NOT_ALLOWED, b"pages can be looked at, nothing else\n", headers=(("Allow", ", ".join(METHODS)),))
    return None


def _list_hosts(port: int) -> tuple[str, ...]:
    names = (HOST, "localhost")
    # Of this one port browsers do not speak.
    return (*(f"{name}:{port}" for name in names), *(names if port == _HTTP_PORT else ()))


def _is_own(asked: Asked, origin: str) -> bool:
    """Say whether a request comes from the person or from a page of this server; old browsers do not tell."""
    if asked.headers.get("origin", (origin,)) != (origin,):
        return False
    site = _read_single(asked, "sec-fetch-site", "none")
    # Another port of this machine is the same site to a browser, and may be another user's.
    return site in ("none", "same-origin") or _is_followed_link(asked)


def _is_followed_link(asked: Asked) -> bool:
    return (_read_single(asked, "sec-fetch-mode"), _read_single(asked, "sec-fetch-dest")) == ("navigate", "document")


def _read_single(asked: Asked, name: str, default: str = "") -> str:
    """Return the value of a header that is sent once; the empty text when it is sent more often."""
    values = asked.headers.get(name, (default,))
    return values[0] if len(values) == 1 else ""
