"""The word that there is another edition: to every page that waits, to none that has it, and past those that do not listen."""

from __future__ import annotations

import socket
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from support.pages import PATIENCE, SITE, Visitor, parse_answer, read_all, serving

from followup_md.watch import server as streams
from followup_md.watch.server import Streams

MakeVault = Callable[..., Path]


@pytest.fixture
def visitor(make_vault: MakeVault) -> Iterator[Visitor]:
    with serving(make_vault(SITE)) as visitor:
        yield visitor


def await_end(condition: Callable[[], bool]) -> None:
    """Wait until something is so; nothing tells of it."""
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.01)


def test_a_browser_is_told_what_comes_and_when_to_ask_again(visitor: Visitor) -> None:
    with visitor.connect() as connection:
        connection.sendall(visitor.write(f"/-/events?{visitor.server.streams.edition}"))
        data = b""
        while b"retry" not in data:
            data += connection.recv(65536)
    answer = parse_answer(data)
    assert (answer.status, answer.headers["content-type"], answer.body) == (200, "text/event-stream; charset=utf-8", b"retry: 1000\n\n")
    assert "content-length" not in answer.headers


def test_every_page_that_waits_is_told(visitor: Visitor) -> None:
    with visitor.follow() as one, visitor.follow() as other:
        assert (one.read_block(), other.read_block()) == (["retry: 1000"], ["retry: 1000"])
        for _ in range(2):
            visitor.server.streams.announce()
            event = ["event: built", f"data: {visitor.server.streams.edition}"]
            assert (one.read_block(), other.read_block()) == (event, event)


@pytest.mark.parametrize("builds", [1, 2])
def test_a_page_that_missed_a_build_is_told_at_once(visitor: Visitor, builds: int) -> None:
    seen = visitor.server.streams.edition
    for _ in range(builds):
        visitor.server.streams.announce()
    with visitor.follow(seen) as follower:
        assert follower.read_block() == ["retry: 1000"]
        assert follower.read_block() == ["event: built", f"data: {visitor.server.streams.edition}"]


def test_a_page_of_a_server_before_this_is_told_at_once(visitor: Visitor) -> None:
    with visitor.follow(Streams().edition) as follower:
        assert follower.read_block() == ["retry: 1000"]
        assert follower.read_block()[0] == "event: built"


def test_a_page_shown_after_a_build_has_the_new_edition(visitor: Visitor) -> None:
    before = visitor.server.streams.edition
    visitor.server.streams.announce()
    assert visitor.server.streams.edition != before
    assert f'data-edition="{visitor.server.streams.edition}"' in visitor.ask("/").text


# Connections that die


def test_a_stream_says_now_and_then_that_it_lives(visitor: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "HEARTBEAT", 0.05)
    with visitor.follow() as follower:
        assert follower.read_block() == ["retry: 1000"]
        assert [follower.read_block() for _ in range(2)] == [[":"], [":"]]


def test_a_heartbeat_is_not_short() -> None:
    assert streams.HEARTBEAT == 15.0


@pytest.mark.parametrize("leave", [lambda _: None, lambda connection: connection.sendall(b"GET ")], ids=["closes", "says more"])
def test_whoever_leaves_makes_room(visitor: Visitor, monkeypatch: pytest.MonkeyPatch, leave: Callable[[socket.socket], None]) -> None:
    monkeypatch.setattr(streams, "MOST_STREAMS", 1)
    for _ in range(3):
        with visitor.follow() as follower:
            assert follower.read_block() == ["retry: 1000"]
            assert visitor.ask("/-/events").status == 503
            leave(follower.connection)
        await_end(lambda: not visitor.server.streams._open)  # noqa: SLF001 - nothing else tells


def test_too_many_are_told_so_and_the_pages_are_shown_all_the_same(visitor: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "MOST_STREAMS", 2)
    with visitor.follow(), visitor.follow():
        answer = visitor.ask("/-/events")
        assert (answer.status, answer.text) == (503, "too many pages are open\n")
        assert visitor.ask("/").status == 200


def test_a_browser_that_does_not_read_holds_up_nothing() -> None:
    here, there = socket.socketpair()
    with here, there:
        here.settimeout(PATIENCE)
        fill(here)
        pages = Streams()
        pages._open.add(here)  # noqa: SLF001 - as if it followed
        start = time.monotonic()
        pages.announce()
        assert time.monotonic() - start < PATIENCE / 2
        assert not read_all(there).endswith(b"\n\n")


def fill(connection: socket.socket) -> None:
    """Send until no more goes."""
    connection.setblocking(False)
    try:
        while True:
            connection.send(b"x" * 65536)
    except BlockingIOError:
        connection.settimeout(PATIENCE)


def test_a_browser_that_is_gone_keeps_no_other_from_being_told(visitor: Visitor) -> None:
    gone, other = socket.socketpair()
    gone.close()
    other.close()
    with visitor.follow() as follower:
        assert follower.read_block() == ["retry: 1000"]
        visitor.server.streams._open.add(gone)  # noqa: SLF001 - as if it followed
        visitor.server.streams.announce()
        assert follower.read_block()[0] == "event: built"


def test_the_end_ends_the_streams_and_takes_no_more(visitor: Visitor) -> None:
    with visitor.follow() as follower:
        assert follower.read_block() == ["retry: 1000"]
        visitor.server.streams.close()
        assert follower.read_block() == []
        assert visitor.ask("/-/events").status == 503
