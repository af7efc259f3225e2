"""Over every shape of note: one line more and no other byte, and `--undo` brings the old bytes back."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING

import pytest
from support.strategies import build_shapes

from followup_md.cli.log import take_back
from followup_md.cli.record import PlannedLine, plan_moved, plan_outcome, write_plan
from followup_md.cli.session import read_clock
from followup_md.config import Settings
from followup_md.parse.log_layout import find_log, has_one_more
from followup_md.parse.log_start import LineStart, read_line_start
from followup_md.parse.typed_dates import NewTime
from followup_md.vault.insert import propose_edits
from followup_md.vault.load import load

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LINE = "2026-11-18 thanked [[Priya Raman]] by letter"
PATH = "interviews/harbor.md"
SHAPES = dict(build_shapes())


def test_there_are_shapes_enough() -> None:
    assert len(SHAPES) >= 300


def log(root: Path, line: str = LINE) -> None:
    loaded = load(str(root), read_clock("2026-11-21T12:00"), replayed=True)
    write_plan(str(root), plan_outcome(str(root), loaded, (PlannedLine(PATH, line),)).plan, loaded.settings)


def make(root: Path, data: bytes) -> Path:
    (root / "interviews").mkdir(parents=True)
    (root / "followup.toml").write_text('timezone = "Europe/Dublin"\n')
    note = root / PATH
    note.write_bytes(data)
    return note


@pytest.mark.parametrize("name", [pytest.param(name, marks=pytest.mark.slow) if "-bom-" in name else name for name in SHAPES])
def test_log_adds_one_line_and_undo_takes_it_back(name: str, tmp_path: Path) -> None:
    before = SHAPES[name]
    note = make(tmp_path, before)
    log(tmp_path)
    after = note.read_bytes()
    end = b"\r\n" if b"\r\n" in before else b"\n"
    # Where the new line is the last, the one above it needs an end.
    whole = before if before.endswith(end) or not after.endswith(end) else before + end
    has_log = find_log(before.decode("utf-8-sig"), PATH, Settings()).heading is not None
    lead = [] if has_log else [b"## Log" + end] if before.endswith(end * 2) else [end, b"## Log" + end]
    assert whole in list(drop_line(after, end, lead))
    take_back(str(tmp_path), PATH, dry=False)
    assert note.read_bytes() == before


@pytest.mark.parametrize("name", [name if "-sections-filled-" in name else pytest.param(name, marks=pytest.mark.slow) for name in SHAPES])
def test_a_round_that_was_moved_changes_its_times_and_adds_one_line(name: str, tmp_path: Path) -> None:
    before = SHAPES[name]
    note = make(tmp_path, before)
    loaded = load(str(tmp_path), read_clock("2026-11-16T12:00"), replayed=True)
    new = NewTime(date(2026, 11, 19), time(9, 30))
    entry = plan_moved(str(tmp_path), loaded, PATH, "2026-11-18 ", date(2026, 11, 18), new)
    write_plan(str(tmp_path), plan_outcome(str(tmp_path), loaded, (entry,)).plan, loaded.settings)
    times = {b"2026-11-17T13:00": b"2026-11-19T09:30", b"2026-11-17 13:00": b"2026-11-19 09:30", b"2026-11-17T15:30": b"2026-11-19T12:00"}
    moved = before
    for old, now in times.items():
        moved = moved.replace(old, now)
    after = note.read_bytes()
    end = b"\r\n" if b"\r\n" in before else b"\n"
    whole = moved if moved.endswith(end) or not after.endswith(end) else moved + end
    has_log = find_log(before.decode("utf-8-sig"), PATH, Settings()).heading is not None
    lead = [] if has_log else [b"## Log" + end] if before.endswith(end * 2) else [end, b"## Log" + end]
    assert whole in list(drop_line(after, end, lead, "2026-11-18 rescheduled from 2026-11-17 13:00"))
    take_back(str(tmp_path), PATH, dry=False)
    assert note.read_bytes() == before


def drop_line(data: bytes, end: bytes, lead: list[bytes], line: str = LINE) -> Iterator[bytes]:
    """Yield the bytes without the new line and the lines of `lead` above it, wherever they stand."""
    rows = data.splitlines(keepends=True)
    for at, row in enumerate(rows):
        if row[1:] == b" " + line.encode() + end and rows[at - len(lead) : at] == lead:
            yield b"".join(rows[: at - len(lead)] + rows[at + 1 :])


@pytest.mark.parametrize("size", [1_000_000])
def test_a_note_of_a_megabyte_takes_a_line_and_gives_it_back(size: int, tmp_path: Path) -> None:
    row = b"- what was said, at length and in full\n"
    before = SHAPES["plain-nothing-none-n--closed"] + b"\n## Topics\n" + row * (size // len(row)) + b"\n## Log\n- 2026-11-16 prepared\n"
    note = make(tmp_path, before)
    log(tmp_path)
    assert note.read_bytes() == before + b"- " + LINE.encode() + b"\n"
    take_back(str(tmp_path), PATH, dry=False)
    assert note.read_bytes() == before


def test_a_note_with_bytes_that_are_no_utf8_keeps_them(tmp_path: Path) -> None:
    before = SHAPES["plain-nothing-filled-n--closed"].replace(b"## Log", b"## Environment\n- caf\xe9\n\n## Log")
    note = make(tmp_path, before)
    log(tmp_path)
    assert b"caf\xe9" in note.read_bytes()
    take_back(str(tmp_path), PATH, dry=False)
    assert note.read_bytes() == before


@pytest.mark.parametrize(
    ("log_lines", "line", "above"),
    [
        pytest.param(["2026-11-16 prepared", "2026-11-20 heard from Priya"], "2026-11-18 x", 0, id="between two days"),
        pytest.param(["2026-11-18 09:00 a", "2026-11-18 14:00 b"], "2026-11-18 12:00 x", 0, id="between two times"),
        pytest.param(["2026-11-18 a", "2026-11-18 b", "2026-11-19 c"], "2026-11-18 x", 1, id="last of its day"),
        pytest.param(["2026-11-19 a"], "2026-11-18 x", -1, id="before the first"),
        pytest.param(["2026-11-20 a", "2026-11-16 b"], "2026-11-18 x", 0, id="newest first"),
        pytest.param(["2026-11-20 a", "2026-11-19 b"], "2026-11-18 x", 1, id="newest first, oldest of all"),
        pytest.param(["18.11. a", "words"], "2026-11-18 x", 1, id="behind lines without a date"),
        pytest.param(["2026-11-16 a", "soon b", "2026-11-20 c"], "2026-11-18 x", 0, id="before one without a date"),
    ],
)
def test_lines_stand_in_the_order_of_their_dates(log_lines: list[str], line: str, above: int) -> None:
    text = "## Log\n" + "".join(f"- {row}\n" for row in log_lines)
    head = read_line_start(line)
    assert isinstance(head, LineStart)
    edit = next(propose_edits(text, find_log(text, PATH, Settings()), line, head.day, head.clock))
    rows = edit.text.split("\n")
    assert rows[edit.line - 1] == f"- {line}"
    assert edit.line == above + 3
    assert [row for row in rows if row != f"- {line}"] == text.split("\n")


def test_a_line_stands_among_days_of_other_forms_as_the_round_dates_them() -> None:
    rows = ["Nov 16: prepared", "**18.11.2026** \u2013 thanked Priya", "20.11. heard from Priya", "11/12/2026 x"]
    # 11 December and 12 November lie within 30 days of the round: in doubt, and in no order.
    text = "---\ncompany: A\nstart: 2026-11-17T13:00\n---\n## Log\n" + "".join(f"- {row}\n" for row in rows)
    layout = find_log(text, PATH, Settings())
    assert [entry.day and entry.day.day for entry in layout.entries] == [16, 18, 20, None]
    edit = next(propose_edits(text, layout, LINE, date(2026, 11, 18), None))
    assert edit.text.split("\n")[edit.line - 2 : edit.line + 1] == [f"- {rows[1]}", f"- {LINE}", f"- {rows[2]}"]


def test_the_section_is_called_as_the_configuration_has_it_but_for_the_search_log() -> None:
    settings = Settings(sections={"log": ("Protokoll",)})
    for path, title in ((PATH, "Protokoll"), ("people/Priya.md", "Protokoll"), ("search.md", "Log")):
        edit = next(propose_edits("", find_log("", path, settings), LINE, date(2026, 11, 18), None))
        assert edit.text == f"## {title}\n- {LINE}\n"
        assert has_one_more("", edit.text, path, settings, LINE)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("## Log\n- 2026-11-16 prepared\n", "## Log\n- 2026-11-18 x\n", id="another line lost"),
        pytest.param("## Log\n", "## Log\n- 2026-11-18 y\n", id="another line written"),
        pytest.param("## Log\n", "## Log\n```\n- 2026-11-18 x\n", id="a line that is not read"),
        pytest.param("## Topics\n- a\n", "## Topics\n- b\n## Log\n- 2026-11-18 x\n", id="a topic changed"),
        pytest.param("---\ncompany: A\n---\n", "---\ncompany: B\n---\n## Log\n- 2026-11-18 x\n", id="a field changed"),
        pytest.param("## Log\n", "## Logs\n\n## Log\n- 2026-11-18 x\n", id="a new fault"),
    ],
)
def test_an_edit_that_changes_more_than_its_line_is_seen(before: str, after: str) -> None:
    assert not has_one_more(before, after, PATH, Settings(), "2026-11-18 x")
