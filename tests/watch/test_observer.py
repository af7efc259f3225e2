"""What sets the flag: every way in which a note may change, and nothing else; and a system that does not report changes."""

from __future__ import annotations

import errno
import os
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from support.vaults import HARBOR_FILES
from watchdog.events import (
    DirCreatedEvent,
    DirModifiedEvent,
    FileClosedNoWriteEvent,
    FileCreatedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileOpenedEvent,
    FileSystemEvent,
)
from watchdog.observers.polling import PollingObserver

from followup_md.watch import observer as observers
from followup_md.watch.observer import ChangeFlag, ChangeHandler, VaultObserver

MakeVault = Callable[..., Path]
PLACES = {"": False, "interviews": True, "people": True, "letters": True}
PATIENCE = 30.0


@pytest.fixture
def flag() -> ChangeFlag:
    return ChangeFlag()


@pytest.fixture
def root(make_vault: MakeVault) -> Path:
    return make_vault(HARBOR_FILES)


@pytest.fixture(params=[pytest.param(False, id="native"), pytest.param(True, id="polling", marks=pytest.mark.slow)])
def watching(root: Path, flag: ChangeFlag, request: pytest.FixtureRequest) -> Iterator[VaultObserver]:
    watching = VaultObserver(str(root), flag.set, fail_to_report, poll=request.param)
    assert watching.update(PLACES)
    yield watching
    watching.close()


def fail_to_report(error: OSError) -> None:
    raise AssertionError(error)


def write_newer(path: Path, text: str) -> None:
    """Write another text, later by the clock of the disk than the last look of a poll."""
    path.write_text(text, encoding="utf-8")
    os.utime(path, ns=(10**18, time.time_ns() + 10**9))


# What sets the flag


@pytest.mark.parametrize(
    ("event", "sets"),
    [
        pytest.param(FileModifiedEvent("/v/interviews/a.md"), True, id="written"),
        pytest.param(FileCreatedEvent("/v/interviews/a.md"), True, id="replaced-from-outside"),
        pytest.param(FileMovedEvent("/v/interviews/sedXYZ", "/v/interviews/a.md"), True, id="moved-over-the-note"),
        pytest.param(FileMovedEvent("/v/interviews/a.md", "/v/interviews/a.md~"), True, id="moved-away"),
        pytest.param(FileModifiedEvent("/v/followup.toml"), True, id="configuration"),
        pytest.param(FileModifiedEvent("/v/interviews/A.MARKDOWN"), True, id="a-note-with-another-ending"),
        pytest.param(FileModifiedEvent(b"/v/interviews/caf\xe9.md"), True, id="bytes"),
        pytest.param(DirCreatedEvent("/v/interviews/2026"), True, id="a-folder-that-came"),
        pytest.param(DirModifiedEvent("/v/interviews"), False, id="a-folder-in-which-something-came"),
        pytest.param(FileOpenedEvent("/v/interviews/a.md"), False, id="opened"),
        pytest.param(FileClosedNoWriteEvent("/v/interviews/a.md"), False, id="read"),
        pytest.param(FileCreatedEvent("/v/interviews/4913"), False, id="a-probe-of-vim"),
        pytest.param(FileModifiedEvent("/v/interviews/.a.md.swp"), False, id="a-swap-file"),
        pytest.param(FileModifiedEvent("/v/.git/notes.md"), False, id="in-a-dot-folder"),
        pytest.param(FileModifiedEvent("/v/interviews/scan.pdf"), False, id="no-note"),
        pytest.param(DirCreatedEvent("/v/.git/objects"), False, id="a-dot-folder"),
    ],
)
def test_what_may_change_a_note_sets_the_flag(flag: ChangeFlag, event: FileSystemEvent, sets: bool) -> None:
    ChangeHandler("/v", flag.set).dispatch(event)
    assert flag.wait(0) is sets


def test_a_vault_below_a_dot_folder_is_no_dot_folder(flag: ChangeFlag) -> None:
    ChangeHandler("/home/me/.notes/v", flag.set).dispatch(FileModifiedEvent("/home/me/.notes/v/a.md"))
    assert flag.wait(0)


def test_a_flag_is_reported_once_however_often_it_was_set(flag: ChangeFlag) -> None:
    flag.set()
    flag.set()
    assert flag.wait(0)
    assert not flag.wait(0)


# What is seen


@pytest.mark.usefixtures("watching")
@pytest.mark.parametrize("path", ["interviews/harbor.md", "interviews/2026/globex.md", "followup.toml", "search.md", "letters/new.md"])
def test_a_change_is_seen(root: Path, flag: ChangeFlag, path: str) -> None:
    write_newer(root / path, "another text")
    assert flag.wait(PATIENCE)


def test_a_folder_that_comes_is_watched_from_then_on(make_vault: MakeVault, flag: ChangeFlag) -> None:
    root = make_vault()
    watching = VaultObserver(str(root), flag.set, fail_to_report)
    try:
        assert watching.update(PLACES)
        assert not watching.update(PLACES)
        (root / "interviews").mkdir()
        assert watching.update(PLACES)
        flag.wait(0)
        (root / "interviews/a.md").touch()
        assert flag.wait(PATIENCE)
    finally:
        watching.close()


