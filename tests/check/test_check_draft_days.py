"""The days of a letter: a weekday that a date has not, and a day on which you did not meet (rules.md sections 4 and 6, H8)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.letters import JUDGED_NOW, JUDGED_SETTINGS, list_batches, read_letters_vault

import followup_md

if TYPE_CHECKING:
    from support.vaults import Looking

# The sound round was on Tuesday 17 November 2026; they decide on Friday 4 December.
PATH = "letters/2026-11-18-priya.md"
SCREEN = "interviews/2026-11-09-harbor-screen.md:\nkind: phone-screen\nstart: 2026-11-09T10:00\nend: 2026-11-09T10:30\n"
NEXT = "interviews/2026-11-23-harbor-final.md:\nkind: final\nstart: 2026-11-23T10:00\nend: 2026-11-23T11:00\n"


def find(looking: Looking, said: str, more: str = "", kind: str = "") -> list[str]:
    text = f"{more}\n{PATH}:\n{kind}\n{said}".lstrip("\n")
    return [looking.text_at(problem) for problem in looking.find("draft-wrong-day", text)]


@pytest.mark.parametrize(
    "said",
    [
        "Tuesday, 18 November",
        "Tuesday the 18th",
        "Tuesday, November 18th",
        "Monday, 2026-11-18",
        "18 November (a Tuesday)",
        "18 November 2026 (Tuesday)",
        "Friday, 5 January",  # the nearest is that of 2027, a Tuesday
        "Wednesday, 18 November 2025",
    ],
)
def test_a_date_that_is_no_such_weekday_is_told(looking: Looking, said: str) -> None:
    assert find(looking, f"I have it from the talk of {said}.") == [f"{said}."]


@pytest.mark.parametrize(
    "said",
    [
        "Wednesday, 18 November",
        "Wednesday the 18th",
        "Tuesday, 18 November 2025",
        "Wednesday, 2026-11-18",
        "Tuesday, 5 January",
        "Tuesday or 18 November",
        "Tuesday and the 18th",
        "Friday, 45 November",
        "Monday, 29 February 2027",
        "Tuesday, yesterday",
        "18 November, Tuesday",
        "Tuesday, Wednesday",
        "Tuesday the 18th truck",
    ],
)
def test_a_date_that_is_or_may_be_right_is_not(looking: Looking, said: str) -> None:
    assert find(looking, f"I have it from the report of {said}.") == []


def test_it_is_said_which_weekday_it_is_and_when_you_met(looking: Looking) -> None:
    (problem,) = looking.find("draft-wrong-day", f"{PATH}:\nOn Tuesday, 18 November you told me about the yard.")
    assert problem.message == 'the letter says "Tuesday, 18 November"; 2026-11-18 is a Wednesday'
    assert problem.hint == "write the day that is right; by your note you met on Tue 17 Nov"
    assert (problem.level, problem.requirement) == ("error", "R1.10")


def test_of_a_round_ahead_it_is_said_when_you_meet(looking: Looking) -> None:
    head = '---\nkind: reschedule\nto: "[[Priya Raman]]"\ninterview: "[[2026-11-23-harbor-final]]"\n---\n'
    (problem,) = looking.find("draft-wrong-day", f"{NEXT}{PATH}:\n{head}Dear Priya,\n\nTuesday, 23 November suits me.")
    assert problem.message == 'the letter says "Tuesday, 23 November"; 2026-11-23 is a Monday'
    assert problem.hint == "write the day that is right; by your note you meet on Mon 23 Nov"


def test_a_letter_of_no_round_is_held_against_the_day_on_which_it_was_written(looking: Looking) -> None:
    head = '---\nkind: engage\nto: "[[Priya Raman]]"\n'
    (problem,) = looking.find("draft-wrong-day", f"letters/note.md:\n{head}created: 2026-11-20\n---\nI saw it on Tuesday, 18 November.")
    assert problem.hint == "write the day that is right"
    assert looking.find("draft-wrong-day", f"letters/note.md:\n{head}---\nI saw it on Tuesday, 18 November.") == []
    assert looking.find("draft-wrong-day", f"letters/note.md:\n{head}---\nOn Monday we met.") == []
    assert len(looking.find("draft-wrong-day", f"letters/note.md:\n{head}---\nI saw it on Tuesday, 18 November 2026.")) == 1


@pytest.mark.parametrize(
    ("said", "words"),
    [
        pytest.param("On Monday you told me about the yard.", "Monday you", id="you told me"),
        pytest.param("On Monday we also spoke about the yard.", "Monday we", id="we spoke"),
        pytest.param("On Monday, you described the yard.", "Monday, you", id="a comma"),
        pytest.param("On Monday afternoon we met.", "Monday afternoon", id="a part of the day"),
        pytest.param("On Monday, 16 November 2026, you asked me.", "Monday, 16 November 2026", id="with its date"),
        pytest.param("On the 16th we met.", "the 16th", id="the number"),
        pytest.param("On 16 November we met.", "16 November", id="the date"),
        pytest.param("We met on Monday.", "Monday.", id="we met on"),
        pytest.param("Since we talked last Monday I have read on.", "Monday I", id="last"),
        pytest.param("We spoke with each other on 2026-11-16.", "2026-11-16", id="in digits"),
        pytest.param("Thank you for our talk on Monday.", "Monday.", id="thanks for the talk"),
        pytest.param("Thank you very much for the long conversation with me on Monday.", "Monday.", id="with more words"),
        pytest.param("Thanks for seeing me on Monday.", "Monday.", id="for seeing me"),
        pytest.param("I enjoyed our meeting on Monday.", "Monday.", id="enjoyed"),
        pytest.param("As you told me on Monday.", "Monday.", id="you told me on"),
    ],
)
def test_a_day_on_which_you_did_not_meet_is_told(looking: Looking, said: str, words: str) -> None:
    (found,) = find(looking, said)
    assert found.startswith(words)


def test_it_is_said_on_which_day_you_met(looking: Looking) -> None:
    (problem,) = looking.find("draft-wrong-day", f"{PATH}:\nWe met on Monday.")
    assert problem.message == 'the letter says "Monday"; you met on Tuesday'


@pytest.mark.parametrize(
    "said",
    [
        "On Tuesday you told me about the yard.",
        "On 17 November we met.",
        "On the 17th you told me about it.",
        "I will call you on Friday.",
        "I will tell you what we spoke about on Monday.",
        "I look forward to our talk on Monday.",
        "If we met on Monday, I would bring the query.",
        "You decide by Monday.",
        "You told me that the loads come on Monday.",
        "On Monday you have the planning.",
        "Your trucks report on Monday we found.",
        "We talked on the phone on Monday.",
        "Thank you for your call; we spoke on Monday.",
        "I am preparing for our meeting on Monday.",
        "After our talk on Monday you have the query.",
        "On Friday you said you decide.",  # the day of their decision
        "We met recently.",
        "We met yesterday.",
    ],
)
def test_a_day_that_is_right_lies_ahead_or_may_be_another_one_is_not(looking: Looking, said: str) -> None:
    assert find(looking, said) == []


@pytest.mark.parametrize(
    ("more", "told"),
    [
        pytest.param("", True, id="nothing else known"),
        pytest.param(SCREEN, False, id="an earlier round"),
        pytest.param(NEXT, False, id="a round ahead"),
        pytest.param(f"{SCREEN}company: Globex\ninterviewers: Tom Okafor\n", True, id="a round elsewhere"),
        pytest.param(f"{SCREEN}company: Globex\n", False, id="with her at another company"),
        pytest.param("## Log\n- 2026-11-16 heard from [[Priya Raman]]\n", False, id="she called"),
        pytest.param("## Log\n- 2026-11-16 prepared\n", True, id="your own doing"),
        pytest.param("## Next steps\n- I promised: the query, by 2026-11-23\n", False, id="a promise"),
    ],
)
def test_another_day_that_the_notes_know_may_be_meant(looking: Looking, more: str, told: bool) -> None:
    assert bool(find(looking, "On Monday you told me about the yard.", more)) is told


@pytest.mark.parametrize(("kind", "told"), [("follow-up", True), ("relay", True), ("withdrawal", False), ("accept", False)])
def test_letters_of_other_kinds_may_speak_of_other_talks(looking: Looking, kind: str, told: bool) -> None:
    assert bool(find(looking, "On Monday you told me about the yard.", kind=f"kind: {kind}")) is told


def test_a_round_late_at_night_is_on_the_readers_day_as_well(looking: Looking) -> None:
    # 23:30 in Los Angeles on Monday is Tuesday in New York, where the reader is.
    late = "start: 2026-11-16T22:30\nend: 2026-11-16T23:30\ntimezone: America/Los_Angeles"
    assert find(looking, "On Tuesday you told me about the yard.", late) == []
    assert find(looking, "On Monday you told me about the yard.", late) == []
    assert find(looking, "On Wednesday you told me about the yard.", late) == ["Wednesday you told me about the yard."]


def test_every_day_of_a_long_round_is_one_on_which_you_met(looking: Looking) -> None:
    long = "start: 2026-11-16T09:00\nend: 2026-11-18T15:00"
    assert find(looking, "On Tuesday you told me about the yard.", long) == []
    assert find(looking, "On Thursday you told me about the yard.", long) == ["Thursday you told me about the yard."]


def test_words_that_run_over_two_lines_are_shown_where_their_sentence_begins(looking: Looking) -> None:
    (problem,) = looking.find("draft-wrong-day", f"{PATH}:\nOn 16\nNovember we met.")
    assert looking.text_at(problem) == "On 16"
    (problem,) = looking.find("draft-wrong-day", f"{PATH}:\nIt is late; we\nmet on Monday.")
    assert looking.text_at(problem) == "Monday."


def test_of_the_letters_that_were_judged_it_finds_those_with_another_day() -> None:
    found = set()
    for texts in list_batches():
        problems = followup_md.find_problems(read_letters_vault(texts), JUDGED_NOW, JUDGED_SETTINGS)
        found |= {problem.place.path for problem in problems if problem.check == "draft-wrong-day"}
    assert found == {"letters/wrong-day.md", "letters/wrong-company.md"}
