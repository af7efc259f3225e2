"""Who is let in by `watch --serve`: the browser of the person at this server's own address, and no other site that is open in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from http import HTTPStatus
from pathlib import Path

import pytest
from support.pages import SITE, Visitor, serving

from followup_md.watch.requests import Request, refuse

MakeVault = Callable[..., Path]
EVERYTHING = ("/", "/process/harbor-engineer.html", "/style.css", "/-/events", "/-/reload.js", "/nowhere.html")


@pytest.fixture
def visitor(make_vault: MakeVault) -> Iterator[Visitor]:
    with serving(make_vault(SITE)) as visitor:
        yield visitor


# The name that was asked for


@pytest.mark.parametrize("name", ["127.0.0.1", "localhost"])
def test_its_own_names_are_answered(visitor: Visitor, name: str) -> None:
    assert visitor.ask("/", host=f"{name}:{visitor.server.port}").status == 200


HOSTS = {
    "a name made to point here": "rebound.example:PORT",
    "the same without a port": "rebound.example",
    "its own name without a port": "127.0.0.1",
    "another port": "127.0.0.1:1PORT",
    "its own name in front": "127.0.0.1:PORT.rebound.example",
    "its own name behind": "rebound.example@127.0.0.1:PORT",
    "a name below its own": "a.localhost:PORT",
    "a dot at the end": "localhost.:PORT",
    "all addresses": "0.0.0.0:PORT",
    "the other loopback": "[::1]:PORT",
    "another spelling of the address": "2130706433:PORT",
    "capitals, which no browser sends": "LOCALHOST:PORT",
    "two in one": "127.0.0.1:PORT, rebound.example",
    "nothing": "",
}


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
def test_another_name_is_refused(visitor: Visitor, host: str) -> None:
    answer = visitor.ask("/", host=host.replace("PORT", str(visitor.server.port)))
    assert (answer.status, answer.text) == (421, f"this address is http://127.0.0.1:{visitor.server.port}/\n")
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"


@pytest.mark.parametrize("path", EVERYTHING)
def test_another_name_is_refused_whatever_is_asked_for(visitor: Visitor, path: str) -> None:
    assert visitor.ask(path, host="rebound.example").status == 421


NO_NAME = {
    "HTTP/1.1 without Host": b"GET / HTTP/1.1\r\n\r\n",
    "HTTP/1.0 without Host": b"GET / HTTP/1.0\r\n\r\n",
    "HTTP/0.9": b"GET /\r\n\r\n",
    "Host twice": b"GET / HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nHost: rebound.example\r\n\r\n",
    "its own name twice": b"GET / HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nhost: 127.0.0.1:PORT\r\n\r\n",
    "the name in the target alone": b"GET http://127.0.0.1:PORT/ HTTP/1.1\r\n\r\n",
    "a forwarded name": b"GET / HTTP/1.1\r\nHost: rebound.example\r\nX-Forwarded-Host: 127.0.0.1:PORT\r\n\r\n",
}


@pytest.mark.parametrize("raw", NO_NAME.values(), ids=NO_NAME)
def test_no_single_name_is_refused(visitor: Visitor, raw: bytes) -> None:
    assert visitor.send(raw.replace(b"PORT", b"%d" % visitor.server.port)).startswith(b"HTTP/1.0 421 ")


@pytest.mark.parametrize(("port", "let_in"), [(80, True), (8620, False)])
def test_of_port_80_browsers_do_not_speak(port: int, let_in: bool) -> None:
    asked = Request("GET", "/", "", {"host": ("localhost",)})
    assert (refuse(asked, port) is None) == let_in


# Who asks


@pytest.mark.parametrize("path", EVERYTHING[:-1])
@pytest.mark.parametrize(
    "headers",
    [
        pytest.param(("Origin: https://other.example",), id="another site reads it"),
        pytest.param(("Origin: null",), id="a page without an origin reads it"),
        pytest.param(("Origin: http://localhost:PORT",), id="the other name of this server"),
        pytest.param(("Origin: https://127.0.0.1:PORT",), id="another scheme"),
        pytest.param(("Origin: http://127.0.0.1:PORT", "Origin: https://other.example"), id="two origins"),
        pytest.param(("Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: no-cors", "Sec-Fetch-Dest: script"), id="another site embeds it"),
        pytest.param(("Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: navigate", "Sec-Fetch-Dest: iframe"), id="another site frames it"),
        pytest.param(("Sec-Fetch-Site: same-site", "Sec-Fetch-Mode: cors", "Sec-Fetch-Dest: empty"), id="another port of this machine"),
        pytest.param(("Sec-Fetch-Site: none", "Sec-Fetch-Site: cross-site"), id="two answers"),
    ],
)
def test_another_site_may_not_ask(visitor: Visitor, path: str, headers: tuple[str, ...]) -> None:
    answer = visitor.ask(path, *(line.replace("PORT", str(visitor.server.port)) for line in headers))
    assert (answer.status, answer.text) == (403, "another site may not ask for this\n")
    assert "access-control-allow-origin" not in answer.headers


@pytest.mark.parametrize(
    "headers",
    [
        pytest.param((), id="a browser that does not tell"),
        pytest.param(("Sec-Fetch-Site: none", "Sec-Fetch-Mode: navigate", "Sec-Fetch-Dest: document"), id="typed"),
        pytest.param(("Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: navigate", "Sec-Fetch-Dest: document"), id="a link of another site"),
        pytest.param(("Sec-Fetch-Site: same-origin", "Sec-Fetch-Mode: no-cors", "Sec-Fetch-Dest: style"), id="its own page"),
        pytest.param(("Origin: http://127.0.0.1:PORT",), id="its own origin"),
    ],
)
def test_the_person_and_the_pages_may(visitor: Visitor, headers: tuple[str, ...]) -> None:
    assert visitor.ask("/", *(line.replace("PORT", str(visitor.server.port)) for line in headers)).status == 200


# What is asked


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "CONNECT", "get", "BREW"])
@pytest.mark.parametrize("path", ["/", "/-/events"])
def test_pages_can_be_looked_at_and_nothing_else(visitor: Visitor, method: str, path: str) -> None:
    answer = visitor.ask(path, method=method)
    assert (answer.status, answer.headers["allow"]) == (405, "GET, HEAD")


def test_a_question_of_another_site_whether_it_may_is_not_answered_with_yes(visitor: Visitor) -> None:
    answer = visitor.ask("/", "Origin: https://other.example", "Access-Control-Request-Private-Network: true", method="OPTIONS")
    assert answer.status == 403
    assert not any(name.startswith("access-control") for name in answer.headers)


def test_a_refusal_repeats_nothing_of_what_was_asked() -> None:
    asked = Request("GET", "/<script>", "<script>", {"host": ("<script>",)})
    refused = refuse(asked, 8620)
    assert refused is not None
    assert refused.status is HTTPStatus.MISDIRECTED_REQUEST
    assert b"script" not in refused.body
