"""The command itself: what it prints where, and how it ends. What it does is in tests/watch."""

from __future__ import annotations

import json
import logging
import os
import signal
import threading
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner
from support.vaults import HARBOR_FILES
from watchdog.observers.polling import PollingObserver

from followup_md.cli import cli
from followup_md.cli.session import print_text
from followup_md.errors import SystemFailure
from followup_md.render.reports import Rebuild
from followup_md.watch import observer as observers
from followup_md.watch.loop import Loop

MakeVault = Callable[..., Path]
REBUILD = Rebuild(now=datetime(2026, 11, 18, 12, tzinfo=UTC), cause="start", changed=(), states={"index.md": "written"}, due=0, overdue=0)


@pytest.fixture
def root(make_vault: MakeVault) -> Path:
    return make_vault(HARBOR_FILES)


def end_with(monkeypatch: pytest.MonkeyPatch, end: Callable[[Loop], None]) -> None:
    """Let the first turn after the start be the last."""
    monkeypatch.setattr(Loop, "turn", end)


def interrupt(_: Loop) -> None:
    raise KeyboardInterrupt


def terminate(_: Loop) -> None:
    os.kill(os.getpid(), signal.SIGTERM)


def run(root: Path, *args: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(cli, ["-C", str(root), "watch", *args], prog_name="followup-md")
    return result.exit_code, result.stdout, result.stderr


def test_ctrl_c_ends_it_as_any_command(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    end_with(monkeypatch, interrupt)
    code, shown, error = run(root)
    assert (code, error) == (130, "")
    assert shown.count("\n") == 1
    assert shown[8:].startswith("  started · index.md, followups.ics, 8 files of site/ written · ")
    assert (root / "index.md").exists()


def test_a_request_to_terminate_ends_it_with_0(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = signal.getsignal(signal.SIGTERM)
    end_with(monkeypatch, terminate)
    assert run(root)[0] == 0
    assert signal.getsignal(signal.SIGTERM) is before


def test_the_last_words_of_a_thread_are_not_printed(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise ZeroDivisionError

    def start_and_interrupt(_: Loop) -> None:
        thread = threading.Thread(target=fail)
        thread.start()
        thread.join()
        logging.getLogger("watchdog.observers").warning("the queue overflowed")
        raise KeyboardInterrupt

    before = threading.excepthook
    end_with(monkeypatch, start_and_interrupt)
    assert run(root)[2] == ""
    assert threading.excepthook is before


def test_the_watching_ends_with_it(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    closed: list[bool] = []
    monkeypatch.setattr(observers.VaultObserver, "close", lambda _: closed.append(True))
    end_with(monkeypatch, interrupt)
    run(root)
    assert closed


def test_json_prints_an_object_a_line(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    end_with(monkeypatch, interrupt)
    _, shown, _ = run(root, "--json")
    files = json.loads(shown)["files"]
    assert {file["state"] for file in files} == {"written"}
    assert [file["path"] for file in files][:3] == ["index.md", "followups.ics", "site/index.html"]


def test_poll_asks_the_system_for_nothing(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise AssertionError

    monkeypatch.setattr(observers, "Observer", fail)
    end_with(monkeypatch, interrupt)
    code, _, error = run(root, "--poll")
    assert (code, error) == (130, "")


def test_where_the_system_cannot_report_it_says_so(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Full(PollingObserver):
        def start(self) -> None:
            raise OSError(24, "inotify instance limit reached")

    monkeypatch.setattr(observers, "Observer", Full)
    end_with(monkeypatch, interrupt)
    _, shown, error = run(root)
    assert error == (
        "followup-md: looking at the notes every second, since the system cannot report changes: inotify instance limit reached\n"
    )
    assert shown.count("\n") == 1


def test_a_rebuild_that_fails_is_one_line_with_what_to_do(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (root / "index.md").write_text("# My page\n")
    end_with(monkeypatch, interrupt)
    assert run(root) == (
        130,
        "",
        "followup-md: index.md is not a page of this program, so it is left alone; rename it or move it, then build again\n",
    )


def test_an_error_without_a_hint_is_told_by_itself(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(loop: Loop) -> None:
        loop._listener.failed(SystemFailure("no disk"))  # noqa: SLF001 - as the loop itself does
        raise KeyboardInterrupt

    end_with(monkeypatch, fail)
    assert run(root)[2] == "followup-md: no disk\n"


def test_a_vault_that_is_gone_is_said_to_be(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def lose(loop: Loop) -> None:
        loop._listener.gone()  # noqa: SLF001 - as the loop itself does
        raise KeyboardInterrupt

    end_with(monkeypatch, lose)
    assert run(root)[2] == "followup-md: the vault is gone; waiting for it to come back\n"


def test_where_nobody_reads_any_more_it_ends(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def go_on(_: Loop) -> None:
        raise AssertionError

    monkeypatch.setattr("followup_md.cli.watch.print_text", lambda _: False)
    end_with(monkeypatch, go_on)
    assert run(root) == (0, "", "")


def test_on_a_terminal_the_line_fits_and_has_colour(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[str] = []

    def take(text: str) -> bool:
        shown.append(text)
        return True

    monkeypatch.setattr("followup_md.cli.watch.print_text", take)
    monkeypatch.setattr("followup_md.cli.session.measure_screen", lambda: (40, 24))
    monkeypatch.setenv("FORCE_COLOR", "1")
    path = f"interviews/{'a' * 60}.md"

    def report(loop: Loop) -> None:
        loop._listener.rebuilt(REBUILD._replace(cause="change", changed=(path,)))  # noqa: SLF001 - as the loop itself does
        monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
        loop._listener.rebuilt(REBUILD._replace(cause="change", changed=(path,)))  # noqa: SLF001 - as above
        raise KeyboardInterrupt

    end_with(monkeypatch, report)
    run(root)
    assert path in shown[1]
    assert "interviews/…" in shown[2]
    assert shown[2].startswith("\x1b[2m12:00:00\x1b[0m")


def test_a_vault_that_is_not_there_is_wrong_use(tmp_path: Path) -> None:
    assert run(tmp_path / "nowhere")[0] == 2


def test_printing_says_whether_somebody_reads() -> None:
    assert print_text("")


def test_public_safe_keeps_names_out_of_the_pages_at_every_rebuild(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    end_with(monkeypatch, interrupt)
    run(root, "--public-safe")
    assert sorted(path.name for path in (root / "site" / "process").iterdir()) == ["process-1.html", "process-2.html"]
    assert "Harbor" not in (root / "site" / "index.html").read_text(encoding="utf-8")
    assert "Harbor" in (root / "index.md").read_text(encoding="utf-8")
    run(root)
    assert "Harbor" in (root / "site" / "index.html").read_text(encoding="utf-8")
