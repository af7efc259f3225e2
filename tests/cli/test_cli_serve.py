"""`watch --serve`: where it says that the pages are, what it does with the port that was typed, and when the browsers are told."""

from __future__ import annotations

import json
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.request import urlopen

import pytest
from click.testing import CliRunner
from support.faults import interruptible
from support.pages import PATIENCE
from support.vaults import HARBOR_FILES

from followup_md.cli import cli
from followup_md.render.reports import Rebuild
from followup_md.watch import server as serve
from followup_md.watch.loop import Loop
from followup_md.watch.server import Server

if TYPE_CHECKING:
    from followup_md.model.views import PageState

MakeVault = Callable[..., Path]
RunPython = Callable[[str], "subprocess.CompletedProcess[str]"]
REBUILD = Rebuild(now=datetime(2026, 11, 18, 12, tzinfo=UTC), cause="change", changed=(), states={}, due=0, overdue=0)


@pytest.fixture
def root(make_vault: MakeVault) -> Path:
    return make_vault(HARBOR_FILES)


@pytest.fixture
def servers(monkeypatch: pytest.MonkeyPatch) -> list[Server]:
    """Return a list that grows by every server that is started."""
    made: list[Server] = []
    real = Server.__init__

    def take(self: Server, root: str, port: int) -> None:
        real(self, root, port)
        made.append(self)

    monkeypatch.setattr(Server, "__init__", take)
    return made


@contextmanager
def taken_port() -> Iterator[int]:
    with closing(socket.create_server(("127.0.0.1", 0))) as other:
        yield other.getsockname()[1]


def run(root: Path, *args: str) -> tuple[int, str, str]:
    """Run it until its first build is done."""

    def interrupt(_: Loop) -> None:
        raise KeyboardInterrupt

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Loop, "turn", interrupt)
        result = CliRunner().invoke(cli, ["-C", str(root), "watch", *args], prog_name="followup-md")
    return result.exit_code, result.stdout, result.stderr


# Where


def test_the_address_is_the_first_line(root: Path, servers: list[Server]) -> None:
    code, shown, error = run(root, "--serve", "0")
    assert (code, error) == (130, "")
    first, second = shown.splitlines()
    assert first == f"serving http://127.0.0.1:{servers[0].port}/"
    assert " started · " in second


def test_in_json_it_is_a_line_like_the_others(root: Path, servers: list[Server]) -> None:
    _, shown, _ = run(root, "--json", "--serve", "0")
    first, second = map(json.loads, shown.splitlines())
    assert first == {"version": 1, "serving": f"http://127.0.0.1:{servers[0].port}/"}
    assert (second["version"], second["cause"]) == (1, "start")


@pytest.mark.parametrize("args", [("--serve",), ("--serve", "--poll"), ("--serve=",)])
def test_without_a_number_it_is_the_usual_port(
    root: Path, servers: list[Server], monkeypatch: pytest.MonkeyPatch, args: tuple[str, ...]
) -> None:
    with taken_port() as port:
        pass
    monkeypatch.setattr(serve, "PORTS", (port, 0))
    assert run(root, *args)[2] == ""
    assert [server.port for server in servers] == [port]


def test_where_the_usual_port_is_taken_it_says_so_and_takes_another(
    root: Path, servers: list[Server], monkeypatch: pytest.MonkeyPatch
) -> None:
    with taken_port() as port:
        monkeypatch.setattr(serve, "PORTS", (port, 0))
        code, shown, error = run(root, "--serve")
    assert (code, error) == (130, f"followup-md: port {port} is taken, so the pages are at another\n")
    assert shown.startswith(f"serving http://127.0.0.1:{servers[0].port}/\n")


def test_where_the_port_that_was_named_is_taken_it_ends_before_it_builds(root: Path) -> None:
    with taken_port() as port:
        code, shown, error = run(root, "--serve", str(port))
    assert (code, shown) == (3, "")
    assert error == (
        f"followup-md: port {port} is taken by another program\n    name another port behind `--serve`, or none for one that is free\n"
    )
    assert not (root / "index.md").exists()


