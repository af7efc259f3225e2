"""Requests to the preview server: only the user's own browser gets an answer, a page that reloads itself."""

import os
import re
from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Final, NamedTuple

from followup_md.render.site.frame import POLICY
from followup_md.vault.notes import SITE
from followup_md.vault.read import read_bytes

HOST: Final = "127.0.0.1"
_METHODS: Final = ("GET", "HEAD")
_HTTP_PORT: Final = 80
# Permissions that this server adds to those in the page's own policy.
SERVED_POLICY: Final = f"{POLICY}; script-src 'self'; connect-src 'self'"
META: Final = '<meta http-equiv="Content-Security-Policy" content="{}">'
LONGEST: Final = 1 << 25
# Only file names that a build gives: none needs decoding, and no part begins with a dot.
_NAMED: Final = r"/(?:[a-z0-9-]+/)*[a-z0-9-]+\.(html|css)"
_KINDS: Final = {"html": "text/html; charset=utf-8", "css": "text/css; charset=utf-8"}
_FIRST: Final = "/index.html"
_INSTEAD: Final = """\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
{meta}
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{title}</title>
</head>
<body>
<main>
<h1>{title}</h1>
<p>{text}</p>
</main>
</body>
</html>
"""
_NOT_YET: Final = (
    "No pages yet",
    "They will stand here as soon as they are built. If they do not, the terminal in which <code>watch</code> runs says why.",
)
_NOTE: Final = ("A note, not a page", "Notes stay out of the browser, which is shown site/ alone. Open it in your editor.")
_NOWHERE: Final = ("No such page", 'Perhaps its note was renamed. <a href="/">Today</a> leads to every page that there is.')


class Request(NamedTuple):
    """A request: its method, path and query as they came, and its headers by lower-case name, each as often as it was sent."""

    method: str
    path: str
    query: str
    headers: Mapping[str, Sequence[str]]


class Reply(NamedTuple):
    """A response; `headers` are the extra ones, which not every response has."""

    status: HTTPStatus
    body: bytes
    kind: str = "text/plain; charset=utf-8"
    headers: tuple[tuple[str, str], ...] = ()


def refuse(request: Request, port: int) -> Reply | None:
    """Return why a request is refused, None when it may be answered.

    The name in `Host` must be one of this server's: a site whose own name was made to point to this machine (DNS rebinding) sends
    its own. What another site asks for, to embed it or to read it, is refused as well; a link that leads here may be followed.
    """
    host = _read_single(request, "host")
    names = (HOST, "localhost")
    # Browsers leave out the port of HTTP.
    if host not in (*(f"{name}:{port}" for name in names), *(names if port == _HTTP_PORT else ())):
        return Reply(HTTPStatus.MISDIRECTED_REQUEST, f"this address is http://{HOST}:{port}/\n".encode())
    # A request by the user or by a page of this server; old browsers do not say. Another port of this machine is the same site to a
    # browser, and may be another user's.
    is_own = list(request.headers.get("origin", [f"http://{host}"])) == [f"http://{host}"]
    is_same_site = _read_single(request, "sec-fetch-site", "none") in ("none", "same-origin")
    is_link = (_read_single(request, "sec-fetch-mode"), _read_single(request, "sec-fetch-dest")) == ("navigate", "document")
    if not is_own or not (is_same_site or is_link):
        return Reply(HTTPStatus.FORBIDDEN, b"another site may not ask for this\n")
    if request.method not in _METHODS:
        return Reply(HTTPStatus.METHOD_NOT_ALLOWED, b"pages can be looked at, nothing else\n", headers=(("Allow", ", ".join(_METHODS)),))
    return None


def _read_single(request: Request, name: str, default: str = "") -> str:
    """Return the value of a header sent once; empty if it is sent more than once."""
    values = request.headers.get(name, (default,))
    return values[0] if len(values) == 1 else ""


def show(root: str, path: str, edition: str) -> Reply:
    """Return the file at `path` below site/ of the vault `root`; for a missing page, one that says why and also reloads itself."""
    path = _FIRST if path == "/" else path
    found = re.fullmatch(_NAMED, path)
    data = read_site_page(root, path) if found else None
    if found is not None and data is not None:
        kind = found[1]
        return Reply(HTTPStatus.OK, add_script(data, edition) if kind == "html" else data, _KINDS[kind])
    status = HTTPStatus.SERVICE_UNAVAILABLE if path == _FIRST else HTTPStatus.NOT_FOUND
    title, text = _NOT_YET if path == _FIRST else _NOTE if path.endswith(".md") else _NOWHERE
    page = _INSTEAD.format(meta=META.format(POLICY), title=title, text=text)
    return Reply(status, add_script(page.encode(), edition), _KINDS["html"])


def read_site_page(root: str, path: str) -> bytes | None:
    """Return the bytes of a file below site/; None for a missing file, or for a symbolic link anywhere in its path."""
    place = os.path.join(os.path.realpath(root), SITE, *path.split("/")[1:])
    try:
        if os.path.realpath(place) != place:
            return None
        size, data = read_bytes(place, LONGEST)
    except OSError:
        return None
    return data if size <= LONGEST else None


def add_script(page: bytes, edition: str) -> bytes:
    """Return a page with the reload script and permission to run it, unless the page has a policy of its own."""
    script = f'<script src="/-/reload.js" data-edition="{edition}" defer></script>'.encode()
    page = page.replace(META.format(POLICY).encode(), META.format(SERVED_POLICY).encode(), 1)
    before, end, rest = page.partition(b"</head>")
    return before + script + end + rest
