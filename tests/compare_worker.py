"""Runs commands of the checkout that is on `PYTHONPATH`, one after another in this process, for `compare.py`.

Run as `python compare_worker.py FOLDER`. Each line of standard input is a job in JSON: `vault`, a folder to copy; `env`, variables of the
environment; `steps`, the changes to the copy. A step is a command (`argv`, `input`) or a change to a file (`edit`: path, old, new). Each
line of standard output answers one job: a list in JSON with, for each step, its exit code, what it printed, and the files that it changed
(null: removed). Each job gets a new copy at `FOLDER/vault`, with no state and no cache beside it.
"""

from __future__ import annotations

import gc
import json
import os
import shutil
import sys
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Any, TypedDict

from followup_md.cli import main

_COLLECT = 10  # jobs


class Step(TypedDict, total=False):
    """One step in the copy of a vault: a command with its standard input, or a text replaced in a file."""

    argv: list[str]
    input: str
    edit: tuple[str, str, str]


class Job(TypedDict):
    """Steps in a fresh copy of a vault."""

    vault: str
    env: dict[str, str]
    steps: list[Step]


class Result(TypedDict):
    """The exit code of a step, its output, and the files that it changed, null for a removed one."""

    code: int
    out: str
    err: str
    files: dict[str, str | None]


def serve(folder: Path) -> None:
    """Do one job for each line of standard input."""
    answers = sys.stdout
    for number, line in enumerate(sys.stdin):
        answers.write(json.dumps(run_job(folder, json.loads(line))) + "\n")
        answers.flush()
        if number % _COLLECT == 0:
            gc.unfreeze()  # the program freezes its remaining objects, since its process normally ends there
            gc.collect()


def run_job(folder: Path, job: Job) -> list[Result]:
    """Do the steps of a job in a fresh copy of its vault."""
    os.chdir(folder.parent)
    shutil.rmtree(folder, ignore_errors=True)
    vault = folder / "vault"
    shutil.copytree(job["vault"], vault)
    os.chdir(vault)
    kept = dict(os.environ)
    os.environ.update(job["env"], XDG_STATE_HOME=str(folder / "state"), XDG_CACHE_HOME=str(folder / "cache"))
    before = read_files(vault)
    results = []
    for step in job["steps"]:
        code, out, err = run_step(step)
        after = read_files(vault)
        changed = {name: after.get(name) for name in sorted(before.keys() | after.keys()) if before.get(name) != after.get(name)}
        results.append(
            Result(code=code, out=_read(out), err=_read(err), files={k: v if v is None else _read(v) for k, v in changed.items()})
        )
        before = after
    os.environ.clear()
    os.environ.update(kept)
    return results


def run_step(step: Step) -> tuple[int, bytes, bytes]:
    """Run one command, or change one file; return the exit code and what was printed."""
    if "edit" in step:
        path, old, new = step["edit"]
        file = Path(path)
        if file.exists():
            file.write_bytes(file.read_bytes().replace(old.encode(), new.encode()))
        return 0, b"", b""
    streams = sys.stdin, sys.stdout, sys.stderr
    out, err = BytesIO(), BytesIO()
    shown, said = (TextIOWrapper(stream, encoding="utf-8", newline="\n", write_through=True) for stream in (out, err))
    sys.stdin = TextIOWrapper(BytesIO(step.get("input", "").encode()), encoding="utf-8")
    sys.stdout, sys.stderr = shown, said
    try:
        main(step["argv"])
    except SystemExit as end:
        code: Any = end.code
    else:
        code = 0
    finally:
        sys.stdin, sys.stdout, sys.stderr = streams
    return code if isinstance(code, int) else int(code is not None), out.getvalue(), err.getvalue()


def read_files(folder: Path) -> dict[str, bytes]:
    """Return all files below a folder."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def _read(data: bytes) -> str:
    return data.decode("utf-8", "surrogateescape")


if __name__ == "__main__":
    serve(Path(sys.argv[1]))