@pytest.mark.parametrize("typed", ["65536", "http", "8e3", "\uff18620", "1" * 5000, " 80", "+80", "127.0.0.1:80"])
def test_what_is_no_port_is_wrong_use(root: Path, typed: str) -> None:
    code, shown, error = run(root, f"--serve={typed}")
    assert (code, shown) == (2, "")
    assert error == f"followup-md: --serve cannot be {typed!r}\n    name a port from 1 to 65535, or 0 for any that is free\n"


def test_the_highest_port_is_one(root: Path, servers: list[Server]) -> None:
    code, _, error = run(root, "--serve", "65535")
    assert (code, [server.port for server in servers]) == (130, [65535]) or "65535 is taken" in error


# When the browsers are told


@pytest.mark.parametrize(
    ("states", "told"),
    [
        pytest.param({"index.md": "written", "site/index.html": "written", "site/style.css": "unchanged"}, 1, id="a page of the site"),
        pytest.param({"index.md": "written", "site/index.html": "unchanged"}, 0, id="another page alone"),
        pytest.param({"index.md": "kept", "site/index.html": "kept"}, 0, id="the last good pages stay"),
        pytest.param({"website/index.html": "written", "site.md": "written"}, 0, id="names that look alike"),
    ],
)
def test_browsers_are_told_when_a_page_of_the_site_was_written(
    root: Path, servers: list[Server], monkeypatch: pytest.MonkeyPatch, states: dict[str, PageState], told: int
) -> None:
    editions: list[str] = []

    def rebuild(loop: Loop) -> None:
        editions.append(servers[0].streams.edition)
        loop._listener.rebuilt(REBUILD._replace(states=states))  # noqa: SLF001 - as the loop itself does
        editions.append(servers[0].streams.edition)

    monkeypatch.setattr(Loop, "start", rebuild)
    run(root, "--serve", "0")
    assert len(set(editions)) == 1 + told


def test_without_a_server_nobody_is_told(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def rebuild(loop: Loop) -> None:
        loop._listener.rebuilt(REBUILD._replace(states={"site/index.html": "written"}))  # noqa: SLF001 - as the loop itself does

    monkeypatch.setattr(Loop, "start", rebuild)
    code, shown, error = run(root)
    assert (code, shown.count("\n"), error) == (130, 1, "")


# The end


def test_the_server_ends_with_the_watching(root: Path, servers: list[Server]) -> None:
    run(root, "--serve", "0")
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", servers[0].port))


@pytest.mark.slow
@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 0)], ids=["ctrl-c", "terminate"])
def test_a_process_ends_without_a_word_whoever_looks_on(root: Path, number: int, code: int) -> None:
    command = [sys.executable, "-m", "followup_md", "-C", str(root), "watch", "--serve", "0", "--json"]
    with interruptible():
        started = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)  # noqa: S603 - this program
    with started as process:
        late = threading.Timer(PATIENCE, process.kill)
        late.start()
        assert process.stdout is not None
        address = json.loads(process.stdout.readline())["serving"]
        assert json.loads(process.stdout.readline())["cause"] == "start"
        with urlopen(f"{address}-/events?none", timeout=PATIENCE) as events:  # noqa: S310 - our own
            assert events.readline() == b"retry: 1000\n"
            process.send_signal(number)
            assert process.communicate() == ("", "")
            assert process.returncode == code
        late.cancel()
        late.join()


def test_a_background_job_can_interrupt_what_it_starts() -> None:
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)  # as a shell starts it
    try:
        with interruptible():
            started = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE, stderr=subprocess.DEVNULL)
        assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN
        with started as process:
            process.send_signal(signal.SIGINT)
            assert process.wait(PATIENCE) == -signal.SIGINT
    finally:
        signal.signal(signal.SIGINT, before)


# What it costs


def test_who_serves_nothing_loads_no_server(run_python: RunPython) -> None:
    shown = run_python(
        "import sys; from followup_md.cli import watch; from followup_md.watch import loop, observer\n"
        "print(sorted(name for name in sys.modules if name.split('.')[0] in ('http', 'socketserver') or name.endswith('watch.server')))"
    )
    assert shown.stdout == "[]\n"
