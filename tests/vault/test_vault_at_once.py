"""Two programs that write into one vault at once: nothing is lost, and nothing is recorded twice."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path

import pytest

from followup_md.cli.build import build_index, carry_out, plan_build
from followup_md.cli.record import PlannedLine, plan_outcome, write_plan
from followup_md.parse.vault import Memory
from followup_md.vault.load import load, recall_holidays, reread_vault
from followup_md.vault.notes import Loaded, derive_notes
from followup_md.vault.write import ChangedMeanwhile

MakeVault = Callable[..., Path]
HEAD = "---\ncompany: Harbor\nrole: Engineer\nstart: 2026-11-17T13:00\nend: 2026-11-17T15:30\ninterviewers: [Priya Raman]\n---\n\n## Log\n"
PATH = "interviews/harbor.md"
# A busy machine may keep one of the two waiting for the lock longer than a person would wait; nothing is lost for that.
LOG_MANY = """
import sys
from followup_md.vault.load import read_vault
from followup_md.cli.record import PlannedLine, add_entry
from followup_md.vault import lock
from followup_md.vault.journal import update_file
lock.PATIENCE = (1.0, 300.0)
root, path, hour = sys.argv[1:]
settings = read_vault(root).settings
print("ready", flush=True)
sys.stdin.readline()
for number in range(200):
    entry = PlannedLine(path, f"2026-11-18 {hour}:00 heard from [[Priya Raman]]: {number}")
    update_file(root, path, lambda data: add_entry(data, entry, settings)[0], undoable=True)
"""
NOW = datetime(2026, 11, 18, 12, tzinfo=UTC)


@pytest.fixture
def root(make_vault: MakeVault) -> Path:
    return make_vault({PATH: HEAD})


def read(root: Path) -> Callable[[Mapping[str, bytes]], Loaded]:
    return lambda changed: derive_notes(reread_vault(str(root), Memory(), changed), lambda _: NOW, find_holidays=recall_holidays)


def test_of_two_builds_that_meet_one_tick_the_first_records_it(root: Path) -> None:
    build_index(str(root), read(root))
    page = root / "index.md"
    page.write_text(page.read_text(encoding="utf-8").replace("- [ ] ", "- [x] ", 1), encoding="utf-8")
    first, second = (plan_build(str(root), read(root)) for _ in range(2))
    carry_out(str(root), first)
    note = (root / PATH).read_text()
    assert note.startswith(f"{HEAD}- 2026-11-18 thanked ")
    assert note.count("\n") == HEAD.count("\n") + 1
    with pytest.raises(ChangedMeanwhile):
        carry_out(str(root), second._replace(pages=(second.pages[0]._replace(text="other"),)))
    assert (root / PATH).read_text() == note


@pytest.mark.slow
def test_two_processes_that_log_200_events_each_into_one_note_lose_none(root: Path) -> None:
    hours = ("09", "10")
    with ExitStack() as stack:
        writers = []
        for hour in hours:
            command = [sys.executable, "-c", LOG_MANY, str(root), PATH, hour]
            writers.append(stack.enter_context(subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)))  # noqa: S603 - our own lines
        for writer in writers:
            assert writer.stdout is not None
            assert writer.stdout.readline() == "ready\n"
        for writer in writers:
            assert writer.stdin is not None
            writer.stdin.write("\n")
            writer.stdin.flush()
        assert [writer.wait() for writer in writers] == [0, 0]
    expected = [f"- 2026-11-18 {hour}:00 heard from [[Priya Raman]]: {number}\n" for hour in hours for number in range(200)]
    note = (root / PATH).read_text()
    assert note.startswith(HEAD)
    assert sorted(note[len(HEAD) :].splitlines(keepends=True)) == sorted(expected)


def test_lines_planned_at_once_are_all_written(root: Path) -> None:
    loaded = load(str(root), lambda _: NOW)
    texts = [f"2026-11-{day} heard from [[Priya Raman]]" for day in (16, 17, 18)]
    for outcome in [plan_outcome(str(root), loaded, (PlannedLine(PATH, text),)) for text in texts]:
        write_plan(str(root), outcome.plan, loaded.settings)
    assert (root / PATH).read_text() == HEAD + "".join(f"- {text}\n" for text in texts)


@pytest.mark.parametrize(
    ("meanwhile", "written"),
    [
        pytest.param("- {}\n", "- {}\n", id="the-same-line"),
        pytest.param("- [ ] {}\n", "- [ ] {}\n- {}\n", id="not-happened"),
        pytest.param("- {} by phone\n", "- {} by phone\n- {}\n", id="another-line"),
    ],
)
def test_a_line_that_stands_by_then_is_not_written_again(root: Path, meanwhile: str, written: str) -> None:
    loaded, text = load(str(root), lambda _: NOW), "2026-11-18 heard from [[Priya Raman]]"
    outcome = plan_outcome(str(root), loaded, (PlannedLine(PATH, text),))
    (root / PATH).write_text(HEAD + meanwhile.replace("{}", text))
    write_plan(str(root), outcome.plan, loaded.settings)
    assert (root / PATH).read_text() == HEAD + written.replace("{}", text)
