"""`log` of a round that was moved: `start`, `end` and the line of the log are shown and written as one, and taken back as one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.cli import HEADER, NOTE, Acting

from followup_md.vault import journal

if TYPE_CHECKING:
    from pathlib import Path

# The round is on Wednesday 25 November; asked on Wednesday 18.
ROUND = HEADER.replace("2026-11-17T", "2026-11-25T") + "\n## Log\n- 2026-11-16 prepared\n"
MOVED = ROUND.replace("2026-11-25T13:00", "2026-11-27T10:00").replace("2026-11-25T15:30", "2026-11-27T12:30")
LINE = "- 2026-11-18 rescheduled from 2026-11-25 13:00"


@pytest.fixture
def acting(tmp_path: Path) -> Acting:
    acting = Acting(tmp_path)
    acting.write({NOTE: ROUND})
    return acting


def read(acting: Acting) -> str:
    return (acting.root / NOTE).read_text(encoding="utf-8")


def test_three_changes_are_shown_and_written(acting: Acting) -> None:
    done = acting.run("log", "harbor", "rescheduled to 2026-11-27 10:00")
    assert (done.code, done.err) == (0, "")
    assert read(acting) == MOVED + LINE + "\n"
    assert done.out == (
        f"{NOTE}:\n-  5  start: 2026-11-25T13:00\n+  5  start: 2026-11-27T10:00\n-  6  end: 2026-11-25T15:30\n+  6  end: 2026-11-27T12:30\n"
        f"  16  - 2026-11-16 prepared\n+ 17  {LINE}\n"
    )


@pytest.mark.parametrize("words", ["interview moved to fri 27 Nov at 10am", "they postponed it to +9d 10:00", "moved to 2026-11-27T10:00"])
def test_other_words_do_the_same(acting: Acting, words: str) -> None:
    assert acting.run("log", "harbor", words).code == 0
    assert read(acting) == MOVED + LINE + "\n"


def test_undo_takes_all_three_back(acting: Acting) -> None:
    acting.run("log", "harbor", "rescheduled to 2026-11-27 10:00")
    undone = acting.run("log", "harbor", "--undo")
    assert (undone.code, read(acting)) == (0, ROUND)
    assert undone.out.count("\n- ") == 3
    assert undone.out.count("\n+ ") == 2


def test_a_long_note_can_be_taken_back(acting: Acting) -> None:
    long = ROUND.replace("## Log", "## Job description\n" + "We move freight.\n" * 3000 + "\n## Log")
    acting.write({NOTE: long})
    assert acting.run("log", "harbor", "rescheduled to 2026-11-27 10:00").err == ""
    assert acting.run("log", "harbor", "--undo").code == 0
    assert read(acting) == long


def test_a_dry_run_and_json_say_what_was_there(acting: Acting) -> None:
    done = acting.run("log", "harbor", "moved to 10:00", "--dry-run", "--json")
    assert (done.code, read(acting)) == (0, ROUND)
    assert done.data["lines"] == [
        {"path": NOTE, "line": 5, "text": "start: 2026-11-25T10:00", "was": "start: 2026-11-25T13:00"},
        {"path": NOTE, "line": 6, "text": "end: 2026-11-25T12:30", "was": "end: 2026-11-25T15:30"},
        {"path": NOTE, "line": 17, "text": LINE},
    ]


def test_a_missing_time_is_asked_on_a_terminal(acting: Acting, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("followup_md.cli.record.is_asked", lambda: True)
    done = acting.run("log", "harbor", "interview moved to 2026-11-27", typed="10am\n")
    assert "At what time on Fri 27 Nov (such as 13:00): " in done.err
    assert (done.code, read(acting)) == (0, MOVED + LINE + "\n")


def test_without_a_terminal_the_words_to_type_are_said(acting: Acting) -> None:
    done = acting.run("log", "harbor", "interview moved to 2026-11-27")
    assert (done.code, done.out, read(acting)) == (1, "", ROUND)
    assert "the new time is missing" in done.err
    assert '"rescheduled to 2026-11-27 13:00"' in done.err


@pytest.mark.parametrize(
    ("text", "code", "message"),
    [
        pytest.param("moved to 2026-11-25 13:00", 1, f"{NOTE} has that time already", id="the same time"),
        pytest.param("moved to 2026-11-13 10:00", 2, "2026-11-13 lies before 2026-11-18", id="a day before"),
        pytest.param("moved to 10/11/2026 10:00", 2, "'10/11/2026 10:00' is ambiguous", id="two days"),
        pytest.param("moved to team matching", 1, "", id="no time at all"),
    ],
)
def test_a_time_that_cannot_be_is_refused(acting: Acting, text: str, code: int, message: str) -> None:
    done = acting.run("log", "harbor", text)
    assert (done.code, read(acting)) == (code, ROUND)
    assert message in done.err


def test_it_is_the_round_ahead_that_was_moved(acting: Acting) -> None:
    acting.write({"interviews/first.md": HEADER.replace("2026-11-17T", "2026-11-10T")})
    assert acting.run("log", "harbor-engineer", "moved to 2026-11-27 10:00").code == 0
    assert read(acting) == MOVED + LINE + "\n"


def test_the_end_that_was_assumed_is_no_news(acting: Acting) -> None:
    acting.write({NOTE: ROUND.replace("end: 2026-11-25T15:30\n", "")})
    assert "now " not in acting.run("log", "harbor", "moved to 2026-11-27 10:00").out


def test_a_note_that_would_not_read_is_left_alone(acting: Acting) -> None:
    acting.write({NOTE: ROUND.replace("start: 2026-11-25T", 'start: "2026-11\\x2d25T').replace("13:00", '13:00"')})
    before = read(acting)
    done = acting.run("log", "harbor", "moved to 2026-11-27 10:00")
    assert (done.code, read(acting)) == (1, before)
    assert f"{NOTE} does not read with the new time, so nothing is written" in done.err


def test_a_note_that_changes_meanwhile_is_left_alone(acting: Acting, monkeypatch: pytest.MonkeyPatch) -> None:
    change = journal.update_file
    changed = ROUND.replace("kind: panel", "kind: final")

    def late(*args: object, **options: object) -> journal.Update:
        acting.write({NOTE: changed})
        return change(*args, **options)  # type: ignore[arg-type] # as they came

    monkeypatch.setattr("followup_md.vault.journal.update_file", late)
    done = acting.run("log", "harbor", "moved to 2026-11-27 10:00")
    assert (done.code, read(acting)) == (1, changed)
    assert f"{NOTE} has changed meanwhile" in done.err


def test_in_a_person_note_it_is_no_move(acting: Acting) -> None:
    done = acting.run("log", "people/Priya Raman.md", "moved to 2026-11-27 10:00")
    assert done.code == 1
    assert "rescheduled from" not in (acting.root / "people/Priya Raman.md").read_text()


def test_the_other_lines_stay_to_the_byte(acting: Acting) -> None:
    odd = ("\ufeff" + ROUND.rstrip("\n")).replace("T13:00", ' 13:00" # by their clock').replace("start: ", 'start: "').replace("\n", "\r\n")
    (acting.root / NOTE).write_bytes(odd.encode())
    assert acting.run("log", "harbor", "moved to 2026-11-27 10:00").code == 0
    after = odd.replace("2026-11-25 13:00", "2026-11-27 10:00").replace("2026-11-25T15:30", "2026-11-27T12:30")
    assert (acting.root / NOTE).read_bytes() == f"{after}\r\n{LINE}\r\n".encode()
    acting.run("log", "harbor", "--undo")
    assert (acting.root / NOTE).read_bytes() == odd.encode()


# The round of Tuesday 17 November is over; that of Wednesday 25 lies ahead.
OVER = HEADER + "\n## Log\n- 2026-11-17 thanked Priya by email\n"


def test_a_round_that_is_over_is_not_moved_unasked(acting: Acting) -> None:
    acting.write({NOTE: OVER})
    done = acting.run("log", "harbor", "rescheduled to 2026-12-10 10:00")
    assert (done.code, done.out, read(acting)) == (1, "", OVER)
    assert "the round of Tue 17 Nov is over, so nothing is written" in done.err
    assert "`followup-md new Harbor Engineer --start '2026-12-10 10:00'`" in " ".join(done.err.split())


@pytest.mark.parametrize(("answer", "code"), [("n\n", 1), ("y\n", 0)])
def test_on_a_terminal_it_is_asked_about(acting: Acting, monkeypatch: pytest.MonkeyPatch, answer: str, code: int) -> None:
    monkeypatch.setattr("followup_md.cli.log.is_asked", lambda: True)
    acting.write({NOTE: OVER})
    done = acting.run("log", "harbor", "rescheduled to 2026-12-10 10:00", typed=answer)
    assert "Was that round itself moved? [y/N]: " in done.err
    assert (done.code, "2026-12-10" in read(acting)) == (code, not code)


def test_a_line_of_a_day_before_the_round_is_late_and_no_doubt(acting: Acting) -> None:
    acting.write({NOTE: OVER.replace("17 thanked Priya by email", "15 prepared")})
    assert acting.run("log", "harbor", "2026-11-16 moved to 2026-11-27 10:00").code == 0


def test_without_a_time_the_second_round_has_none_either(acting: Acting) -> None:
    acting.write({NOTE: OVER.replace("role: Engineer\n", "")})
    assert "new Harbor ROLE --start 2026-12-10`" in " ".join(acting.run("log", "harbor", "moved to 2026-12-10").err.split())


@pytest.mark.parametrize("words", ["next week", "later this month", "in a few days", "next week: Priya is away"])
def test_no_day_is_invented(acting: Acting, words: str) -> None:
    done = acting.run("log", "harbor", f"rescheduled to {words}")
    assert (done.code, done.out, read(acting)) == (2, "", ROUND)
    assert f"'{words.partition(':')[0]}' is no single day" in done.err
    assert '"rescheduled to fri 14:00"' in " ".join(done.err.split())


def test_on_a_terminal_the_day_and_the_time_are_asked(acting: Acting, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("followup_md.cli.log.is_asked", lambda: True)
    done = acting.run("log", "harbor", "rescheduled to next week: Priya is away", typed="27 Nov 10:00\n")
    assert "'next week' is no single day.\nIts day and time now (such as fri 14:00): " in done.err
    assert (done.code, read(acting)) == (0, MOVED + LINE + ": Priya is away\n")
