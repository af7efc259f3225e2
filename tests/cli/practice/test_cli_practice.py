"""`practice`: the cards on a terminal, and what is written after each grade."""

from __future__ import annotations

import re
from typing import Any

import pytest
from support.cli import DRIFT_QUESTION, GLOBEX, HEADER, NOTE, PRACTISED_DRIFT, PREPARED_LOG, Acting, join_lines

from followup_md.render.practice import render_front

GRADE = "Grade: 1 blank, 2 badly, 3 with effort, 4 well, 5 at once; (s)kip, (q)uit"
THINK = "Say your answer aloud, then Enter; (s)kip, (q)uit"
UNDO = "`followup-md log NOTE --undo` takes a line back"


# The cards


@pytest.mark.usefixtures("talking")
def test_a_card_is_shown_turned_and_graded(acting: Acting) -> None:
    done = acting.run("practice", "--limit", "1", typed="\n4\n")
    assert (done.code, done.err) == (0, "")
    assert [row.rstrip() for row in done.out.split("\n")] == [
        "",
        "1 of 1",
        "How would you handle schema drift?",
        "  Priya Raman, panel round at Harbor, Tue 17 Nov; rated 2; never practised",
        THINK,
        "  you said  version the tables",
        "  better    a contract test",
        f"{GRADE}: 4",
        f"  {NOTE}:24 written; again on Fri 20 Nov",
        "1 practised, 1 of them well; 1 left; `followup-md log NOTE --undo` takes a line",
        "back",
        "",
    ]
    assert acting.log()[-1] == PRACTISED_DRIFT


@pytest.mark.usefixtures("talking")
def test_the_answer_is_not_shown_before_one_has_thought(acting: Acting) -> None:
    done = acting.run("practice", typed="q\n")
    assert "How would you handle" in done.out
    assert "version the tables" not in done.out
    assert "a contract test" not in done.out


@pytest.mark.usefixtures("talking")
def test_where_nothing_was_noted_it_is_said_where_to_write_it(acting: Acting) -> None:
    done = acting.run("practice", "--process", "globex", typed="\nq\n")
    assert "  you said  not noted\n" in done.out
    assert f"better none yet: write `- better: …` below the question, {GLOBEX}:16 Grade:" in join_lines(done.out)


@pytest.mark.usefixtures("talking")
def test_each_grade_is_written_before_the_next_card_comes(acting: Acting, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[bool] = []

    def show(*args: Any) -> str:  # noqa: ANN401 - handed through
        seen.append(PRACTISED_DRIFT in acting.log())
        return render_front(*args)

    monkeypatch.setattr("followup_md.cli.practice.render_front", show)
    done = acting.run("practice", typed="\n4\n\n1\n")
    assert seen == [False, True]
    assert acting.log(GLOBEX)[-1] == "- 2026-11-18 12:00 practised Why did you leave? rating 1"
    assert done.out.endswith(f"2 practised, 1 of them well; {UNDO}\n")


@pytest.mark.usefixtures("talking")
@pytest.mark.parametrize("typed", ["s\n\n1\n", "S\n\n1\n", "\ns\n\n1\n"])
def test_a_card_may_be_skipped_before_and_after_it_is_turned(acting: Acting, typed: str) -> None:
    done = acting.run("practice", typed=typed)
    assert done.code == 0
    assert PRACTISED_DRIFT not in acting.log()
    assert acting.log(GLOBEX)[-1].endswith("Why did you leave? rating 1")
    assert "1 practised, 0 of them well; 1 left" in done.out


@pytest.mark.usefixtures("talking")
@pytest.mark.parametrize("typed", ["q\n", "\nq\n"])
def test_one_may_quit_at_any_question(acting: Acting, typed: str) -> None:
    done = acting.run("practice", typed=typed)
    assert (done.code, done.err) == (0, "")
    assert done.out.endswith("\nnone practised; 2 left\n")
    assert acting.log() == ["- 2026-11-16 prepared"]


@pytest.mark.usefixtures("talking")
def test_what_is_no_grade_is_asked_again(acting: Acting) -> None:
    done = acting.run("practice", "--limit", "1", typed="\n6\n\nwell\n4\n")
    assert done.out.count(GRADE) == 4
    assert acting.log()[-1] == PRACTISED_DRIFT


@pytest.mark.usefixtures("talking")
@pytest.mark.parametrize(
    ("typed", "written"),
    [pytest.param("\n4\n", 1, id="at the second card"), pytest.param("\n", 0, id="at a grade"), pytest.param("", 0, id="at once")],
)
def test_ctrl_c_and_ctrl_d_lose_nothing_that_was_graded(acting: Acting, typed: str, written: int) -> None:
    done = acting.run("practice", typed=typed)
    assert (done.code, done.err) == (130, "")
    assert len(acting.log()) == 1 + written
    assert ("\n1 practised" if written else "\nnone practised") in done.out


@pytest.mark.usefixtures("talking")
def test_a_dry_run_asks_and_writes_nothing(acting: Acting) -> None:
    done = acting.run("practice", "--dry-run", "--limit", "1", typed="\n4\n")
    assert f"  {NOTE}:24 would be written; again on Fri 20 Nov\n1 practised, 1 of them well; 1 left\n" in done.out
    assert acting.log() == ["- 2026-11-16 prepared"]


@pytest.mark.usefixtures("talking")
def test_a_card_that_cannot_be_graded_is_told_and_the_next_one_comes(acting: Acting) -> None:
    acting.write({NOTE: HEADER + DRIFT_QUESTION.replace("schema drift", "x" * 9_000) + PREPARED_LOG})
    done = acting.run("practice", typed="\n4\n\n4\n")
    assert done.code == 1
    assert done.err.startswith(
        "followup-md: a question of 9,022 characters does not fit into the log, so nothing is written; shorten it in"
    )
    assert acting.log() == ["- 2026-11-16 prepared"]
    assert acting.log(GLOBEX)[-1].endswith("rating 4")
    assert "1 practised, 1 of them well; 1 left" in done.out


@pytest.mark.usefixtures("talking")
def test_a_disk_that_fails_ends_it(acting: Acting, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.replace", fail)
    done = acting.run("practice", typed="\n4\n\n4\n")
    assert done.code == 3
    assert f"{NOTE} could not be written: no space left on device" in done.err
    assert acting.log() == ["- 2026-11-16 prepared"]


@pytest.mark.usefixtures("talking")
def test_what_cannot_be_taken_back_is_said(acting: Acting, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("followup_md.cli.practice.write_plan", lambda *_: False)
    assert "`log --undo` cannot take this back" in acting.run("practice", "--limit", "1", typed="\n4\n").err


@pytest.mark.usefixtures("talking")
def test_a_grade_is_taken_back_like_any_line(acting: Acting) -> None:
    acting.run("practice", "--limit", "1", typed="\n4\n")
    assert acting.run("log", "harbor-engineer", "--undo").code == 0
    assert acting.log() == ["- 2026-11-16 prepared"]


@pytest.mark.usefixtures("talking", "without_library")
def test_without_the_library_what_was_practised_longest_ago_is_asked_first(acting: Acting) -> None:
    acting.run("practice", "--limit", "1", typed="\n5\n")
    done = acting.run("practice", now="2026-11-18T13:00", typed="\n5\n\n5\n")
    assert re.findall(r"^(?:Why|How).+$", done.out, re.MULTILINE) == ["Why did you leave?", "How would you handle schema drift?"]
    assert "again on" not in done.out
