"""Fields that are nearly written as such: each is told with the bullet to write, which then reads (format.md 2.2)."""

from __future__ import annotations

from functools import partial

import pytest

from followup_md.config import Settings
from followup_md.parse.vault import parse_interview_note

# The body begins at line 7: the section's heading is there, and the line of a case on line 8.
HEAD = "---\ncompany: A\nrole: B\nstart: 2026-11-17T13:00\nend: 2026-11-17T15:30\n---\n"
read = partial(parse_interview_note, path="a.md", settings=Settings())


@pytest.mark.parametrize(
    ("section", "line", "column", "meant"),
    [
        ("Next steps", "- they say: a decision by 2026-12-10", 3, "- they said: a decision by 2026-12-10"),
        ("Next steps", "- she said: by 2026-12-10", 3, "- they said: by 2026-12-10"),
        ("Next steps", "- they said a decision by 2026-12-10", 3, "- they said: a decision by 2026-12-10"),
        ("Next steps", "- They said – a decision by 2026-12-10", 3, "- they said: a decision by 2026-12-10"),
        ("Next steps", "- [[Priya Raman]] said: by 2026-12-10", 3, "- they said: by 2026-12-10"),
        ("Next steps", "- I promise: the plan", 3, "- I promised: the plan"),
        ("Next steps", "- I promised the sample query by 2026-11-20", 3, "- I promised: the sample query by 2026-11-20"),
        ("Next steps", "- I'll send Tom the slides by Friday", 3, "- I promised: send Tom the slides, by 2026-11-20"),
        ("Next steps", "- I will call Tom on Friday about pay.", 3, "- I promised: call Tom about pay, by 2026-11-20"),
        ("Next steps", "- I need to send the sample", 3, "- I promised: send the sample"),
        ("Next steps", "- they told me next week", 3, "- they said: by 2026-11-27"),
        ("Next steps", "they said: by 2026-12-10", 1, "- they said: by 2026-12-10"),
        ("Review", "- raiting: 2", 3, "- rating: 2"),
        ("Review", "- rating = 2", 3, "- rating: 2"),
        ("Review", "- rating 2", 3, "- rating: 2"),
        ("Review", "- **raiting:** 2", 3, "- rating: 2"),
        ("Review", "rating: 2", 1, "- rating: 2"),
        ("Offer", "- anser by: 2026-12-01", 3, "- answer by: 2026-12-01"),
        ("Offer", "- answer by 2026-12-01", 3, "- answer by: 2026-12-01"),
        ("Offer", "- deadline: 2026-12-01", 3, "- answer by: 2026-12-01"),
        ("Questions\n### Why us?", "- stumble: yes", 3, "- stumbled: yes"),
        ("Questions\n### Why us?", "- stumbled", 3, "- stumbled: yes"),
        ("Questions\n### Why us?", "- asked: Ann", 3, "- asked by: Ann"),
        ("Questions\n### Why us?", "rating: 2", 1, "- rating: 2"),
        ("Questions\n- Why us?", "  - raiting: 2", 5, "- rating: 2"),
        ("Questions\n- Why us?", "- raiting: 2", 3, "- rating: 2"),
    ],
)
def test_a_near_miss_is_told_with_the_bullet_that_reads(section: str, line: str, column: int, meant: str) -> None:
    note = read(f"{HEAD}## {section}\n{line}\n")
    at = 8 + section.count("\n")
    assert [(problem.check, problem.place.line, problem.place.column) for problem in note.problems] == [("unknown-field", at, column)]
    assert note.problems[0].hint == f"write `{meant}`"
    assert len(note.questions) == section.count("\n")
    mended = read(f"{HEAD}## {section}\n{meant}\n")
    assert mended.problems == ()
    assert (mended.facts, mended.questions) != (note.facts, note.questions)


@pytest.mark.parametrize(
    ("section", "line"),
    [
        ("Next steps", "- they will call"),
        ("Next steps", "- I will hear from them"),
        ("Next steps", "- Priya said hello"),
        ("Next steps", "- they said:"),
        ("Next steps", "We talked: a lot"),
        ("Review", "- the coffee: good"),
        ("Review", "- raiting:"),
        ("Review", "rating:"),
        ("Offer", "- car: no"),
        ("Offer", "- 30 days of leave"),
        ("Questions\n### Why us?", "- I rambled"),
        ("Questions", "- How would you plan: alone, or with others?"),
    ],
)
def test_what_is_no_field_is_left_alone(section: str, line: str) -> None:
    assert read(f"{HEAD}## {section}\n{line}\n").problems == ()


def test_a_hyphen_equals_a_blank() -> None:
    facts = read(f"{HEAD}## Offer\n- Answer-by: 2026-12-01\n").facts
    assert facts is not None
    assert str(facts.offer.answer_by) == "2026-12-01"


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("decision on 2026-12-10", "2026-12-10"),
        ("they decide on 2026-12-10", "2026-12-10"),
        ("decision by 2026-12-10", "2026-12-10"),
        ("we meet on 2026-12-10", "None"),
    ],
)
def test_a_decision_on_a_day_is_one_by_it(said: str, day: str) -> None:
    facts = read(f"{HEAD}## Next steps\n- THEY SAID: {said}\n").facts
    assert facts is not None
    assert str(facts.said_date) == day


def test_numbered_items_are_bullets() -> None:
    note = read(f"{HEAD}## Topics\n1. late events\n   - mine: half\n2) rota\n2026 goals\n## Questions\n10. Why us? (2/5)\n   - said: pay\n")
    assert [(topic.topic.text, topic.topic.place.column, topic.topic.mine) for topic in note.topics if not topic.is_text] == [
        ("late events", 4, "half"),
        ("rota", 4, None),
    ]
    question = note.questions[0].question
    assert (question.text, question.rating, question.stumble, question.said) == ("Why us?", 2, True, "pay")
    assert (question.place.line, question.place.column) == (13, 5)


def test_a_rating_behind_a_question_must_be_one_and_yields_to_its_field() -> None:
    note = read(f"{HEAD}## Questions\n- Why us? (9/5)\n- Why not? (2/5)\n  - rating: 4\n")
    assert [(problem.check, problem.place.line, problem.place.column) for problem in note.problems] == [("rating-range", 8, 12)]
    assert [asked.question.rating for asked in note.questions] == [None, 4]


def test_a_date_that_does_not_read_is_hinted_as_the_whole_bullet() -> None:
    (problem,) = read(f"{HEAD}## Next steps\n- they said: {{maybe}} by 02/03/2027.\n").problems
    assert (problem.check, problem.place.line, problem.place.column) == ("bad-date", 8, 25)
    assert problem.hint == "write `- they said: {maybe} by 2027-03-02.` or `- they said: {maybe} by 2027-02-03.`"
