"""Every writing command, with each of its disk calls failing in turn, and killed at each: nothing is ever half-written."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest
from click.testing import CliRunner

from followup_md.cli import COMMANDS, cli

NOTE = """---
company: Harbor
role: Engineer
start: 2026-11-17T13:00
end: 2026-11-17T15:30
interviewers: [Priya Raman]
---

## Log
- 2026-11-16 prepared
"""
SLIPS = NOTE.replace("interviewers", "interviwers") + "- 2026-11-18 thankd Priya Raman by letter\n"
PANEL = NOTE.replace("[Priya Raman]", "[Priya Raman, Tom Okafor]").replace("## Log", "## Topics\n- late events\n- the rota\n\n## Log")
FILES = {"followup.toml": 'timezone = "UTC"\n', "interviews/harbor.md": NOTE}
STUMBLED = NOTE.replace("## Log", "## Questions\n### Why us?\n- rating: 2\n- better: the loads\n\n## Log")
LETTER = "---\nkind: thank-you\n---\n\nAna Silva\n\n18 November 2026\n\nPriya Raman\n\nDear Priya,\n\nLate events.\n\nYours,\n\nAna Silva\n"
LETTERS = {**FILES, "letters/priya.md": LETTER, "letters/mail.md": LETTER.replace("kind: thank-you", "channel: email")}
NOW = ("--now", "2026-11-18T12:00")
DRAFT = ".followup-md-"
THANK = "thank-priya-raman-harbor"
# The commands that write nothing, and `watch`, which does what `build` does.
ELSEWHERE = {"calendar", "card", "check-post", "explain", "guard", "schema", "stats", "status", "watch"}

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="a run is a fork")


class Case(NamedTuple):
    """A writing command; `before` are the commands run before it.

    `several` says that it writes more than one file, `adds` that each time it writes others, once all are there, `reports` that a note
    which cannot be read is one of the problems that it shows, `typed` is what somebody answers it, `speaks` says
    that it prints something before it writes, `repeats` that it writes what is answered once more each time.
    """

    args: tuple[str, ...]
    before: tuple[tuple[str, ...], ...] = ()
    tick: bool = False
    files: dict[str, str] = FILES
    several: bool = False
    adds: bool = False
    reports: bool = False
    typed: str = ""
    speaks: bool = False
    repeats: bool = False


LOG = ("log", "harbor", "heard from Priya Raman", *NOW)
CASES = {
    "build": Case(("build", *NOW), several=True),
    "build-stale": Case(("build", *NOW), before=(("build", "--now", "2026-11-17T10:00"),), several=True),
    "build-ticked": Case(("build", *NOW), before=(("build", *NOW),), tick=True, several=True),
    "log": Case(LOG),
    "log-again": Case(LOG, before=(("log", "harbor", "thanked Priya Raman by letter", *NOW),)),
    "log-asked": Case(("log", "harbor", "thankd Priya Raman by letter", "--yes", *NOW)),
    "log-moved": Case(("log", "harbor", "2026-11-16 moved to 2026-11-20 10:00", *NOW)),
    "log-search": Case(("log", "search", "networked: a call with Ann", *NOW)),
    "log-undo": Case(("log", "harbor", "--undo", *NOW), before=(LOG,)),
    "done": Case(("done", THANK, *NOW)),
    "snooze": Case(("snooze", THANK, "2026-11-20", *NOW)),
    "waive": Case(("waive", THANK, "we spoke by phone", *NOW)),
    "new": Case(("new", "Globex", "Analyst", "--start", "2026-11-20T14:00", "--with", "Ann Lee", *NOW), several=True, adds=True),
    "check-fix": Case(("check", "--fix", "--yes", "--select", "note", *NOW), files={**FILES, "interviews/harbor.md": SLIPS}, reports=True),
    # A PDF is written in the same way; its library works in threads, which do not survive a fork.
    "letter-page": Case(("letter", "priya", "--html", *NOW), files=LETTERS),
    "letter-mail": Case(("letter", "mail", *NOW), files=LETTERS),
    "practice": Case(("practice", *NOW), files={**FILES, "interviews/harbor.md": STUMBLED}, typed="\n4\n"),
    "jot": Case(("jot", "harbor", "? schema drift 2/5", *NOW)),
    # One answer alone, so that there is one file before and one after.
    "recap": Case(("recap", "harbor", *NOW), typed="late events\n" + "\n" * 9, repeats=True),
    "hear": Case(
        ("hear", "harbor", "no.txt", "--yes", *NOW), files={**FILES, "no.txt": "We have chosen another candidate.\n"}, speaks=True
    ),
    "draft": Case(("draft", "--all", "thank", *NOW), files={**FILES, "interviews/harbor.md": PANEL}, several=True),
    "init": Case(("init", ".", "--zone", "UTC"), files={}, several=True),
}


def make_place(case: Case, place: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a vault as left by the earlier commands, and the state folder beside it."""
    monkeypatch.setenv("XDG_STATE_HOME", str(place / "state"))
    vault = place / "vault"
    vault.mkdir(parents=True)
    (place / "state").mkdir()
    for path, text in case.files.items():
        (vault / path).parent.mkdir(exist_ok=True)
        (vault / path).write_text(text)
    for args in case.before:
        result = CliRunner().invoke(cli, ["-C", str(vault), *args])
        assert result.exit_code == 0, result.output
    if case.tick:
        page = vault / "index.md"
        page.write_text(page.read_text(encoding="utf-8").replace("- [ ]", "- [x]", 1), encoding="utf-8")
    return place


