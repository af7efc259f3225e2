"""`log`: which note is meant, what is refused, what is said beside it, and how it is taken back."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from support.cli import HEADER, NOTE, Acting

from followup_md.model.events import EVENTS

if TYPE_CHECKING:
    from pathlib import Path

PREPARED = "- 2026-11-16 prepared"
SECOND = HEADER.replace("2026-11-17T", "2026-11-25T").replace("kind: panel", "kind: final")


@pytest.fixture
def acting(tmp_path: Path) -> Acting:
    return Acting(tmp_path)


@pytest.mark.parametrize(
    ("note", "path"),
    [
        pytest.param("harbor", NOTE, id="a note's name"),
        pytest.param("interviews/harbor.md", NOTE, id="a path"),
        pytest.param("interviews/harbor", NOTE, id="a path without its ending"),
        pytest.param("harbor-engineer", NOTE, id="a process"),
        pytest.param("Harbor Engineer", NOTE, id="words of a process"),
        pytest.param("people/Priya Raman.md", "people/Priya Raman.md", id="a person's note"),
        pytest.param("priya raman", "people/Priya Raman.md", id="a person"),
        pytest.param("raman", "people/Priya Raman.md", id="a word of their name"),
        pytest.param("search", "search.md", id="the search log"),
        pytest.param("search.md", "search.md", id="the search log's path"),
    ],
)
def test_the_note_is_found(acting: Acting, note: str, path: str) -> None:
    line = "networked: with Priya's team" if "search" in note else "heard from [[Priya Raman]]"
    assert acting.run("log", note, line).code == 0
    assert f"- 2026-11-18 {line}" in acting.log(path)


def test_words_of_a_notes_name_find_it(acting: Acting) -> None:
    acting.write({"interviews/2026-11-25-final.md": SECOND})
    assert acting.run("log", "25 final", "prepared").code == 0
    assert acting.log("interviews/2026-11-25-final.md") == ["- 2026-11-18 prepared"]


def test_of_a_process_it_is_the_last_round_that_had_begun_by_then(acting: Acting) -> None:
    acting.write({"interviews/final.md": SECOND})
    acting.run("log", "harbor-engineer", "heard from Priya")
    assert acting.log()[-1] == "- 2026-11-18 heard from Priya"
    acting.run("log", "harbor-engineer", "heard from Priya", now="2026-11-26T12:00")
    assert acting.log("interviews/final.md") == ["- 2026-11-26 heard from Priya"]


@pytest.mark.parametrize("line", ["cancelled by me because of a cold", "prepared", "rescheduled from 2026-11-24", "canceled"])
def test_what_is_said_of_a_round_ahead_goes_to_the_next_one(acting: Acting, line: str) -> None:
    acting.write({"interviews/final.md": SECOND})
    assert acting.run("log", "harbor-engineer", line).code == 0
    assert acting.log("interviews/final.md") == [f"- 2026-11-18 {line}"]
    assert acting.log() == [PREPARED]


def test_where_none_lies_ahead_it_is_the_last(acting: Acting) -> None:
    acting.run("log", "harbor-engineer", "cancelled")
    assert acting.log()[-1] == "- 2026-11-18 cancelled"


def test_on_its_own_day_a_round_may_still_be_called_off(acting: Acting) -> None:
    acting.write({"interviews/final.md": SECOND})
    acting.run("log", "harbor-engineer", "2026-11-17 cancelled")
    assert acting.log()[-1] == "- 2026-11-17 cancelled"


def test_before_its_first_round_it_is_that(acting: Acting) -> None:
    acting.run("log", "harbor-engineer", "2026-11-10 heard from Priya")
    assert acting.log()[0] == "- 2026-11-10 heard from Priya"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("rejected by email: too late", "rejected by Globex by email: too late"),
        ("they said no", "rejected by Globex"),
        ("withdrew my application", "withdrew from Globex"),
        ("heard from them: a call soon", "heard from Globex: a call soon"),
        ("on hold at Globex", "on hold at Globex"),
        ("networked: with their team", "networked: with their team"),
    ],
)
def test_what_becomes_of_an_application_without_a_round_names_its_company(acting: Acting, text: str, line: str) -> None:
    done = acting.run("log", "globex-analyst", text)
    assert (done.code, done.err, acting.log("search.md")[1:]) == (0, "", [f"- 2026-11-18 {line}"])


def test_of_two_applications_to_one_company_the_role_is_named(acting: Acting) -> None:
    acting.run("log", "search", "applied to Globex as Engineer")
    assert acting.run("log", "globex engineer", "closed").code == 0
    assert acting.log("search.md")[-1] == "- 2026-11-18 closed at Globex as Engineer"


def test_of_what_is_not_plain_the_company_is_named_in_each_line(acting: Acting) -> None:
    done = acting.run("log", "globex", "didn't get it")
    assert (done.code, len(acting.log("search.md"))) == (1, 1)
    assert "    write `2026-11-18 rejected by Globex`\n    or `2026-11-18 note: didn't get it`\n" in done.err


@pytest.mark.parametrize(
    ("note", "message"),
    [
        pytest.param("nowhere", "no note and no process 'nowhere'", id="unknown"),
        pytest.param("round", "'round' fits 2 notes", id="several"),
        pytest.param("readme.md", "readme.md is not read by this program", id="outside"),
        pytest.param("r", "'r' fits", id="a letter"),
    ],
)
def test_a_note_that_is_not_clear_is_asked_for(acting: Acting, note: str, message: str) -> None:
    acting.write({"interviews/round-1.md": HEADER, "interviews/round-2.md": SECOND.replace("Harbor", "Globex"), "readme.md": "x\n"})
    done = acting.run("log", note, "prepared")
    assert done.code in (1, 2)
    assert message in done.err


def test_a_note_that_is_spelt_almost_so_gets_a_did_you_mean(acting: Acting) -> None:
    assert "did you mean `harbor`?" in acting.run("log", "harbour", "prepared").err


def test_in_an_empty_vault_it_is_said(tmp_path: Path) -> None:
    acting = Acting(tmp_path)
    (tmp_path / NOTE).unlink()
    (tmp_path / "search.md").unlink()
    assert "there are no notes yet" in acting.run("log", "harbor", "prepared").err


def test_where_no_note_reads_check_is_named(tmp_path: Path) -> None:
    acting = Acting(tmp_path)
    acting.write({NOTE: "---\nplace: [Harbor\n---\n"})
    (tmp_path / "search.md").unlink()
    assert "`followup-md check` names notes that do not read" in acting.run("log", "porter", "prepared").err


def test_it_is_said_when_a_line_cannot_be_taken_back(acting: Acting, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("followup_md.vault.journal.remember_change", lambda *_: None)
    done = acting.run("log", "harbor", "thanked Priya by letter")
    assert done.code == 0
    assert done.err == "`log --undo` cannot take this back: the folder of the program's own state cannot be written\n"


def test_the_search_log_begins_with_its_first_line(acting: Acting) -> None:
    (acting.root / "search.md").unlink()
    assert acting.run("log", "search", "applied to Globex as Analyst").code == 0
    assert (acting.root / "search.md").read_text() == "## Log\n- 2026-11-18 applied to Globex as Analyst\n"


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        pytest.param("thankd Priya", "this line is not clear yet", "write `2026-11-18 thanked [[Priya Raman]]`", id="a slip"),
        pytest.param("heard from Zoe", '"Zoe"', "", id="nobody"),
        pytest.param("accepted", "an offer", "", id="no offer yet"),
    ],
)
def test_a_line_that_would_not_be_read_is_refused_with_the_right_one(acting: Acting, text: str, message: str, hint: str) -> None:
    done = acting.run("log", "harbor", text)
    assert done.code == 1 or text == "accepted"
    assert message in done.err or text == "accepted"
    assert hint in done.err
    assert acting.log() == [PREPARED] or text == "accepted"


def test_a_line_has_its_own_day(acting: Acting) -> None:
    acting.run("log", "harbor", "2026-11-17 19:00 thanked Priya by email")
    assert acting.log()[-1] == "- 2026-11-17 19:00 thanked Priya by email"


@pytest.mark.parametrize(
    ("args", "message"),
    [
        pytest.param(["harbor"], "there is no text to log", id="no text"),
        pytest.param(["harbor", "2026-11-17 thanked Priya", "--on", "yesterday"], "the text has a date of its own", id="two days"),
        pytest.param(["harbor", "thanked Priya", "--undo"], "--undo takes no text", id="undo with text"),
    ],
)
def test_wrong_use_is_said(acting: Acting, args: list[str], message: str) -> None:
    done = acting.run("log", *args)
    assert done.code == 2
    assert message in done.err


def test_a_line_that_says_nothing_new_is_not_written(acting: Acting) -> None:
    acting.run("log", "harbor", "thanked Priya by letter")
    done = acting.run("log", "harbor", "thanked [[Priya Raman]] by letter")
    assert done.code == 1
    assert "the vault says this already: 2026-11-18 thanked [[Priya Raman]] by letter" in done.err
    assert len(acting.log()) == 2


def test_a_line_of_the_same_day_between_the_two_makes_the_second_no_new_one(tmp_path: Path) -> None:
    acting = Acting(tmp_path)
    for text in ("thanked Priya by letter", "connected with Tom"):
        assert acting.run("log", "harbor", text).code == 0
    before = acting.log()
    done = acting.run("log", "harbor", "thanked Priya by letter")
    assert (done.code, "the vault says this already" in done.err, acting.log()) == (1, True, before)


def test_the_text_may_be_several_words_on_the_command_line(acting: Acting) -> None:
    acting.run("log", "harbor", "thanked", "Priya  Raman", "by", "letter")
    assert acting.log()[-1] == "- 2026-11-18 thanked Priya Raman by letter"


def test_what_it_does_to_other_lines_is_said(acting: Acting) -> None:
    acting.write({"people/Priya Raman.md": "---\ncompany: Harbor\n---\n## Log\n- 2026-11-18 thanked [[Priya Raman]] by letter\n"})
    done = acting.run("log", "harbor", "2026-11-17 cancelled")
    assert done.code == 0
    assert "now error at people/Priya Raman.md:5: no round with this person was held before it (unknown-event)" in done.out
    data = acting.run("log", "harbor", "2026-11-17 18:00 no show", "--json").data
    assert data["problems"] == []


def test_thanks_for_a_second_time_are_recorded_and_judged(acting: Acting) -> None:
    acting.run("log", "harbor", "thanked Priya by letter")
    done = acting.run("log", "harbor", "thanked Priya by email")
    assert done.code == 0
    assert "guard: Priya Raman: not now; Priya Raman has your thanks of Wed 18 Nov for this round" in done.out


def test_thanks_that_somebody_passes_on_are_not_judged(acting: Acting) -> None:
    acting.write(
        {NOTE: HEADER.replace("kind: panel", 'agency: "[[Ann Agent]]"') + "\n## Log\n", "people/Ann Agent.md": "---\npart: agency\n---\n"}
    )
    assert "guard" not in acting.run("log", "harbor", "thanked Tom via Ann Agent").out


def test_undo_takes_the_last_line_back_and_then_the_one_before(acting: Acting) -> None:
    before = (acting.root / NOTE).read_bytes()
    acting.run("log", "harbor", "thanked Priya by letter")
    acting.run("log", "harbor", "thanked Tom by letter")
    assert acting.run("log", "harbor", "--undo").out == f"{NOTE}: taken back\n- - 2026-11-18 thanked Tom by letter\n"
    assert (
        acting.run("log", "harbor", "--undo", "--dry-run").out == f"{NOTE}: would be taken back\n- - 2026-11-18 thanked Priya by letter\n"
    )
    undone = acting.run("log", "harbor", "--undo", "--json")
    assert json.loads(undone.out) == {
        "version": 1,
        "written": True,
        "path": NOTE,
        "undone": ["- 2026-11-18 thanked Priya by letter"],
        "restored": [],
    }
    assert (acting.root / NOTE).read_bytes() == before
    done = acting.run("log", "harbor", "--undo")
    assert (done.code, done.err.split("\n")[0]) == (1, f"followup-md: nothing to take back in {NOTE}")


def test_a_line_that_was_changed_since_is_left_alone(acting: Acting) -> None:
    acting.run("log", "harbor", "thanked Priya by letter")
    note = acting.root / NOTE
    note.write_text(note.read_text().replace("by letter", "by email"))
    done = acting.run("log", "harbor", "--undo")
    assert done.code == 1
    assert "no longer holds what was written there: - 2026-11-18 thanked Priya by letter" in done.err
    assert acting.log()[-1] == "- 2026-11-18 thanked Priya by email"


def test_a_note_that_ends_in_open_code_takes_no_line(acting: Acting) -> None:
    acting.write({NOTE: HEADER + "\n```\ncode\n"})
    done = acting.run("log", "harbor", "thanked Priya by letter")
    assert done.code == 1
    assert done.err.startswith(f"followup-md: {NOTE} has no place where a log line would be read\n")


def test_a_note_that_cannot_be_read_says_why(acting: Acting) -> None:
    (acting.root / NOTE).write_bytes(b"\0" * 6_000_000)
    done = acting.run("log", "interviews/harbor.md", "prepared")
    assert done.code == 1
    assert f"{NOTE}: a file of 6,000,000 bytes" in done.err


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("17.11. heard from Priya", "2026-11-17 heard from Priya"),
        ("Nov 17, 2026 3pm: heard from Priya", "2026-11-17 15:00 heard from Priya"),
        ("2026-11-17 15h heard from Priya", "2026-11-17 15:00 heard from Priya"),
        ("2026-11-17, 15:00 heard from Priya", "2026-11-17, 15:00 heard from Priya"),
    ],
)
def test_what_is_typed_begins_as_the_log_writes_it(acting: Acting, typed: str, written: str) -> None:
    assert acting.run("log", "harbor", typed).code == 0
    assert acting.log()[-1] == f"- {written}"


def test_a_day_that_can_be_two_is_asked_about(acting: Acting) -> None:
    # Today is 18 November: the 11th of December lies 23 days ahead, the 12th of November 6 days back.
    result = acting.run("log", "harbor", "11/12/2026 heard from Priya")
    assert result.code == 2
    assert "`2026-12-11 heard from Priya`" in result.err
    assert "`2026-11-12 heard from Priya`" in result.err


def test_the_help_lists_the_words_of_the_log_in_eighty_columns(acting: Acting) -> None:
    shown = acting.run("log", "--help").out
    words = " ".join(shown.split())
    assert [spec.kind for spec in EVENTS if spec.phrases and spec.phrases[0].words not in words] == []
    assert "decide by DATE" in words
    assert max(map(len, shown.split("\n"))) <= 80
    # What it gives as everyday words is read.
    for said in ("sent Priya a thank-you email", "chased Priya", "they said no"):
        assert f"`{said}`" in words
        assert acting.run("log", "harbor", said, "--dry-run").code == 0
