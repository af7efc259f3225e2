"""End-to-end runs of the program: commands on a small vault, `watch` in simulated time, and replays of the docs."""

from __future__ import annotations

import json
import os
import re
import shlex
import signal
import subprocess
import sys
from contextlib import chdir
from datetime import datetime, timedelta
from doctest import DocTestParser, DocTestRunner
from queue import Empty, Queue
from threading import Thread
from typing import TYPE_CHECKING, Final, NamedTuple
from zoneinfo import ZoneInfo

from click.testing import CliRunner
from support.faults import interruptible
from support.vaults import write_files

from followup_md.cli import INTERRUPTED, PROGRAM, cli
from followup_md.cli.watch import Live
from followup_md.parse.vault import parse_draft_note
from followup_md.watch.loop import Clocks, Loop

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import tzinfo
    from pathlib import Path
    from typing import Self

    from followup_md.model import Draft
    from followup_md.render.reports import Rebuild
    from followup_md.watch.loop import Plan, Snapshot

# Commands on a small search on disk.

NOW = "2026-11-18T12:00"
NOTE = "interviews/harbor.md"
HEADER = """\
---
company: Harbor
role: Engineer
kind: panel
start: 2026-11-17T13:00
end: 2026-11-17T15:30
interviewers: ["[[Priya Raman]]", "[[Tom Okafor]]"]
decision_date: 2026-12-04
decision_from: "[[Priya Raman]]"
---

## Topics
- late events
"""
FILES = {
    "followup.toml": 'timezone = "Europe/Dublin"\n',
    NOTE: HEADER + "\n## Log\n- 2026-11-16 prepared\n",
    "people/Priya Raman.md": (
        "---\ncompany: Harbor\npart: hiring-manager\naddress: 1 Quay\nemail: p@example.com\n"
        "profiles: [https://www.linkedin.com/in/priya]\n---\n"
    ),
    "people/Tom Okafor.md": "---\ncompany: Harbor\naddress: 1 Quay\nprofiles: [https://github.com/tom]\n---\n",
    "search.md": "## Log\n- 2026-11-16 applied to Globex as Analyst\n",
}


class Done(NamedTuple):
    """The result of a command."""

    code: int
    out: str
    err: str

    @property
    def data(self) -> dict[str, object]:
        """The output, parsed as JSON."""
        found: dict[str, object] = json.loads(self.out)
        return found


