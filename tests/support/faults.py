"""Faults around the program: a vault held elsewhere, Ctrl-C, and a disk failure or a kill at each system call."""

from __future__ import annotations

import builtins
import errno
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import traceback
from contextlib import contextmanager, redirect_stdout, suppress
from importlib import import_module
from io import BytesIO, StringIO, TextIOWrapper
from itertools import count
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, NamedTuple, Self

from followup_md.cli import main, practice, recap

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import TracebackType

# Other processes: one that holds a vault, and those that Ctrl-C reaches.

_HOLD = """
import sys
from followup_md.vault.lock import lock_vault
with lock_vault(sys.argv[1]):
    print("held", flush=True)
    sys.stdin.read()
"""


@contextmanager
def held_elsewhere(root: Path) -> Iterator[subprocess.Popen[str]]:
    """Have another process hold the vault."""
    with subprocess.Popen([sys.executable, "-c", _HOLD, str(root)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:  # noqa: S603 - our own lines
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        try:
            yield other
        finally:
            other.kill()


@contextmanager
def interruptible() -> Iterator[None]:
    """Have a process that is started here end at a SIGINT, even where the tests ignore it, as each background job of a script does."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


# One command repeated, each time with another of its disk calls failing, or the process killed there.
#
# Run as `python tests/support/faults.py FOLDER FAULT COMMAND NEXT TYPED`, COMMAND and NEXT lists of arguments in JSON: FOLDER holds
# `vault/` and `state/`, which are put back before every run; FAULT is the name of an error, or SIGKILL; TYPED is what is answered.
# Every run is a fork, so that it is a process of its own and none loads the program anew. Prints a list in JSON, one item a run and the
# first without a fault: the call that failed, how the command ended, what it printed, the vault after it, and the same for the next
# command, which meets no fault.

CALLS = ("open", "fsync", "replace", "link", "mkdir", "chmod")
CRASHED = 99


class FaultRun(NamedTuple):
    """The exit code of a command (negative for a signal), its output, and the files of the vault after it."""

    code: int
    shown: str
    files: dict[str, str]


class Writer:
    """A file whose writes may fail halfway."""

    def __init__(self, file: IO[bytes], faults: Faults) -> None:
        self.file, self.faults, self.flush = file, faults, file.flush

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.file.close()

    def write(self, data: bytes) -> int:
        self.faults.pass_point("write", lambda: (self.file.write(data[: len(data) // 2]), self.file.flush()))
        return self.file.write(data)


class Faults:
    """A layer between the program and its disk calls below a folder; call number `at` fails.

    A full disk stays full: with ENOSPC every later call fails except reads.
    """

    def __init__(self, folder: str, fault: str, at: int | None) -> None:
        self.folder, self.fault, self.at = folder, fault, at
        self.points: list[str] = []
        self.handles: set[int] = set()
        self.real_open = builtins.open

    def install(self) -> None:
        """Replace the calls, in this process and permanently."""
        for name in CALLS:
            setattr(os, name, self.make_call(name, getattr(os, name)))
        builtins.open = self.open_file

    def make_call(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        """Return the replacement for one function of `os`."""

        def call(first: str | int, *args: Any, **options: Any) -> Any:  # noqa: ANN401 - whatever it is called with
            near = first in self.handles if isinstance(first, int) else os.fspath(first).startswith(self.folder)
            if near:
                reads = name == "open" and not args[0] & os.O_CREAT
                self.pass_point(f"{'read' if reads else name} {first}")
            found = real(first, *args, **options)
            if near and name == "open":
                self.handles.add(found)
            return found

        return call

    def open_file(self, file: Any, *args: Any, **options: Any) -> Any:  # noqa: ANN401 - as above
        """Open a file; count the writes to the program's own files."""
        found = self.real_open(file, *args, **options)
        return Writer(found, self) if file in self.handles and args == ("wb",) else found

    def pass_point(self, point: str, meanwhile: Callable[[], object] | None = None) -> None:
        """Count a call, and fail if it is its turn; `meanwhile` is the part of it done before the failure."""
        self.points.append(point)
        number = len(self.points)
        full = self.fault == "ENOSPC"
        if self.at is None or number < self.at or (number > self.at and not full) or (full and point.startswith("read")):
            return
        if meanwhile:
            meanwhile()
        if self.fault == "SIGKILL":
            os.kill(os.getpid(), signal.SIGKILL)
        code = getattr(errno, self.fault)
        raise OSError(code, os.strerror(code))


def answer(typed: str) -> None:
    """Simulate a user at a terminal who types that."""
    sys.stdin = StringIO(typed)
    for command in (practice, recap):
        setattr(command, "is_talking", lambda: bool(typed))  # noqa: B010 - mypy knows no name of a module that is imported there


def run_command(folder: Path, args: list[str], fault: str, at: int | None, typed: str) -> tuple[FaultRun, list[str]]:
    """Run the command in a fork; return how it ended, and its calls until then."""
    with tempfile.TemporaryFile() as shown, tempfile.TemporaryFile() as points:
        child = os.fork()
        if child == 0:
            os._exit(_run_here(folder, args, Faults(str(folder), fault, at), (shown.fileno(), points.fileno()), typed))
        status = os.waitpid(child, 0)[1]
        shown.seek(0)
        points.seek(0)
        vault = folder / "vault"
        files = {path.relative_to(vault).as_posix(): path.read_bytes().decode("latin-1") for path in vault.rglob("*") if path.is_file()}
        return FaultRun(os.waitstatus_to_exitcode(status), shown.read().decode(), files), points.read().decode().splitlines()


def _run_here(folder: Path, args: list[str], faults: Faults, outputs: tuple[int, int], typed: str) -> int:
    shown, points = outputs
    os.dup2(shown, 1)
    os.dup2(shown, 2)
    os.chdir(folder / "vault")
    answer(typed)
    write = os.write
    faults.install()
    try:
        main(args)
    except SystemExit as end:
        return int(end.code or 0)
    except BaseException:  # noqa: BLE001 - passed to the test, which expects none
        traceback.print_exc()
        return CRASHED
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        write(points, "\n".join(faults.points).encode())
    return CRASHED


def can_meet(point: str, fault: str) -> bool:
    """Say whether a call can have a fault; reads change nothing on disk, so one kind of fault is enough for them."""
    if point.startswith("read"):
        return fault == "EACCES"
    return fault != "EACCES" or not point.startswith(("write", "fsync"))


def run_all(folder: Path, fault: str, first: list[str], following: list[str], typed: str) -> list[dict[str, Any]]:
    """Run a command without a fault, then with one at each of its calls, and after each of these the next command."""
    start = folder.with_name(f"{folder.name}-start")
    shutil.copytree(folder, start, symlinks=True)
    runs: list[dict[str, Any]] = []
    points: list[str] = [""]
    for at in count():
        if at == len(points):
            return runs
        if at and not can_meet(points[at], fault):
            continue
        shutil.rmtree(folder)
        shutil.copytree(start, folder, symlinks=True)
        ran, made = run_command(folder, first, fault, at or None, typed)
        if at == 0:
            points += made
        after, _ = run_command(folder, following, fault, None, typed)
        runs.append({"point": points[at], "ran": ran._asdict(), "after": after._asdict()})
    raise AssertionError


def load_program(folder: Path, args: list[str], typed: str) -> None:
    """Load the modules that the forks will need."""
    for module in ("filelock", "followup_md.vault.journal"):
        import_module(module)
    os.chdir(folder / "vault")
    answer(typed)
    with redirect_stdout(TextIOWrapper(BytesIO())), suppress(SystemExit):
        main([*args, "--dry-run"])


if __name__ == "__main__":
    place, kind, first_args, next_args = Path(sys.argv[1]), sys.argv[2], json.loads(sys.argv[3]), json.loads(sys.argv[4])
    load_program(place, first_args, sys.argv[5])
    print(json.dumps(run_all(place, kind, first_args, next_args, sys.argv[5])))  # noqa: T201 - the output that the test reads
