"""Access to the preview server: the person's own browser at its address, and no other site that is open in it."""

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
    names = (HOST, "localhost")
    # Browsers leave out the port of HTTP.
    if host not in (*(f"{name}:{port}" for name in names), *(names if port == _HTTP_PORT else ())):
        return Reply(HTTPStatus.MISDIRECTED_REQUEST, f"this address is http://{HOST}:{port}/\n".encode())
    # A request of the person or of a page of this server; old browsers do not say. Another port of this machine is the same site to a
    # browser, and may be another user's.
    is_own = asked.headers.get("origin", (f"http://{host}",)) == (f"http://{host}",)
    is_same_site = _read_single(asked, "sec-fetch-site", "none") in ("none", "same-origin")
    is_link = (_read_single(asked, "sec-fetch-mode"), _read_single(asked, "sec-fetch-dest")) == ("navigate", "document")
    if not is_own or not (is_same_site or is_link):
        return Reply(HTTPStatus.FORBIDDEN, b"another site may not ask for this\n")
    if asked.method not in METHODS:
        return Reply(HTTPStatus.METHOD_NOT_ALLOWED, b"pages can be looked at, nothing else\n", headers=(("Allow", ", ".join(METHODS)),))
    return None


def _read_single(asked: Asked, name: str, default: str = "") -> str:
    """Return the value of a header that is sent once; the empty text when it is sent more often."""
    values = asked.headers.get(name, (default,))
    return values[0] if len(values) == 1 else ""
