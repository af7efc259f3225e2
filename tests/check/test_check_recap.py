"""Checks about the recap (rules.md section 4, *Recap and review*); what repeats an action waits until it is overdue."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from support.vaults import Looking

HEADINGS = (
    "Topics",
    "Job description",
    "Requirements",
    "Company: good points",
    "Company: bad points",
    "Role: good points",
    "Role: bad points",
    "First impressions",
    "Environment",
)
EMPTY = "".join(f"## {heading}\n" for heading in HEADINGS)
# The interview ends on Tuesday 17 November at 14:00: the recap is overdue from Wednesday 02:00 on.
BEFORE, AFTER = "At 2026-11-18T01:59:\n", "At 2026-11-18T02:00:\n"


def test_recap_missing_from_when_it_is_overdue(looking: Looking) -> None:
    assert looking.find("recap-missing", BEFORE + EMPTY) == []
    (problem,) = looking.find("recap-missing", AFTER + EMPTY)
    assert (problem.message, problem.level, problem.requirement) == ("no recap, 12 h after the interview", "warning", "R4.4")
    assert looking.text_at(problem) == "## Topics"


@pytest.mark.parametrize(
    ("when", "since"),
    [
        pytest.param("2026-11-20T13:59", "71 h", id="hours"),
        pytest.param("2026-11-20T14:00", "3 days", id="from the third day on days"),
    ],
)
def test_recap_missing_says_since_when(looking: Looking, when: str, since: str) -> None:
    (problem,) = looking.find("recap-missing", f"At {when}:\n{EMPTY}")
    assert since in problem.message


def test_a_note_without_headings_is_told_at_its_start(looking: Looking) -> None:
    bare = "interviews/bare.md:\n---\ncompany: Globex\nrole: Analyst\nstart: 2026-11-17T10:00\nend: 2026-11-17T11:00\n---\n"
    (problem,) = looking.find("recap-missing", bare)
    assert looking.text_at(problem) == "2026-11-17T10:00"


@pytest.mark.parametrize(
    ("heading", "config"),
    [
        pytest.param("# Environment\n- a quiet floor", "", id="at a wrong level"),
        pytest.param("## Enviroment\n- a quiet floor", "", id="misspelt"),
        pytest.param("# Role: bad points\n- far away", "", id="one of the lists"),
        pytest.param("# Umgebung\n- leise", 'followup.toml:\n[sections]\nenvironment = ["Umgebung"]\n', id="by another name"),
    ],
)
def test_a_section_that_is_told_as_unknown_is_not_told_as_empty(looking: Looking, heading: str, config: str) -> None:
    empty = "## Environment\n" if "nviro" in heading or config else "## Role: bad points\n"
    found = looking.find_all(f"{AFTER}{empty}{heading}\n{config}")
    assert [problem.check for problem in found] == ["unknown-section"]


def test_a_recap_under_a_heading_that_is_told_as_unknown_is_not_missing(looking: Looking) -> None:
    found = looking.find_all(f"{AFTER}{EMPTY}# Environment\n- a quiet floor\n")
    assert {problem.check for problem in found} & {"unknown-section", "recap-missing"} == {"unknown-section"}


def test_another_empty_section_is_told_beside_an_unknown_one(looking: Looking) -> None:
    (problem,) = looking.find("recap-section-missing", f"{AFTER}## Environment\n## Requirements\n# Environment\n- a quiet floor\n")
    assert problem.message == 'nothing under "Requirements"'


def test_one_sided_and_missing_sections_stand_beside_each_other(looking: Looking) -> None:
    found = looking.find_all("## Role: bad points\n## Company: bad points\n## Environment\n## First impressions\n")
    told = {problem.check: problem for problem in found}
    assert set(told) == {"recap-one-sided", "recap-section-missing"}
    assert told["recap-one-sided"].message == 'nothing under "Company: bad points" and "Role: bad points"'
    assert looking.text_at(told["recap-one-sided"]) == "## Company: bad points"
    assert told["recap-section-missing"].message == 'nothing under "First impressions" and "Environment"'
    assert looking.find_all(f"{BEFORE}## Role: bad points\n## Environment\n") == []


def test_three_lists_are_joined_for_reading(looking: Looking) -> None:
    (problem,) = looking.find("recap-one-sided", "## Role: bad points\n## Role: good points\n## Company: bad points\n")
    assert problem.message == 'nothing under "Company: bad points", "Role: good points" and "Role: bad points"'
    assert "under each of `## Company: bad points`, `## Role: good points`, `## Role: bad points`;" in problem.hint


@pytest.mark.parametrize("section", ["Role: bad points", "Environment"])
def test_a_line_under_the_heading_is_enough(looking: Looking, section: str) -> None:
    assert looking.find_all(f"## {section}\n- one line") == []


def topics(number: int, end: str = "14:00", questions: str = "### Why?\n- rating: 4") -> str:
    bullets = "\n".join(f"- point {n}" for n in range(number))
    return f"end: 2026-11-17T{end}\n## Topics\n{bullets}\n## Questions\n{questions}\n"


CALL = "end: 2026-11-17T{end}\n## Questions\nthey had none\n## Requirements\nas in the advert\n## Topics\n"
SCREEN = "kind: phone-screen\n" + CALL


@pytest.mark.parametrize(
    ("note", "told"),
    [
        # One question and one requirement count beside the topics.
        pytest.param(topics(2), "4 points noted for 60 minutes of talk", id="four in an hour"),
        pytest.param(topics(3), "", id="five in an hour"),
        pytest.param(topics(0, "13:20") + "## Topics\n- x", "", id="three in twenty minutes"),
        pytest.param(topics(7, "18:00"), "9 points noted for 300 minutes of talk", id="nine in a long day"),
        pytest.param(topics(8, "18:00"), "", id="of a long day two hours count"),
        # Without the question and the requirement of the sound note: two in 29 minutes, one, and two in 30.
        pytest.param(SCREEN.format(end="13:29") + "- a\n- b", "", id="two in a short phone screen"),
        pytest.param(SCREEN.format(end="13:29") + "- a", "1 point noted for 29 minutes of talk", id="one in a short phone screen"),
        pytest.param(SCREEN.format(end="13:30") + "- a\n- b", "2 points noted for 30 minutes of talk", id="a phone screen of half an hour"),
        pytest.param(CALL.format(end="13:29") + "- a\n- b", "2 points noted for 29 minutes of talk", id="a short meeting of another kind"),
        pytest.param("start: 2026-11-17\nend:\n## Topics\n- a", "", id="a day without hours"),
        pytest.param("end:\n## Topics\n- a", "3 points noted for 60 minutes of talk", id="the hour that is assumed"),
    ],
)
def test_recap_thin(looking: Looking, note: str, told: str) -> None:
    found = looking.find("recap-thin", note)
    assert [problem.message for problem in found] == ([told] if told else [])
    assert all(looking.text_at(problem) == "## Topics" for problem in found)


def test_recap_thin_waits_until_the_recap_is_due_and_leaves_an_empty_one_to_others(looking: Looking) -> None:
    assert looking.find("recap-thin", BEFORE + topics(2)) == []
    assert len(looking.find("recap-thin", AFTER + topics(2))) == 1
    assert len(looking.find("recap-thin", AFTER + topics(2) + "## Environment")) == 1
    assert looking.find("recap-thin", AFTER + EMPTY) == []


@pytest.mark.parametrize(
    ("number", "more"),
    [
        pytest.param(2, "1 more bullet under `## Topics`", id="one lacks"),
        pytest.param(1, "2 more bullets under `## Topics`", id="two lack"),
    ],
)
def test_recap_thin_says_how_many_lack(looking: Looking, number: int, more: str) -> None:
    (problem,) = looking.find("recap-thin", topics(number))
    assert problem.hint.endswith(f": {more}")


@pytest.mark.parametrize("mark", ["snoozed recap until 2026-11-25", "waived recap because it was a short chat"])
@pytest.mark.parametrize("note", [EMPTY, topics(2) + "## Environment\n"])
def test_recap_thin_is_silent_where_the_recap_was_put_off_or_given_up(looking: Looking, mark: str, note: str) -> None:
    assert looking.find("recap-thin", f"{note}## Log\n- 2026-11-18 {mark}") == []


def test_one_point_made_with_two_people_counts_twice(looking: Looking) -> None:
    each = "## Topics\n### [[Priya Raman]]\n- loads\n- late events\n### [[Tom Okafor]]\n- loads\n"
    assert looking.find("recap-thin", f'interviewers: ["[[Priya Raman]]", "[[Tom Okafor]]"]\n{each}') == []


def test_a_topic_of_two_people_counts_once(looking: Looking) -> None:
    both = "## Topics\n### [[Priya Raman]] and [[Tom Okafor]]\n- one\n- two\n"
    people = 'interviewers: ["[[Priya Raman]]", "[[Tom Okafor]]"]\n'
    (problem,) = looking.find("recap-thin", people + both)
    assert problem.message.startswith("4 points")


def test_nothing_per_person_from_when_the_letter_is_overdue(looking: Looking) -> None:
    note = 'interviewers: ["[[Priya Raman]]", "[[Tom Okafor]]"]\n## Topics\n### [[Priya Raman]]\n- a\n- b\n- c\n'
    assert looking.find("nothing-per-person", "At 2026-11-18T13:59:\n" + note) == []
    (problem,) = looking.find("nothing-per-person", "At 2026-11-18T14:00:\n" + note)
    assert (problem.message, problem.requirement) == ('what did you and "Tom Okafor" talk about?', "R1.4")
    assert looking.text_at(problem).startswith("[[Tom Okafor]]")
    assert looking.find("thanks-missing", "At 2026-11-18T14:00:\n" + note) == []


def test_a_recap_that_was_put_off_is_not_told(looking: Looking) -> None:
    put_off = "## Log\n- 2026-11-18 snoozed recap until 2026-11-20\n"
    assert looking.find("recap-section-missing", "## Environment\n" + put_off) == []
    assert len(looking.find("recap-section-missing", "At 2026-11-20T09:00:\n## Environment\n" + put_off)) == 1
