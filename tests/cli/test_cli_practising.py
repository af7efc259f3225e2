"""Each grade is one line of the question's note that says just that, or nothing is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.cli import HEADER, NOTE, NOW, Acting

from followup_md.cli.practice import Graded, Practice
from followup_md.cli.session import read_clock
from followup_md.derive.practice import DeckChoice
from followup_md.errors import FollowupError
from followup_md.vault.load import load

if TYPE_CHECKING:
    from pathlib import Path

LOG = "\n## Log\n- 2026-11-16 prepared\n"


@pytest.fixture
def acting(tmp_path: Path) -> Acting:
    return Acting(tmp_path)


def sit(acting: Acting, question: str, *, dry: bool = False) -> Practice:
    """Open the vault with that question in its note."""
    acting.write({NOTE: f"{HEADER}\n## Questions\n### {question}\n- rating: 2\n{LOG}"})
    clock = read_clock(NOW)
    return Practice(str(acting.root), load(str(acting.root), clock, replayed=True), clock, dry=dry)


def grade(practice: Practice, rating: int = 4) -> Graded:
    (card,) = practice.deal(DeckChoice(take_all=True)).cards
    return practice.grade(card, rating)


@pytest.mark.parametrize(
    ("question", "spelt"),
    [
        pytest.param("Why us?", "Why us?", id="plain"),
        pytest.param("Tell me: why us - of all?", "Tell me, why us, of all?", id="marks of the log's grammar"),
        pytest.param("Would you follow up until 2026-12-01 by email?", "Would you follow up until 2026-12-01 by email?", id="its words"),
        pytest.param("How would you rate us, rating 3", "How would you rate us, rating 3", id="a rating in it"),
        pytest.param("Do you know [[Priya Raman|Priya]]?", "Do you know [[Priya Raman|Priya]]?", id="a link"),
        pytest.param("What is `SELECT *` for?", "What is `SELECT *` for?", id="code"),
        pytest.param("x" * 1950, "x" * 1950, id="as long as it can be"),
    ],
)
def test_a_grade_is_a_line_that_is_read_of_its_question(acting: Acting, question: str, spelt: str) -> None:
    graded = grade(sit(acting, question))
    line = f"- 2026-11-18 12:00 practised {spelt} rating 4"
    assert acting.log() == ["- 2026-11-16 prepared", line]
    assert (graded.line.path, graded.line.text, graded.undoable) == (NOTE, line, True)
    assert str(graded.due) == "2026-11-20"
    clock = read_clock(NOW)
    again = Practice(str(acting.root), load(str(acting.root), clock), clock)
    assert [time.rating for time in again.deal(DeckChoice(take_all=True)).cards[0].practised] == [4]


@pytest.mark.parametrize(
    ("question", "message"),
    [
        pytest.param("x" * 10_000, "a question of 10,000 characters does not fit", id="longer than a line of the log can be"),
        pytest.param("why " * 2_500, "a question of 9,999 characters does not fit", id="the same in words"),
        pytest.param("- : -", "wants a question and a rating", id="nothing but marks"),
    ],
)
def test_what_the_log_cannot_hold_is_refused_and_nothing_is_written(acting: Acting, question: str, message: str) -> None:
    practice = sit(acting, question)
    with pytest.raises(FollowupError, match=message):
        grade(practice)
    assert acting.log() == ["- 2026-11-16 prepared"]


def test_a_line_that_would_speak_of_another_question_is_refused(acting: Acting, monkeypatch: pytest.MonkeyPatch) -> None:
    practice = sit(acting, "Why us?")
    monkeypatch.setattr("followup_md.cli.practice.format_question", lambda _: "Why them?")
    with pytest.raises(FollowupError, match="could not hold this question") as refused:
        grade(practice)
    assert f"{NOTE}:16" in refused.value.hint
    assert acting.log() == ["- 2026-11-16 prepared"]


def test_the_same_grade_twice_in_a_minute_is_said_to_be_there(acting: Acting) -> None:
    practice = sit(acting, "Why us?")
    grade(practice)
    with pytest.raises(FollowupError, match="says this already"):
        grade(practice)


def test_a_dry_run_shows_the_line_and_writes_nothing(acting: Acting) -> None:
    assert grade(sit(acting, "Why us?", dry=True), 1).line.text == "- 2026-11-18 12:00 practised Why us? rating 1"
    assert acting.log() == ["- 2026-11-16 prepared"]


def test_what_an_editor_wrote_meanwhile_is_kept(acting: Acting) -> None:
    practice = sit(acting, "Why us?")
    note = acting.root / NOTE
    note.write_text(note.read_text().replace("- 2026-11-16 prepared", "- 2026-11-16 prepared: cards"))
    grade(practice)
    assert acting.log() == ["- 2026-11-16 prepared: cards", "- 2026-11-18 12:00 practised Why us? rating 4"]


def test_it_is_taken_back_like_any_line(acting: Acting, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    grade(sit(acting, "Why us?"))
    acting.run("log", "harbor", "--undo")
    assert acting.log() == ["- 2026-11-16 prepared"]


def test_a_note_that_is_gone_is_said(acting: Acting) -> None:
    practice = sit(acting, "Why us?")
    (acting.root / NOTE).unlink()
    with pytest.raises(FollowupError, match="is not there any more"):
        grade(practice)
