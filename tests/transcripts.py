"""Replays a page of `docs/`: what it says is typed is typed, what it says is printed must be printed.

A page is read from top to bottom, in an empty folder:

* `<!-- clock: 2027-03-04T16:30 -->` sets the clock: `--now` for each command that takes it, and the time at which notes are saved.
* A `console` block holds commands behind `$ ` (a backslash carries one on) and below each all that it prints. A watching
  process lives on into the next blocks, whose first lines it prints, until `^C`.
* A `pycon` block is typed into Python, and prints what stands below each `>>>`; what it names lives on into the next.
* A `markdown` or `toml` block is typed into the file whose path stands last in the paragraph above it; see `type_lines`.
"""

from __future__ import annotations

import os
import re
import shlex
import signal
import subprocess
import sys
from contextlib import chdir
from datetime import datetime
from doctest import DocTestParser, DocTestRunner
from pathlib import Path
from queue import Empty, Queue
from threading import Thread
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from click.testing import CliRunner
from holding import interruptible

from followup_md.cli import INTERRUPTED, PROGRAM, cli

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Self

PATIENCE: Final = 60.0
REST: Final = " …"
_PIECES = re.compile(r"^<!-- clock: (?P<clock>\S+) -->$|^```(?P<language>\w+)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
_TIMELESS = ("init", "explain", "schema")


class Drift(AssertionError):
    """The page says something that is not so."""


class Replay:
    """An empty folder in which a page is replayed; `zone` is where its clock hangs."""

    def __init__(self, folder: Path, zone: str) -> None:
        """Begin there, without a clock."""
        self.folder, self.zone = folder, ZoneInfo(zone)
        self.clock = ""
        self.names: dict[str, object] = {}
        self.process: subprocess.Popen[str] | None = None
        self.reader: Thread | None = None
        self.lines: Queue[str] = Queue()

    def __enter__(self) -> Self:
        """Do nothing yet."""
        return self

    def __exit__(self, *_: object) -> None:
        """End what the page has left running."""
        if self.process is not None:
            self.process.kill()
            self._part()

    def play(self, page: str) -> None:
        """Replay a page; Drift where it is not true."""
        for piece in _PIECES.finditer(page):
            if piece["clock"]:
                self.clock = piece["clock"]
            elif piece["language"] == "console":
                self._play_console(piece["text"])
            elif piece["language"] == "pycon":
                self._play_python(piece["text"])
            elif piece["language"] in ("markdown", "toml"):
                self._type(find_path(page[: piece.start()]), piece["text"])
            else:
                raise Drift(f"nobody replays a block of {piece['language']}")
        if self.process is not None:
            raise Drift("the page leaves a process behind that watches")

    def _play_console(self, text: str) -> None:
        for command, printed in split_console(text):
            if command:
                told = self._run(shlex.split(command))
                self._compare(command, printed, told)
            elif self.process is not None:
                self._await(printed)
            else:
                raise Drift(f"nothing runs that could print {printed!r}")

    def _play_python(self, text: str) -> None:
        examples = DocTestParser().get_doctest(text, self.names, "the page", None, None)
        # What it names is kept, as a console keeps it.
        told: list[str] = []
        with chdir(self.folder):
            failed = DocTestRunner(verbose=False).run(examples, out=told.append, clear_globs=False).failed
        self.names = examples.globs
        if failed:
            raise Drift("".join(told))

    def _run(self, words: list[str]) -> str | None:
        """Run a command and return what it prints; None for one that goes on."""
        if words[0] == "cd":
            self.folder /= words[1]
            return ""
        if words[0] != PROGRAM:
            raise Drift(f"nobody replays {words[0]!r}")
        if words[1] == "watch":
            self._start(words[1:])
            return None
        now = [] if words[1] in _TIMELESS else ["--now", self.clock]
        with chdir(self.folder):
            return CliRunner().invoke(cli, [*words[1:], *now], prog_name=PROGRAM).output

    def _compare(self, command: str, printed: str, told: str | None) -> None:
        if told is None:
            self._await(printed)
        elif told != printed:
            raise Drift(f"$ {command}\n--- on the page\n{printed}--- printed\n{told}")

    def _type(self, path: str, typed: str) -> None:
        """Type a block into a file and save it, as editors do, at the time of the page."""
        file, draft = self.folder / path, self.folder / f"{path}.swp"
        file.parent.mkdir(parents=True, exist_ok=True)
        old = file.read_text(encoding="utf-8") if file.exists() else ""
        draft.write_text(type_lines(old, typed) if old else typed, encoding="utf-8")
        saved = datetime.fromisoformat(self.clock).replace(tzinfo=self.zone).timestamp()
        os.utime(draft, (saved, saved))
        draft.replace(file)

    # What goes on running

    def _start(self, words: list[str]) -> None:
        command = [sys.executable, str(Path(__file__).with_name("stopped_clock.py")), self.clock, *words]
        with interruptible():
            self.process = subprocess.Popen(  # noqa: S603 - this program
                command, cwd=self.folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8"
            )
        self.reader = Thread(target=self._read, args=(self.process,), daemon=True)
        self.reader.start()

    def _read(self, process: subprocess.Popen[str]) -> None:
        assert process.stdout is not None
        for line in process.stdout:
            self.lines.put(line)

    def _await(self, printed: str) -> None:
        """Await each line of a process that goes on; `^C` interrupts it."""
        for line in printed.splitlines(keepends=True):
            if line == "^C\n":
                self._interrupt()
                continue
            try:
                told = self.lines.get(timeout=PATIENCE)
            except Empty:
                raise Drift(f"never printed: {line}") from None
            if told != line:
                raise Drift(f"--- on the page\n{line}--- printed\n{told}")

    def _interrupt(self) -> None:
        assert self.process is not None
        self.process.send_signal(signal.SIGINT)
        code = self.process.wait(PATIENCE)
        self._part()
        if code != INTERRUPTED or not self.lines.empty():
            raise Drift(f"interrupted, it ends with {code} and {[*self.lines.queue]}")

    def _part(self) -> None:
        assert self.process is not None
        assert self.process.stdout is not None
        assert self.reader is not None
        self.process.wait(PATIENCE)
        self.reader.join(PATIENCE)
        self.process.stdout.close()
        self.process = None


def split_console(text: str) -> Iterator[tuple[str, str]]:
    """Yield each command of a console block, and what stands below it; what stands above the first belongs to none."""
    above, *parts = re.split(r"^\$ ", text, flags=re.MULTILINE)
    if above:
        yield "", above
    for part in parts:
        command, _, printed = part.replace("\\\n", "").partition("\n")
        yield command, printed


def find_path(above: str) -> str:
    """Return the path of a file that stands last, in backticks, in the paragraph above a block."""
    paragraph = above.rstrip().rpartition("\n\n")[2]
    paths = re.findall(r"`([^`]+\.(?:md|toml))`", paragraph)
    if not paths:
        raise Drift(f"no file is named in {paragraph!r}")
    return str(paths[-1])


def type_lines(old: str, typed: str) -> str:
    """Return a note with what a block shows typed into it, from top to bottom.

    A line that stands in the note shows where; one that begins as an empty field of it (`address:`) fills that field; one that ends in
    ` …` ticks the task that goes on so; every other line is new, below the one before it.
    """
    lines, at = old.splitlines(), 0
    for line in filter(None, typed.splitlines()):
        if line in lines[at:]:
            at = lines.index(line, at) + 1
            continue
        place = next((place for place in range(at, len(lines)) if fill_line(lines[place], line)), None)
        if place is not None:
            lines[place] = fill_line(lines[place], line)
            at = place + 1
        elif not at:
            raise Drift(f"where does {line!r} go?")
        else:
            lines.insert(at, line)
            at += 1
    return "\n".join(lines) + "\n"


def fill_line(line: str, typed: str) -> str:
    """Return a line of a note with what was typed into it; empty when that does not belong there."""
    if typed.endswith(REST):
        ticked = typed.removesuffix(REST)
        open_task = ticked.replace("[x]", "[ ]", 1)
        return ticked + line.removeprefix(open_task) if line.startswith(open_task) else ""
    return typed if line.endswith(":") and typed.startswith(f"{line} ") else ""
