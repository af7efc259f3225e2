"""The server itself: where it listens, what it does with those who send too much or nothing, and how it ends."""

from __future__ import annotations

import errno
import os
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest
from support.pages import PATIENCE, SITE, Visitor, parse_answer, read_all, serving

from followup_md.errors import SystemFailure
from followup_md.watch import server as answer
from followup_md.watch import server as head
from followup_md.watch import server as serve
from followup_md.watch.server import PORTS, Server, open_server

MakeVault = Callable[..., Path]


@pytest.fixture
def root(make_vault: MakeVault) -> Path:
    return make_vault(SITE)


@pytest.fixture
def visitor(root: Path) -> Iterator[Visitor]:
    with serving(root) as visitor:
        yield visitor


# Where


def test_it_listens_on_loopback_alone(visitor: Visitor) -> None:
    assert visitor.server.socket.getsockname() == ("127.0.0.1", visitor.server.port)
    assert visitor.server.address == f"http://127.0.0.1:{visitor.server.port}/"


def test_the_ports_without_a_name_are_near_each_other_then_any() -> None:
    assert PORTS == (8620, 8621, 8622, 8623, 8624, 8625, 8626, 8627, 8628, 8629, 0)


def test_a_port_that_is_taken_is_passed_over(root: Path, visitor: Visitor) -> None:
    with closing(open_server(str(root), (visitor.server.port, 0))) as other:
        assert other.port not in (0, visitor.server.port)
        assert Visitor(other).ask("/").status == 200
        assert visitor.ask("/").status == 200


def test_where_only_a_taken_port_will_do_it_says_so(root: Path, visitor: Visitor) -> None:
    with pytest.raises(SystemFailure) as caught:
        open_server(str(root), (visitor.server.port,))
    assert caught.value.message == f"port {visitor.server.port} is taken by another program"
    assert caught.value.hint == "name another port behind `--serve`, or none for one that is free"


@pytest.mark.parametrize(
    ("error", "message"),
    [
        (PermissionError(errno.EACCES, "Permission denied"), "port 80 is not for programs of yours"),
        (OSError(errno.EADDRNOTAVAIL, "Cannot assign requested address"), "port 80 cannot be had: Cannot assign requested address"),
        (OSError("no network"), "port 80 cannot be had: no network"),
    ],
)
def test_a_port_that_cannot_be_had_is_said_why(root: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, message: str) -> None:
    def fail(_: Server) -> None:
        raise error

    monkeypatch.setattr(Server, "server_bind", fail)
    with pytest.raises(SystemFailure) as caught:
        open_server(str(root), (80,))
    assert caught.value.message == message


def test_where_two_programs_could_share_a_port_it_is_taken_alone(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serve, "_EXCLUSIVE", socket.SO_KEEPALIVE)  # any option, seen by its being set
    with serving(root) as visitor:
        assert visitor.server.socket.getsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE)
        assert visitor.ask("/").status == 200


def test_a_port_can_be_had_again_at_once(root: Path) -> None:
    with serving(root) as visitor:
        port = visitor.server.port
        with visitor.follow():
            visitor.server.close()
    with closing(Server(str(root), port)) as again:
        assert Visitor(again).ask("/").status == 200


# Those who send too much, or nothing


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        pytest.param(b"GET /" + b"a" * 8192 + b" HTTP/1.1\r\n\r\n", 414, id="a line too long"),
        pytest.param(b"a" * 9000, 414, id="a line without end"),
        pytest.param(b"GET\r\n\r\n", 400, id="one word"),
        pytest.param(b"GET / HTTP/1.1 more\r\n\r\n", 400, id="four words"),
        pytest.param(b"POST /\r\n\r\n", 400, id="HTTP/0.9 that sends"),
        pytest.param(b"GET / HTTP/2.0\r\n\r\n", 505, id="HTTP/2"),
        pytest.param(b"GET / SPDY/1\r\n\r\n", 400, id="no HTTP"),
        pytest.param(b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n", 400, id="https"),
        pytest.param(b"GET / HTTP/1.1\r\n" + b"A: 1\r\n" * 200 + b"\r\n", 431, id="too many headers"),
        pytest.param(b"GET / HTTP/1.1\r\nA: " + b"a" * 65537 + b"\r\n\r\n", None, id="a header too long"),
        pytest.param(b"GET / HTTP/1.1\r\n" + (b"A: " + b"a" * 8000 + b"\r\n") * 90, None, id="headers without end"),
        pytest.param(b"\r\n", None, id="an empty line"),
        pytest.param(b"\x00" * 20 + b"\r\n", 400, id="zeros"),
    ],
)
def test_what_is_no_request_gets_a_number_or_nothing(visitor: Visitor, sent: bytes, status: int | None) -> None:
    with visitor.connect() as connection:
        try:
            connection.sendall(sent)
            connection.shutdown(socket.SHUT_WR)
        except OSError:
            assert status is None
        data = read_all(connection)
    assert (parse_answer(data).status if data else None) == status
    assert b"aaaa" not in data
    assert visitor.ask("/").status == 200


def test_a_request_that_comes_in_pieces_is_one(visitor: Visitor) -> None:
    with visitor.connect() as connection:
        for piece in visitor.write("/style.css"):
            connection.sendall(bytes((piece,)))
        assert parse_answer(read_all(connection)).text == SITE["site/style.css"]