class Acting:
    """One vault, the commands on it at one moment, and the resulting notes."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.write(FILES)

    def write(self, files: dict[str, str]) -> None:
        """Write some files of the vault."""
        write_files(self.root, files)

    def run(self, *args: str, now: str = NOW, typed: str | None = None) -> Done:
        """Run a command; `typed` is what standard input holds."""
        result = CliRunner().invoke(cli, ["-C", str(self.root), *args, "--now", now], input=typed, prog_name="followup-md")
        return Done(result.exit_code, result.stdout, result.stderr)

    def log(self, path: str = NOTE) -> list[str]:
        """Return the log lines of a note."""
        return [line for line in (self.root / path).read_text(encoding="utf-8").split("\n") if line.startswith("- 20")]

    def open(self, now: str = NOW) -> set[str]:
        """Return the ids of the open actions."""
        actions = self.run("status", "--json", now=now).data["actions"]
        assert isinstance(actions, list)
        return {action["id"] for action in actions}


# The same search for `draft`, and the resulting files in letters/.

SENDER = '[sender]\nname = "Ana Silva"\nphone = "+1 973 555 0142"\nemail = "ana@example.com"\naddress = "2 Main St"\n'
ZONE = 'timezone = "Europe/Dublin"\n'
PRIYA = "letters/2026-11-18-priya-raman-thank-you.md"
TOM = "people/Tom Okafor.md"
# Both thanks go through one agency.
AGENCY = {
    NOTE: HEADER.replace("kind: panel", 'agency: "[[Ann Agent]]"') + "- the rota\n",
    "people/Ann Agent.md": "---\npart: agency\n---\n",
}
OFFER = {NOTE: HEADER + "\n## Log\n- 2026-11-17 offer written answer by 2026-11-27\n"}


class Drafting(Acting):
    """The small search, with a sender who can be reached, and the drafts made from it."""

    def __init__(self, root: Path) -> None:
        super().__init__(root)
        self.write({"followup.toml": ZONE + SENDER})

    def letters(self) -> list[str]:
        """Return the paths of the drafts."""
        return sorted(path.relative_to(self.root).as_posix() for path in (self.root / "letters").rglob("*") if path.is_file())

    def text(self, path: str) -> str:
        """Return a file of the vault."""
        return (self.root / path).read_text(encoding="utf-8")

    def read(self, path: str) -> Draft:
        """Return a draft as the program reads it, without any problem; `person` and `interview` are as typed."""
        note = parse_draft_note(self.text(path), path)
        assert note.problems == ()
        return note.facts._replace(person=note.to and note.to.text, interview=note.interview and note.interview.text)

    def status(self) -> object:
        """Return the actions."""
        return self.run("status", "--json").data["actions"]


# The same search for `practice`: two notes, with a question that went badly in each.

GLOBEX = "interviews/globex.md"
GLOBEX_HEADER = HEADER.replace("Harbor", "Globex").replace("2026-11-17", "2026-11-10").replace("kind: panel", "kind: technical")
DRIFT_QUESTION = (
    "\n## Questions\n### How would you handle schema drift?\n- asked by: [[Priya Raman]]\n- rating: 2\n"
    "- said: version the tables\n- better: a contract test\n"
)
WHY_QUESTION = "\n## Questions\n### Why did you leave?\n- rating: 1\n"
PREPARED_LOG = "\n## Log\n- 2026-11-16 prepared\n"
TWO_QUESTIONS = {
    NOTE: HEADER + DRIFT_QUESTION + PREPARED_LOG,
    GLOBEX: GLOBEX_HEADER + WHY_QUESTION + PREPARED_LOG.replace("11-16", "11-09"),
}
PRACTISED_DRIFT = "- 2026-11-18 12:00 practised How would you handle schema drift? rating 4"


def join_lines(text: str) -> str:
    """Return text without its line breaks."""
    return " ".join(text.split())


# `watch` in simulated time: all events are scripted, and nothing waits.

HARBOR = "interviews/harbor.md"


class World:
    """One vault, a wall clock, and a watching loop; `planning` is the seconds that a plan takes."""

    def __init__(self, root: Path, now: datetime, planning: float = 0.0) -> None:
        """Start at `now` (aware), with nothing built yet."""
        self.root, self.now, self.planning = root, now, planning
        self.ticks, self.changed, self.updated = 0.0, False, False
        self.places: dict[str, bool] = {}
        self.script: list[tuple[float, Callable[[], None]]] = []
        self.rebuilds: list[tuple[float, Rebuild]] = []
        self.errors: list[tuple[float, Exception]] = []
        self.losses: list[float] = []
        self.plans = 0
        times = Clocks(self.clock, lambda: self.ticks, self.wait)
        self.loop = Loop(SlowLive(self), self, times, self)

    # What happens

    def at(self, seconds: float, act: Callable[[], object], *, seen: bool = True) -> None:
        """Schedule a change that many seconds from the start; one that is not `seen` sets no flag."""

        def happen() -> None:
            act()
            self.changed = self.changed or seen

        self.script.append((seconds, happen))
        self.script.sort(key=lambda item: item[0])

    def save(self, seconds: float, old: str, new: str, path: str = HARBOR) -> None:
        """Schedule a change to a note."""
        file = self.root / path
        self.at(seconds, lambda: file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8"))

    def run(self, seconds: float) -> None:
        """Build, then watch until that many seconds after the start."""
        if not self.ticks:
            self.loop.start()
        while self.ticks < seconds:
            self.loop.turn()

    # What the loop asks for

    def wait(self, seconds: float) -> bool:
        """Advance time until something changes, by `seconds` at most."""
        end = self.ticks + seconds
        while not self.changed and self.script and self.script[0][0] <= end:
            self.pass_to(self.script[0][0])
        if not self.changed:
            self.pass_to(end)
        changed, self.changed = self.changed, False
        return changed

    def pass_to(self, end: float) -> None:
        """Advance time and run the scripted changes on the way."""
        while self.script and self.script[0][0] <= end:
            moment, happen = self.script.pop(0)
            self._advance(moment)
            happen()
        self._advance(end)

    def _advance(self, end: float) -> None:
        self.now += timedelta(seconds=max(end - self.ticks, 0))
        self.ticks = max(end, self.ticks)

    def update(self, places: Mapping[str, bool]) -> bool:
        """Record what to watch."""
        self.places = dict(places)
        updated, self.updated = self.updated, False
        return updated

    def rebuilt(self, rebuild: Rebuild) -> None:
        """Record a rebuild."""
        self.rebuilds.append((round(self.ticks, 3), rebuild))

    def failed(self, error: Exception) -> None:
        """Record an error."""
        self.errors.append((round(self.ticks, 3), error))

    def gone(self) -> None:
        """Record that the vault is gone."""
        self.losses.append(round(self.ticks, 3))

    # Results

    @property
    def index(self) -> str:
        """The current page."""
        return (self.root / "index.md").read_text(encoding="utf-8")

    @property
    def times(self) -> list[float]:
        """The times of the rebuilds, in seconds from the start."""
        return [moment for moment, _ in self.rebuilds]

    @property
    def last(self) -> Rebuild:
        """The last rebuild."""
        return self.rebuilds[-1][1]

    def clock(self, zone: tzinfo) -> datetime:
        """Return the wall-clock time."""
        return self.now.astimezone(zone)


class SlowLive(Live):
    """A vault whose plans take time, during which more may happen."""

    def __init__(self, world: World) -> None:
        """Start in that world."""
        super().__init__(str(world.root), world.clock)
        self._world = world

    def plan(self, snapshot: Snapshot) -> Plan:
        """Plan, and then advance the clock by the time of a plan."""
        plan = super().plan(snapshot)
        self._world.plans += 1
        self._world.pass_to(self._world.ticks + self._world.planning)
        return plan


# Replay of pages of `docs/`: type what they say is typed, and expect the output that they show.
#
# A page is read from top to bottom, in an empty folder:
#
# * `<!-- clock: 2027-03-04T16:30 -->` sets the clock: `--now` for each command that takes it, and the time at which notes are saved.
# * A `console` block holds commands behind `$ ` (a backslash carries one on) and below each all that it prints. A watching
#   process lives on into the next blocks, whose first lines it prints, until `^C`.
# * A `pycon` block is typed into Python, and prints what stands below each `>>>`; what it names lives on into the next.
# * A `markdown` or `toml` block is typed into the file whose path stands last in the paragraph above it; see `type_lines`.

PATIENCE: Final = 60.0
# The program as a process with a frozen clock, for commands without `--now`.
STOPPED_CLOCK: Final = """
import sys
from followup_md.cli import main, session
read_clock = session.read_clock
session.read_clock = lambda _: read_clock(sys.argv[1])
main(sys.argv[2:])
"""
REST: Final = " …"
_PIECES = re.compile(r"^<!-- clock: (?P<clock>\S+) -->$|^```(?P<language>\w+)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
_TIMELESS = ("init", "explain", "schema")


class Drift(AssertionError):
    """The page does not match the program."""


class Replay:
    """An empty folder for replaying a page; `zone` is the zone of its clock."""

    def __init__(self, folder: Path, zone: str) -> None:
        """Start there, without a clock."""
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
        """End any processes that the page left running."""
        if self.process is not None:
            self.process.kill()
            self._part()

    def play(self, page: str) -> None:
        """Replay a page; Drift where it does not match."""
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
        # Its names are kept, as in a console.
        told: list[str] = []
        with chdir(self.folder):
            failed = DocTestRunner(verbose=False).run(examples, out=told.append, clear_globs=False).failed
        self.names = examples.globs
        if failed:
            raise Drift("".join(told))

    def _run(self, words: list[str]) -> str | None:
        """Run a command and return its output; None if it keeps running."""
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

    # Running processes

    def _start(self, words: list[str]) -> None:
        command = [sys.executable, "-c", STOPPED_CLOCK, self.clock, *words]
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
        """Await each line of a running process; `^C` interrupts it."""
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
    """Yield each command of a console block and the lines below it; lines above the first command belong to none."""
    above, *parts = re.split(r"^\$ ", text, flags=re.MULTILINE)
    if above:
        yield "", above
    for part in parts:
        command, _, printed = part.replace("\\\n", "").partition("\n")
        yield command, printed


def find_path(above: str) -> str:
    """Return the last file path, in backticks, in the paragraph above a block."""
    paragraph = above.rstrip().rpartition("\n\n")[2]
    paths = re.findall(r"`([^`]+\.(?:md|toml))`", paragraph)
    if not paths:
        raise Drift(f"no file is named in {paragraph!r}")
    return str(paths[-1])


def type_lines(old: str, typed: str) -> str:
    """Return a note with the lines of a block typed into it, from top to bottom.

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
    """Return a line of a note with the typed text in it; empty when the text does not belong there."""
    if typed.endswith(REST):
        ticked = typed.removesuffix(REST)
        open_task = ticked.replace("[x]", "[ ]", 1)
        return ticked + line.removeprefix(open_task) if line.startswith(open_task) else ""
    return typed if line.endswith(":") and typed.startswith(f"{line} ") else ""
