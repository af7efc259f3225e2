"""The real thing: a process that watches, and the editors and tools with which people change their notes."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Queue
from threading import Thread

import pytest
from support.faults import interruptible
from support.vaults import HARBOR_FILES

from followup_md.watch.loop import QUIET

pytestmark = pytest.mark.slow

MakeVault = Callable[..., Path]
PATIENCE = 60.0
HARBOR = "interviews/harbor.md"


class Watcher:
    """A process that watches a vault; its lines come as it prints them."""

    def __init__(self, root: Path, *args: str) -> None:
        """Start it, and await the line of its first build."""
        self.root = root
        command = [sys.executable, "-m", "followup_md", "-C", str(root), "watch", *args]
        with interruptible():
            self.process = subprocess.Popen(  # noqa: S603 - this program
                command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8"
            )
        self._lines: Queue[str] = Queue()
        Thread(target=self._read, daemon=True).start()
        assert "start" in self.next()

    def next(self) -> str:
        """Await the next line; without its time where it has one."""
        line = self._lines.get(timeout=PATIENCE)
        return line[10:] if line[2:3] == ":" else line

    def count(self, path: str) -> int:
        """Return the number of rebuilds up to now in which `path` changed, and nothing else: whatever comes later is another burst."""
        lines = [self.next()]
        # A mark of our own ends the count; were anything still to come of the first change, it would stand in between or with it.
        (self.root / "people/mark.md").write_text(f"{os.urandom(4).hex()}\n", encoding="utf-8")
        while not lines[-1].startswith("people/mark.md "):
            lines.append(self.next())
        assert all(line.startswith((f"{path} ", "people/mark.md ")) for line in lines), lines
        return len(lines) - 1

    def end(self, number: int) -> tuple[int, str]:
        """Send a signal; return the exit code and whatever it printed after the last line read."""
        self.process.send_signal(number)
        code = self.process.wait(PATIENCE)
        return code, "".join(self._lines.queue)

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self._lines.put(line)


@contextmanager
def watching(root: Path, *args: str) -> Iterator[Watcher]:
    watcher = Watcher(root, *args)
    try:
        yield watcher
    finally:
        watcher.process.kill()
        watcher.process.wait()
        assert watcher.process.stdout is not None
        watcher.process.stdout.close()


@pytest.fixture
def root(make_vault: MakeVault) -> Path:
    return make_vault(HARBOR_FILES)


def count_bursts(act: Callable[[], None]) -> int:
    """Do something; return how many bursts that may be at most: one, unless the machine is so busy that it takes longer than a pause."""
    start = time.monotonic()
    act()
    return 1 + int((time.monotonic() - start) / QUIET)


def save_in_place(note: Path) -> None:
    note.write_text(note.read_text().replace("Engineer", "Analyst"))


def save_by_replacing(note: Path) -> None:
    draft = note.with_name(".draft")
    draft.write_text(note.read_text().replace("Engineer", "Analyst"))
    draft.replace(note)


def save_from_outside(note: Path) -> None:
    draft = note.parents[2] / "draft"
    draft.write_text(note.read_text().replace("Engineer", "Analyst"))
    draft.replace(note)


def save_in_pieces(note: Path) -> None:
    text = note.read_text().replace("Engineer", "Analyst")
    with note.open("w") as file:
        for start in range(0, len(text), 20):
            file.write(text[start : start + 20])
            file.flush()


def run_tool(tool: str, *args: str | Path, folder: Path | None = None) -> None:
    found = shutil.which(tool)
    if found is None:
        pytest.skip(f"{tool} is not installed")
    subprocess.run([found, *map(str, args)], check=True, capture_output=True, cwd=folder)  # noqa: S603 - an editor that people use


def save_with_sed(note: Path) -> None:
    run_tool("sed", "-i", "s/Engineer/Analyst/", note)


def save_with_vim(note: Path) -> None:
    run_tool("vim", "-u", "NONE", "-es", "-c", "set swapfile backup", "-c", "%s/Engineer/Analyst/", "-c", "wq", note)


def save_with_vim_in_place(note: Path) -> None:
    run_tool("vim", "-u", "NONE", "-es", "-c", "set backup backupcopy=yes", "-c", "%s/Engineer/Analyst/", "-c", "wq", note)


@pytest.mark.parametrize(
    "save",
    [
        save_in_place,
        save_by_replacing,
        save_from_outside,
        save_in_pieces,
        save_with_sed,
        save_with_vim,
        save_with_vim_in_place,
    ],
)
@pytest.mark.parametrize("args", [(), ("--poll",)], ids=["native", "polling"])
def test_a_save_is_one_rebuild_however_it_is_done(root: Path, save: Callable[[Path], None], args: tuple[str, ...]) -> None:
    with watching(root, *args) as watcher:
        most = count_bursts(lambda: save(root / HARBOR))
        assert 1 <= watcher.count(HARBOR) <= most
        assert "Harbor, Analyst" in (root / "index.md").read_text(encoding="utf-8")


def git(root: Path, *args: str) -> None:
    run_tool("git", "-c", "user.name=A", "-c", "user.email=a@example.com", "-c", "commit.gpgsign=false", *args, folder=root)


def test_a_checkout_of_many_notes_is_one_rebuild(root: Path) -> None:
    git(root, "init", "-q", "-b", "main")
    git(root, "add", ".")
    git(root, "commit", "-qm", "one")
    git(root, "checkout", "-qb", "many")
    for number in range(200):
        (root / f"people/Person {number}.md").write_text("---\nemail: p@example.com\n---\n")
    git(root, "add", ".")
    git(root, "commit", "-qm", "many")
    git(root, "checkout", "-q", "main")
    with watching(root, "--json") as watcher:
        most = count_bursts(lambda: git(root, "checkout", "-q", "many"))
        rebuilds: list[list[str]] = []
        while sum(map(len, rebuilds)) < 200:
            rebuilds.append(json.loads(watcher.next())["changed"])
        assert len(rebuilds) <= most
        assert sorted(path for changed in rebuilds for path in changed) == sorted(f"people/Person {number}.md" for number in range(200))


def test_what_is_no_note_is_no_rebuild(root: Path) -> None:
    with watching(root) as watcher:
        git(root, "init", "-q")
        git(root, "add", ".")
        (root / "interviews/.harbor.md.swp").touch()
        (root / "interviews/scan.pdf").touch()
        (root / HARBOR).read_bytes()
        save_in_place(root / HARBOR)
        assert watcher.count(HARBOR) == 1


def test_a_half_typed_note_is_told_by_its_place(root: Path) -> None:
    with watching(root) as watcher:
        good = (root / "index.md").read_bytes()
        (root / HARBOR).write_text("---\ncompany: Harbor\nstart: 2026-11-\n---\n")
        assert watcher.next().startswith(f"index.md kept · {HARBOR}:3:8: ")
        assert (root / "index.md").read_bytes() == good
        (root / HARBOR).write_text(HARBOR_FILES[HARBOR].replace("Engineer", "Analyst"))
        assert watcher.next().startswith(f"{HARBOR} · index.md, 4 files of site/ written · ")


def test_a_vault_that_vanishes_and_returns_is_built(root: Path) -> None:
    with watching(root) as watcher:
        root.rename(root.with_name("away"))
        assert watcher.next() == "followup-md: the vault is gone; waiting for it to come back\n"
        root.with_name("away").rename(root)
        assert watcher.next().startswith("the vault is back · index.md unchanged · ")
        save_in_place(root / HARBOR)
        assert watcher.count(HARBOR) == 1


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 0)], ids=["ctrl-c", "terminate"])
def test_it_ends_without_a_word(root: Path, number: int, code: int) -> None:
    with watching(root) as watcher:
        assert watcher.end(number) == (code, "")
    assert sorted(path.name for path in root.iterdir() if path.name.startswith(".")) == []