@pytest.mark.parametrize("sent", [b"", b"GET / HT", b"GET / HTTP/1.1\r\nHost: "], ids=["nothing", "half a line", "half a header"])
def test_who_says_no_more_is_let_go(visitor: Visitor, monkeypatch: pytest.MonkeyPatch, sent: bytes) -> None:
    monkeypatch.setattr(head, "SECONDS", 0.2)
    start = time.monotonic()
    assert visitor.send(sent) == b""
    assert 0.2 <= time.monotonic() - start < PATIENCE / 2


def test_who_sends_a_byte_now_and_then_has_no_longer(visitor: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(head, "SECONDS", 0.3)
    start = time.monotonic()
    with visitor.connect() as connection:
        connection.settimeout(0.1)
        while time.monotonic() - start < PATIENCE / 2:
            try:
                connection.sendall(b"a")
                if not connection.recv(1):
                    break
            except TimeoutError:
                continue
            except ConnectionError:
                break
    assert time.monotonic() - start < PATIENCE / 2


def test_a_moment_that_is_over_is_not_waited_for() -> None:
    here, there = socket.socketpair()
    with here, there, pytest.MonkeyPatch.context() as patch:
        patch.setattr(head, "SECONDS", -1.0)
        there.sendall(b"GET / HTTP/1.1\r\n")
        with pytest.raises(TimeoutError):
            head.HeaderReader(here).read(1)


@pytest.mark.slow
def test_many_who_say_nothing_are_let_go_and_make_room(visitor: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serve, "MOST_CONNECTIONS", 3)
    monkeypatch.setattr(head, "SECONDS", 3.0)
    with ExitStack() as ending:
        idle = [ending.enter_context(visitor.connect()) for _ in range(3)]
        with visitor.connect() as refused:
            assert read_all(refused) == b""
        idle[0].setblocking(False)
        with pytest.raises(BlockingIOError):
            idle[0].recv(1)
        idle[0].settimeout(PATIENCE)
        assert [read_all(connection) for connection in idle] == [b""] * 3
    end = time.monotonic() + PATIENCE
    while not visitor.send(visitor.write("/")):
        assert time.monotonic() < end


def test_a_connection_brings_one_request(visitor: Visitor) -> None:
    request = visitor.write("/style.css", "Connection: keep-alive", "Keep-Alive: timeout=600")
    data = visitor.send(request + visitor.write("/"))
    assert data.count(b"HTTP/1.0 ") == 1
    assert parse_answer(data).headers["connection"] == "close"


def test_a_body_that_was_not_asked_for_is_no_second_request(visitor: Visitor) -> None:
    body = visitor.write("/")
    data = visitor.send(visitor.write("/style.css", f"Content-Length: {len(body)}") + body)
    assert data.count(b"HTTP/1.0 ") == 1


def test_nobody_is_asked_to_go_on(visitor: Visitor) -> None:
    data = visitor.send(visitor.write("/", "Expect: 100-continue", "Content-Length: 5", method="POST"))
    assert data.startswith(b"HTTP/1.0 405 ")


# What goes wrong


def test_a_reader_that_leaves_in_the_middle_is_no_news(root: Path, visitor: Visitor, capfd: pytest.CaptureFixture[str]) -> None:
    (root / "site/long.html").write_bytes(b"a" * 20_000_000)
    for _ in range(3):
        with visitor.connect() as connection:
            connection.sendall(visitor.write("/long.html"))
            connection.recv(10)
    assert visitor.ask("/").status == 200
    visitor.server.close()
    assert capfd.readouterr() == ("", "")


def test_a_fault_of_an_answer_ends_that_answer(
    visitor: Visitor, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError

    with monkeypatch.context() as patch:
        patch.setattr(answer, "show", fail)
        assert visitor.send(visitor.write("/")) == b""
    assert visitor.ask("/").status == 200
    assert capfd.readouterr() == ("", "")


def test_nothing_is_taken_down_of_what_is_asked(visitor: Visitor, capfd: pytest.CaptureFixture[str]) -> None:
    for path in ("/", "/nowhere.html", "/-/reload.js"):
        visitor.ask(path)
    visitor.ask("/", host="rebound.example")
    visitor.send(b"GET\r\n\r\n")
    assert capfd.readouterr() == ("", "")


# The end


def test_it_ends_at_once_whoever_is_connected(visitor: Visitor) -> None:
    with visitor.follow() as follower, visitor.connect():
        start = time.monotonic()
        visitor.server.close()
        assert time.monotonic() - start < PATIENCE / 2
        assert follower.read_block() == ["retry: 1000"]
        assert follower.read_block() == []
    with pytest.raises(ConnectionRefusedError):
        visitor.connect()


def test_no_thread_of_it_holds_up_the_exit(root: Path) -> None:
    before = set(threading.enumerate())  # what the whole run has of its own, such as the browser's
    with serving(root) as visitor, visitor.follow(), visitor.connect():
        end = time.monotonic() + PATIENCE
        while len(started := set(threading.enumerate()) - before) < 3:  # one listens, one tells, one waits for a word
            assert time.monotonic() < end
            time.sleep(0.01)
        assert all(thread.daemon for thread in started)


@pytest.mark.skipif(os.name != "posix", reason="elsewhere two programs would share the port")
def test_where_it_is_safe_a_port_need_not_rest() -> None:
    assert Server.allow_reuse_address