def run_faults(place: Path, fault: str, args: tuple[str, ...], following: tuple[str, ...], typed: str = "") -> list[Run]:
    """Run a command without a fault, then with one at each of its calls; after each run, the next command."""
    driver = Path(__file__).with_name("support") / "faults.py"
    command = [sys.executable, str(driver), str(place), fault, json.dumps(args), json.dumps(following), typed]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own script
    assert ran.returncode == 0, ran.stderr
    return [Run(item["point"], End(**item["ran"]), End(**item["after"])) for item in json.loads(ran.stdout)]


class End(NamedTuple):
    """The exit code of a command (negative for a signal), its output, and the files of the vault after it."""

    code: int
    shown: str
    files: dict[str, str]

    @property
    def notes(self) -> dict[str, str]:
        """The files without the temporary ones of a killed process, which nobody reads, and without the calendar's sequence numbers."""
        kept = {path: text for path, text in self.files.items() if not path.rpartition("/")[2].startswith(DRAFT)}
        return {path: drop_turns(text) if path == "followups.ics" else text for path, text in kept.items()}


def drop_turns(calendar: str) -> str:
    """Return a calendar without the numbers and stamps that change when a missing entry comes back."""
    return re.sub(r"(SEQUENCE|REVISION|DTSTAMP):\w+", r"\1:", calendar)


class Run(NamedTuple):
    """One run: the call that failed, the end of the command, and the end of the next one."""

    point: str
    ran: End
    after: End


def test_every_command_that_writes_has_its_case() -> None:
    assert {case.args[0] for case in CASES.values()} == set(COMMANDS) - ELSEWHERE


@pytest.mark.slow
@pytest.mark.parametrize("fault", ["EACCES", "EIO", "ENOSPC", "SIGKILL"])
@pytest.mark.parametrize("name", CASES)
def test_a_fault_at_any_call_leaves_every_file_whole(name: str, fault: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case = CASES[name]
    place = make_place(case, tmp_path / "place", monkeypatch)
    vault = place / "vault"
    files = {path.relative_to(vault).as_posix(): path.read_bytes().decode("latin-1") for path in vault.rglob("*") if path.is_file()}
    old = End(0, "", files).notes
    sound, *runs = run_faults(place, fault, case.args, case.args, case.typed)
    new = sound.ran.notes
    assert sound.ran.code == 0
    assert old != new
    for run in (sound, *runs):
        ends = (new, sound.after.notes) if case.repeats else (new,)
        assert new.items() <= run.after.notes.items() if case.adds else run.after.notes in ends, run.point
    for run in runs:
        for path in {*old, *new, *run.ran.notes}:
            # A page made from only the readable notes is complete too.
            if not (path in ("index.md", "followups.ics") or path.startswith("site/")) or not run.point.startswith("read"):
                assert run.ran.notes.get(path) in (old.get(path), new.get(path)), (run.point, path)
        if fault == "SIGKILL":
            assert run.ran.code == -9
            continue
        assert run.ran.files.keys() == run.ran.notes.keys(), run.point
        assert "Traceback" not in run.ran.shown
        assert "fault of the program" not in run.ran.shown
        if run.ran.code:
            begins = run.ran.shown.startswith("followup-md: ") or ((case.typed or case.speaks) and "followup-md: " in run.ran.shown)
            assert begins or (case.reports and run.point.startswith("read")), run.point
            assert run.ran.code == 3 or run.point.startswith("read"), run.point
            assert case.several or run.ran.notes == old, run.point
        elif not run.point.startswith("read"):
            assert run.ran.notes == new, run.point
    assert any(run.ran.code for run in runs)


@pytest.mark.slow
def test_undo_after_a_kill_takes_back_the_last_line_that_was_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case = CASES["log-again"]
    place = make_place(case, tmp_path / "place", monkeypatch)
    path = "interviews/harbor.md"
    old = (place / "vault" / path).read_text()
    sound, *runs = run_faults(place, "SIGKILL", case.args, ("log", "harbor", "--undo", *NOW))
    new = sound.ran.files[path]
    assert sound.after.files[path] == old
    assert {run.ran.files[path] for run in runs} == {old, new}
    for run in runs:
        assert run.after.code == 0, run.point
        assert run.after.files[path] == (NOTE if run.ran.files[path] == old else old), run.point
