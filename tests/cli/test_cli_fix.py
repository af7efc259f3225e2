"""`check --fix`: all lines shown as one diff, asked for once, written, and taken back; what needs a judgement stays a problem."""

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
BROKEN = HEADER.replace("decision_date:", "decision_dat:") + (
    "\n## Log\n- 2026-11-16 prepared\n- 2026-11-18 thankd Priya by letter\n• 2026-11-18 connected with Tom\n"
)
MENDED = (
    BROKEN.replace("decision_dat:", "decision_date:").replace("thankd Priya", "thanked [[Priya Raman]]").replace("• 2026", "- 2026")
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


DIFF = f"""\
{NOTE}:
 8 - decision_dat: 2026-12-04
   + decision_date: 2026-12-04
17 - - 2026-11-18 thankd Priya by letter
   + - 2026-11-18 thanked [[Priya Raman]] by letter
18 - • 2026-11-18 connected with Tom
   + - 2026-11-18 connected with Tom
"""


def test_yes_writes_all_lines_and_shows_them(acting: Acting) -> None:
    done = acting.run(*FIX, "--yes")
    assert read(acting) == MENDED
    assert (done.code, done.err) == (0, "")
    assert done.out == f"{DIFF}\n3 lines written; `followup-md log NOTE --undo` takes a note's back\n\nno problems\n"


def test_without_a_terminal_nothing_is_written_and_it_is_said(acting: Acting) -> None:
    done = acting.run(*FIX)
    assert read(acting) == BROKEN
    assert done.code == 1
    assert done.out.startswith(f"{DIFF}\n3 lines can be written; nothing is without --yes\n\n")
    assert "(unknown-event)\n    write" in done.out


def test_a_dry_run_writes_nothing_even_with_yes(acting: Acting) -> None:
    done = acting.run(*FIX, "--yes", "--dry-run")
    assert read(acting) == BROKEN
    assert done.code == 1
    assert "\n3 lines would be written\n\n" in done.out


@pytest.mark.usefixtures("on_terminal")
def test_on_a_terminal_one_yes_is_asked_for_all_of_them(acting: Acting) -> None:
    done = acting.run(*FIX, typed="y\n")
    assert read(acting) == MENDED
    assert done.err == f"{DIFF}Write these 3 lines? [y/N]: y\n"
    assert done.out.startswith("3 lines written; ")


@pytest.mark.parametrize("typed", ["n\n", "\n"])
@pytest.mark.usefixtures("on_terminal")
def test_without_a_yes_nothing_is_written(acting: Acting, typed: str) -> None:
    done = acting.run(*FIX, typed=typed)
    assert read(acting) == BROKEN
    assert done.code == 1
    assert done.out.startswith("nothing was written\n\n")


@pytest.mark.usefixtures("on_terminal")
def test_an_end_of_the_answers_writes_nothing(acting: Acting) -> None:
    assert acting.run(*FIX, typed="").code == 130
    assert read(acting) == BROKEN


@pytest.mark.usefixtures("on_terminal")
def test_nothing_is_asked_where_nothing_is_one_yes_away(acting: Acting) -> None:
    acting.write({NOTE: MENDED.replace("thanked [[Priya Raman]]", "frobbed Priya")})
    done = acting.run(*FIX)
    assert done.err == ""
    assert done.out.startswith("nothing here is one yes away\n\n")
    assert done.code == 1


@pytest.mark.usefixtures("on_terminal")
def test_one_line_is_asked_for_as_one(acting: Acting) -> None:
    done = acting.run("check", "--fix", "--select", "unknown-event", typed="y\n")
    assert "\nWrite this line? [y/N]: y\n" in done.err
    assert done.out.startswith("1 line written; ")


def test_json_lists_the_lines_and_what_remains(acting: Acting) -> None:
    done = acting.run(*FIX, "--yes", "--json", "--ignore", "unknown-event")
    assert (done.code, done.err) == (0, "")
    assert done.data == {
        "version": 1,
        "written": True,
        "fixes": [
            {"path": NOTE, "line": 8, "check": "unknown-field", "old": "decision_dat: 2026-12-04", "new": "decision_date: 2026-12-04"},
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
    assert read(acting) == BROKEN.replace("thankd Priya", "thanked [[Priya Raman]]")
    assert acting.run(*FIX, "--yes", "people").out.startswith(f"{PERSON}:\n3 - adress: 1 Quay\n  + address: 1 Quay\n")
    assert "decision_dat:" in read(acting)


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
        f"{NOTE}: taken back\n- decision_date: 2026-12-04\n"
        "- - 2026-11-18 thanked [[Priya Raman]] by letter\n- - 2026-11-18 connected with Tom\n"
        "+ decision_dat: 2026-12-04\n+ - 2026-11-18 thankd Priya by letter\n+ • 2026-11-18 connected with Tom\n"
    )


def test_undo_tells_as_json_what_stands_there_again(acting: Acting) -> None:
    acting.run(*FIX[:2], "--yes", "--select", "unknown-event")
    undone = acting.run("log", "harbor", "--undo", "--json").data
    assert undone["undone"] == ["- 2026-11-18 thanked [[Priya Raman]] by letter"]
    assert undone["restored"] == ["- 2026-11-18 thankd Priya by letter"]


def test_lines_in_several_notes_are_counted(acting: Acting) -> None:
    acting.write({PERSON: "---\ncompany: Harbor\nadress: 1 Quay\n---\n"})
    assert "\n4 lines in 2 notes written; " in acting.run(*FIX, "--yes").out


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
    assert (
        "\x1b[31m- - 2026-11-18 thankd Priya by letter\x1b[0m\n   \x1b[32m+ - 2026-11-18 thanked [[Priya Raman]] by letter\x1b[0m\n"
        in shown
    )


def test_a_missing_heading_is_shown_as_a_line_that_is_new(acting: Acting) -> None:
    acting.write({NOTE: HEADER.replace("\n## Topics\n- late events\n", "- 2026-11-16 prepared\n- 2026-11-18 thanked Priya\n")})
    assert acting.run(*FIX, "--yes").out.startswith(f"{NOTE}:\n11 + ## Log\n\n1 line written")
    assert acting.log() == ["- 2026-11-16 prepared", "- 2026-11-18 thanked Priya"]


def test_so_it_is_in_a_note_about_somebody(acting: Acting) -> None:
    path = "people/Priya Raman.md"
    acting.write({path: "---\nname: Priya Raman\n---\nMet at a fair.\n- 2026-11-18 heard from Priya Raman\n"})
    assert f"{path}:\n5 + ## Log\n" in acting.run(*FIX, "--yes").out


TABLE = """\
# Applications

| Date | Company | Role | Status |
|---|---|---|---|
| 2026-11-16 | Globex | Analyst | Applied |
| 2026-11-17 | Initech | Clerk | Applied |
| 2026-11-18 | Hooli | Clerk | Interview |
"""


def test_the_rows_of_a_table_become_lines_of_the_log_and_stay(acting: Acting) -> None:
    acting.write({"search.md": TABLE})
    done = acting.run("check", "--fix", "--yes", "search.md", "--select", "log-misplaced")
    lines = "\n## Log\n- 2026-11-16 applied to Globex as Analyst\n- 2026-11-17 applied to Initech as Clerk\n"
    assert read(acting, "search.md") == TABLE + lines
    assert done.out.startswith("search.md:\n8 + \n  + ## Log\n  + - 2026-11-16 applied to Globex as Analyst\n")
    assert "search.md:7:1: error" in done.out  # an application, or word from them: that is asked
    assert "1 error\n" in done.out
    again = acting.run("check", "--fix", "--yes", "search.md", "--select", "log-misplaced")
    assert again.out.startswith("nothing here is one yes away\n")


def test_a_row_is_added_to_the_log_in_its_place_by_date(acting: Acting) -> None:
    row = "| 2026-11-17 | Initech | Clerk | Applied |\n"
    log = "## Log\n- 2026-11-16 applied to Globex as Analyst\n- 2026-11-18 networked\n"
    acting.write({"search.md": f"| Date | Company | Role | Status |\n|---|---|---|---|\n{row}\n{log}"})
    acting.run("check", "--fix", "--yes", "search.md", "--select", "log-misplaced")
    assert acting.log("search.md") == [
        "- 2026-11-16 applied to Globex as Analyst",
        "- 2026-11-17 applied to Initech as Clerk",
        "- 2026-11-18 networked",
    ]


def test_a_row_that_says_what_another_says_is_added_once(acting: Acting) -> None:
    row = "| 2026-11-17 | Initech | Clerk | Applied |\n"
    acting.write({"search.md": f"| Date | Company | Role | Status |\n|---|---|---|---|\n{row}{row}"})
    acting.run("check", "--fix", "--yes", "search.md", "--select", "log-misplaced")
    assert acting.log("search.md") == ["- 2026-11-17 applied to Initech as Clerk"]
    assert acting.run("check", "search.md", "--ignore", "few-live").out == "no problems\n"


def test_a_line_with_two_events_becomes_two(acting: Acting) -> None:
    acting.write({NOTE: HEADER + "\n## Log\n* 2026-11-18 thanked Priya by letter, connected with Tom\n"})
    acting.run(*FIX, "--yes")
    assert read(acting).endswith("\n* 2026-11-18 thanked [[Priya Raman]] by letter\n* 2026-11-18 connected with [[Tom Okafor]]\n")


def test_a_note_that_changed_meanwhile_is_left(acting: Acting) -> None:
    with pytest.raises(FollowupError, match="has changed meanwhile"):
        write_fixes(str(acting.root), Fixing((), {NOTE: b"old"}, {NOTE: b"new"}, ()), lambda: None)
    assert read(acting) == BROKEN


def test_a_round_that_was_moved_changes_with_its_line_or_not_at_all(acting: Acting) -> None:
    line = "\n## Log\n- 2026-11-12 rescheduled to 2026-11-19 15:00\n"
    acting.write({NOTE: HEADER + line})
    done = acting.run(*FIX, "--yes")
    moved = HEADER.replace("start: 2026-11-17T13:00", "start: 2026-11-19T15:00").replace("end: 2026-11-17T15:30", "end: 2026-11-19T17:30")
    assert read(acting) == f"{moved}\n## Log\n- 2026-11-12 rescheduled from 2026-11-17 13:00\n"
    assert "\n3 lines written; " in done.out
    acting.run("log", "harbor", "--undo")
    assert read(acting) == HEADER + line
    for other in (line.replace(" 15:00", ""), line.replace("to 2026", "to <!-- why? --> 2026")):
        acting.write({NOTE: HEADER + other})
        assert acting.run(*FIX, "--yes").out.startswith("nothing here is one yes away\n")


def test_status_and_watch_count_what_is_one_yes_away(acting: Acting) -> None:
    acting.write({"letters/a.md": "---\nkind: thank-you\ntoo: x\n---\n"})  # a letter is left alone
    assert "\n3 lines are one yes away: `check --fix`\n" in acting.run("status").out
    assert acting.run("status", "--json").data["problems"]["fixable"] == 3  # type: ignore[index] # it is an object
    acting.write({NOTE: MENDED.replace("thanked [[Priya Raman]]", "thankd Priya")})
    assert "\n1 line is one yes away: `check --fix`\n" in acting.run("status").out
    acting.write({NOTE: MENDED})
    assert "one yes away" not in acting.run("status").out


def test_lines_without_bullets_and_those_under_a_heading_of_another_level_are_all_one_yes_away(tmp_path: Path) -> None:
    acting = Acting(tmp_path)
    acting.write({NOTE: HEADER + "\n## Log\n2026-11-17 prepared\n2026-11-18 thanked Priya by letter\ncalled Tom, no answer\n"})
    assert "2 lines written" in acting.run(*FIX, "--yes").out
    assert read(acting).endswith("## Log\n- 2026-11-17 prepared\n- 2026-11-18 thanked Priya by letter\ncalled Tom, no answer\n")
    acting.write({NOTE: HEADER + "\n# Log\n- 2026-11-17 prepared\n- thanked Priya by letter 18 November 2026\n"})
    assert "2 lines written" in acting.run(*FIX, "--yes").out
    assert read(acting).endswith("## Log\n- 2026-11-17 prepared\n- 2026-11-18 thanked Priya by letter\n")


@pytest.mark.parametrize(
    ("keys", "after"),
    [
        ('time: "13:00"\nduration: 45', "start: 2026-11-17T13:00\nend: 2026-11-17T13:45"),
        ("time: 1pm", "start: 2026-11-17T13:00"),
    ],
)
def test_a_time_apart_is_written_as_start_and_end_together(acting: Acting, keys: str, after: str) -> None:
    typed = HEADER.replace("start: 2026-11-17T13:00\nend: 2026-11-17T15:30", f"start: 2026-11-17\n{keys}")
    acting.write({NOTE: typed})
    acting.run(*FIX, "--yes")
    assert read(acting) == typed.replace("start: 2026-11-17", after)


def test_what_was_not_written_is_told_beside_what_was(acting: Acting) -> None:
    # Within quotes a second line would be no key: the trial refuses it, all of it.
    typed = BROKEN.replace("start: 2026-11-17T13:00\nend: 2026-11-17T15:30", 'start: "2026-11-17"\ntime: 13:00-15:30')
    acting.write({NOTE: typed})
    done = acting.run(*FIX, "--yes")
    assert 'start: "2026-11-17"\n' in read(acting)
    assert "\n3 lines written; `followup-md log NOTE --undo` takes a note's back\n1 more with a hint is left to you: " in done.out
    assert acting.run(*FIX, "--yes").out.startswith("nothing here is one yes away\n1 more with a hint is left to you: ")