def test_a_folder_in_the_place_of_another_is_watched(watching: VaultObserver, root: Path, flag: ChangeFlag) -> None:
    (root / "interviews").rename(root / "old")
    (root / "interviews").mkdir()
    assert watching.update(PLACES)
    assert not watching.update(PLACES)
    flag.wait(0)
    (root / "interviews/a.md").touch()
    assert flag.wait(PATIENCE)


def test_a_vault_that_is_gone_is_watched_when_it_is_back(watching: VaultObserver, root: Path, flag: ChangeFlag) -> None:
    root.rename(root.with_name("away"))
    assert watching.update(PLACES)
    assert not watching.update(PLACES)
    root.with_name("away").rename(root)
    assert watching.update(PLACES)
    flag.wait(0)
    write_newer(root / "interviews/harbor.md", "another text")
    assert flag.wait(PATIENCE)


def test_a_folder_that_is_a_link_is_watched_where_it_leads(make_vault: MakeVault, flag: ChangeFlag, tmp_path: Path) -> None:
    root = make_vault()
    (tmp_path / "far").mkdir()
    (root / "interviews").symlink_to(tmp_path / "far")
    watching = VaultObserver(str(root), flag.set, fail_to_report)
    try:
        watching.update(PLACES)
        (tmp_path / "far/a.md").touch()
        assert flag.wait(PATIENCE)
    finally:
        watching.close()


def test_a_folder_named_twice_is_watched_at_any_depth(make_vault: MakeVault, flag: ChangeFlag) -> None:
    root = make_vault({"2026/a.md": ""})
    watching = VaultObserver(str(root), flag.set, fail_to_report)
    try:
        watching.update({".": True, "": False})
        (root / "2026/b.md").touch()
        assert flag.wait(PATIENCE)
    finally:
        watching.close()


# What may fail


class Full(PollingObserver):
    """One for which the system has no watches left."""

    def start(self) -> None:
        raise OSError(errno.ENOSPC, "inotify watch limit reached")


def refuse() -> None:
    raise OSError(errno.ENOSPC, "inotify instance limit reached")


@pytest.mark.slow
@pytest.mark.parametrize("observer", [Full, refuse], ids=["when-it-starts", "when-it-is-made"])
def test_where_the_system_cannot_report_the_notes_are_polled(
    root: Path, flag: ChangeFlag, monkeypatch: pytest.MonkeyPatch, observer: Callable[[], object]
) -> None:
    monkeypatch.setattr(observers, "Observer", observer)
    told: list[OSError] = []
    watching = VaultObserver(str(root), flag.set, told.append)
    try:
        assert watching.update(PLACES)
        assert [error.errno for error in told] == [errno.ENOSPC]
        assert not watching.update(PLACES)
        write_newer(root / "interviews/harbor.md", "another text")
        assert flag.wait(PATIENCE)
        (root / "people").rename(root / "gone")
        assert watching.update(PLACES)
        assert len(told) == 1
    finally:
        watching.close()


@pytest.mark.parametrize("error", [FileNotFoundError(errno.ENOENT, "gone"), NotADirectoryError(errno.ENOTDIR, "a file")])
def test_a_folder_that_goes_meanwhile_is_tried_again(root: Path, flag: ChangeFlag, monkeypatch: pytest.MonkeyPatch, error: OSError) -> None:
    class Late(PollingObserver):
        def start(self) -> None:
            raise error

    watching = VaultObserver(str(root), flag.set, fail_to_report)
    with monkeypatch.context() as patch:
        patch.setattr(observers, "Observer", Late)
        assert watching.update(PLACES)
    assert watching.update(PLACES)
    assert not watching.update(PLACES)
    watching.close()


def test_where_not_even_polling_works_it_is_tried_again(root: Path, flag: ChangeFlag, monkeypatch: pytest.MonkeyPatch) -> None:
    watching = VaultObserver(str(root), flag.set, fail_to_report, poll=True)
    with monkeypatch.context() as patch:
        patch.setattr(observers, "PollingObserver", Full)
        assert watching.update(PLACES)
    assert watching.update(PLACES)
    assert not watching.update(PLACES)
    watching.close()


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_thread_that_dies_of_an_error_is_replaced(root: Path, flag: ChangeFlag) -> None:
    died = threading.Event()

    def fail() -> None:
        flag.set()
        if not died.is_set():
            died.set()
            raise ZeroDivisionError

    watching = VaultObserver(str(root), fail, fail_to_report)
    try:
        watching.update(PLACES)
        (root / "interviews/a.md").touch()
        assert died.wait(PATIENCE)
        end = time.monotonic() + PATIENCE
        while not watching.update(PLACES):
            assert time.monotonic() < end
        flag.wait(0)
        (root / "interviews/b.md").touch()
        assert flag.wait(PATIENCE)
    finally:
        watching.close()
