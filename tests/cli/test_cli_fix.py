"""`check --fix`: each line shown, asked for, written, and taken back; what needs a judgement stays a problem."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from support.cli import HEADER, NOTE, Acting

from followup_md.cli.fix import Fixing, write_fixes
from followup_md.errors import FollowupError

if TYPE_CHECKING:
    from pathlib import Path

PERSON = "people/Priya Raman.md"
BROKEN = HEADER.replace("start: 2026-11-17T13:00", "start: 2026/11/17 13:00") + (
    "\n## Log\n- 2026-11-16 prepared\n- 2026-11-18 thankd Priya by letter\n• 2026-11-18 connected with Tom\n"
)
MENDED = (
    BROKEN.replace("2026/11/17 13:00", "2026-11-17T13:00").replace("thankd", "thanked").replace("• 2026", "- 2026")
)  # fmt: skip
FIX = ("check", "--fix", "--select", "note")


@pytest.fixture
def acting(tmp_path: Path) -> Acting:
    made = Acting(tmp_path)
    made.write({NOTE: BROKEN})
    return made


@pytest.fixture
def on_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("followup_md.cli.fix.is_asked", lambda: True)


def read(acting: Acting, path: str = NOTE) -> str:
    return (acting.root / path).read_bytes().decode()


def test_yes_writes_each_line_and_shows_it(acting: Acting) -> None:
    done = acting.run(*FIX, "--yes")
    assert read(acting) == MENDED
    assert (done.code, done.err) == (0, "")
    assert done.out == (
        f"{NOTE}:5: (bad-date)\n- start: 2026/11/17 13:00\n+ start: 2026-11-17T13:00\n\n"
        f"{NOTE}:17: (unknown-event)\n- - 2026-11-18 thankd Priya by letter\n+ - 2026-11-18 thanked Priya by letter\n\n"
        f"{NOTE}:18: (log-misplaced)\n- • 2026-11-18 connected with Tom\n+ - 2026-11-18 connected with Tom\n\n"
        "3 lines mended; `followup-md log NOTE --undo` takes a note's back\n\nno problems\n"
    )


def test_without_a_terminal_nothing_is_written_and_it_is_said(acting: Acting) -> None:
    done = acting.run(*FIX)
    assert read(acting) == BROKEN
    assert done.code == 1
    assert "\n3 lines can be mended; nothing is written without --yes\n\n" in done.out
    assert "(unknown-event)\n    write" in done.out


def test_a_dry_run_writes_nothing_even_with_yes(acting: Acting) -> None:
    done = acting.run(*FIX, "--yes", "--dry-run")
    assert read(acting) == BROKEN
    assert done.code == 1
    assert "\n3 lines would be mended\n\n" in done.out


@pytest.mark.parametrize(
    ("answers", "mended"),
    [
        pytest.param("y\nn\ny\n", ("2026-11-17T13:00", "thankd", "- 2026-11-18 connected"), id="no-to-one"),
        pytest.param("n\nall?\na\n", ("2026/11/17", "thanked", "- 2026-11-18 connected"), id="all-of-the-rest"),
        pytest.param("Y\nq\n", ("2026-11-17T13:00", "thankd", "• 2026"), id="quit"),
    ],
)
@pytest.mark.usefixtures("on_terminal")
def test_on_a_terminal_each_line_is_asked_for_once(acting: Acting, answers: str, mended: tuple[str, ...]) -> None:
    done = acting.run(*FIX, typed=answers)
    assert all(part in read(acting) for part in mended)
    assert f"{NOTE}:5: (bad-date)\n- start: 2026/11/17 13:00\n+ start: 2026-11-17T13:00\nWrite it?" in done.err
    assert " mended; " in done.out
    assert "+ start" not in done.out


@pytest.mark.usefixtures("on_terminal")
def test_no_to_all_writes_nothing(acting: Acting) -> None:
    done = acting.run(*FIX, typed="n\nn\nn\n")
    assert read(acting) == BROKEN
    assert done.code == 1
    assert done.out.startswith("nothing was mended\n\n")


@pytest.mark.usefixtures("on_terminal")
def test_an_end_of_the_answers_writes_nothing(acting: Acting) -> None:
    assert acting.run(*FIX, typed="y\n").code == 130
    assert read(acting) == BROKEN


@pytest.mark.usefixtures("on_terminal")
def test_nothing_is_asked_where_nothing_can_be_mended(acting: Acting) -> None:
    acting.write({NOTE: MENDED.replace("thanked Priya", "frobbed Priya")})
    done = acting.run(*FIX)
    assert done.err == ""
    assert done.out.startswith("nothing here can be mended without a judgement of yours\n\n")
    assert done.code == 1


def test_json_lists_the_lines_and_what_remains(acting: Acting) -> None:
    done = acting.run(*FIX, "--yes", "--json", "--ignore", "unknown-event")
    assert (done.code, done.err) == (0, "")
    assert done.data == {
        "version": 1,
        "written": True,
        "fixes": [
            {"path": NOTE, "line": 5, "check": "bad-date", "old": "start: 2026/11/17 13:00", "new": "start: 2026-11-17T13:00"},
            {
                "path": NOTE,
                "line": 18,
                "check": "log-misplaced",
                "old": "• 2026-11-18 connected with Tom",
                "new": "- 2026-11-18 connected with Tom",
            },
        ],
        "problems": [],
    }


@pytest.mark.usefixtures("on_terminal")
def test_json_without_yes_asks_and_writes_nothing(acting: Acting) -> None:
    done = acting.run(*FIX, "--format", "json")
    assert (done.err, read(acting)) == ("", BROKEN)
    assert json.loads(done.out)["written"] is False
    assert len(json.loads(done.out)["problems"]) == 3


def test_only_the_problems_asked_about_are_mended(acting: Acting) -> None:
    acting.write({PERSON: "---\ncompany: Harbor\nadress: 1 Quay\n---\n"})
    acting.run(*FIX[:2], "--yes", "--select", "unknown-event", NOTE)
    assert read(acting) == BROKEN.replace("thankd", "thanked")
    assert acting.run(*FIX, "--yes", "people").out.startswith(f"{PERSON}:3: (unknown-field)\n- adress: 1 Quay\n+ address: 1 Quay\n")
    assert "2026/11/17" in read(acting)


def test_what_a_note_says_is_as_it_should_be_is_not_mended(acting: Acting) -> None:
    ignored = "\n<!-- followup-md: ignore unknown-event: a word of ours -->\n"
    acting.write({NOTE: BROKEN + ignored})
    acting.run(*FIX, "--yes")
    assert "thankd" in read(acting)


def test_undo_takes_the_lines_of_a_note_back_and_shows_only_them(acting: Acting) -> None:
    acting.run(*FIX, "--yes")
    done = acting.run("log", "harbor", "--undo")
    assert read(acting) == BROKEN
    assert done.out == (
        f"{NOTE}: taken back\n- start: 2026-11-17T13:00\n- - 2026-11-18 thanked Priya by letter\n- - 2026-11-18 connected with Tom\n"
        "+ start: 2026/11/17 13:00\n+ - 2026-11-18 thankd Priya by letter\n+ • 2026-11-18 connected with Tom\n"
    )


def test_undo_tells_as_json_what_stands_there_again(acting: Acting) -> None:
    acting.run(*FIX[:2], "--yes", "--select", "unknown-event")
    undone = acting.run("log", "harbor", "--undo", "--json").data
    assert undone["undone"] == ["- 2026-11-18 thanked Priya by letter"]
    assert undone["restored"] == ["- 2026-11-18 thankd Priya by letter"]


def test_lines_in_several_notes_are_counted(acting: Acting) -> None:
    acting.write({PERSON: "---\ncompany: Harbor\nadress: 1 Quay\n---\n"})
    assert "\n4 lines in 2 notes mended; " in acting.run(*FIX, "--yes").out


def test_one_line_is_one(acting: Acting) -> None:
    assert "\n1 line mended; " in acting.run("check", "--fix", "--yes", "--select", "unknown-event").out


def test_what_cannot_be_remembered_is_said(acting: Acting, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("followup_md.vault.journal.remember_change", lambda *_: None)
    done = acting.run(*FIX, "--yes")
    assert read(acting) == MENDED
    assert "`log --undo` cannot take all of this back: it could not be remembered\n" in done.err


@pytest.mark.parametrize("option", ["--yes", "--dry-run"])
def test_an_option_of_fix_alone_is_wrong_use(acting: Acting, option: str) -> None:
    done = acting.run("check", option)
    assert done.code == 2
    assert "--yes and --dry-run go with --fix" in done.err


@pytest.mark.parametrize("form", ["github", "sarif"])
def test_the_forms_for_other_tools_show_no_lines(acting: Acting, form: str) -> None:
    done = acting.run(*FIX, "--yes", "--format", form)
    assert (done.code, read(acting)) == (2, BROKEN)
    assert f"--fix shows no lines as {form}" in done.err


def test_colour_tells_old_from_new(acting: Acting, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    shown = acting.run("check", "--fix", "--dry-run", "--select", "unknown-event").out
    assert "\x1b[31m- - 2026-11-18 thankd Priya by letter\x1b[0m\n\x1b[32m+ - 2026-11-18 thanked Priya by letter\x1b[0m\n" in shown


def test_a_missing_heading_is_shown_as_a_line_that_is_new(acting: Acting) -> None:
    acting.write({NOTE: HEADER.replace("\n## Topics\n- late events\n", "- 2026-11-16 prepared\n- 2026-11-18 thankd Priya\n")})
    before = read(acting)
    assert acting.run(*FIX, "--yes").out.startswith("nothing here")  # the second is no log line yet: whose it is must be judged
    acting.write({NOTE: before.replace("thankd", "thanked")})
    assert acting.run(*FIX, "--yes").out.startswith(f"{NOTE}:11: (log-misplaced)\n+ ## Log\n\n1 line mended")
    assert acting.log() == ["- 2026-11-16 prepared", "- 2026-11-18 thanked Priya"]


def test_so_it_is_in_a_note_about_somebody(acting: Acting) -> None:
    path = "people/Priya Raman.md"
    acting.write({path: "---\nname: Priya Raman\n---\nMet at a fair.\n- 2026-11-18 heard from Priya Raman\n"})
    assert f"\n{path}:5: (log-misplaced)\n+ ## Log\n" in acting.run(*FIX, "--yes").out


def test_a_note_that_changed_meanwhile_is_left(acting: Acting) -> None:
    with pytest.raises(FollowupError, match="has changed meanwhile"):
        write_fixes(str(acting.root), Fixing((), {NOTE: b"old"}, {NOTE: b"new"}, ()), lambda: None)
    assert read(acting) == BROKEN
