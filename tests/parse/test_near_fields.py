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
        ("Next steps", "- I will call Tom on Friday about pay.", 3, "- I promised: call Tom by 2026-11-20 (Friday) about pay."),
        ("Next steps", "- I need to send the sample", 3, "- I promised: send the sample"),
        ("Next steps", "- they told me next week", 3, "- they said: by 2026-11-27 (next week)"),
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


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        (
            "- hear back by next Friday",
            "`- they said: hear back by 2026-11-20 (next Friday)` or `- they said: hear back by 2026-11-27 (next Friday)`",
        ),
        ("- HR will call me 4 Dec", "`- they said: HR will call me by 2026-12-04 (4 Dec)`"),
        ("- Decision: 4 December", "`- they said: Decision: by 2026-12-04 (4 December)`"),
        ("- Decision: 2026-12-04", "`- they said: Decision: by 2026-12-04`"),
        ("- Decision: 04.12.2026", "`- they said: Decision: by 2026-12-04 (04.12.2026)`"),
        (
            "- Round two on 2026-12-02",
            "`- they said: Round two on 2026-12-02`, and `- 2026-11-17 heard from [[NAME]] next round on 2026-12-02` under `## Log`",
        ),
        ("- [ ] send the references by 2026-11-20", "`- I promised: send the references by 2026-11-20`"),
        ("They will decide on 4 December.", "`- they said: They will decide by 2026-12-04 (4 December).`"),
        ("> HR calls on 4 December.", "`- they said: HR calls by 2026-12-04 (4 December).`"),
        ("- they'll call in a few days", "`- they said: they'll call in a few days`"),
    ],
)
def test_a_line_of_ones_own_that_names_a_day_is_told(line: str, meant: str) -> None:
    note = read(f"{HEAD}## Next steps\n{line}\n")
    assert [(problem.check, problem.place.line) for problem in note.problems] == [("unknown-field", 8)]
    assert note.problems[0].hint == f"write {meant}; a plan of your own stands under a heading of your own"
    assert note.facts is not None
    # What they said, most likely, is not taken for nothing said.
    assert bool(note.facts.they_said) is ("they said" in meant)


def test_without_a_readable_start_such_a_line_is_told_as_it_is() -> None:
    note = read(f"{HEAD.replace('start: 2026-11-17T13:00', 'start: later')}## Next steps\n- HR will call me 4 Dec\n")
    assert [problem.hint.partition(";")[0] for problem in note.problems if problem.check == "unknown-field"] == [
        "write `- they said: HR will call me 4 Dec`"
    ]


@pytest.mark.parametrize(
    ("body", "line", "hint"),
    [
        ("## Questions\n> How do you test? 2/5\n", 8, "`- How do you test? 2/5`"),
        ("## Questions\nQ: How do you test?\nA: with a copy\n", 8, "`- How do you test?` and `  - said: with a copy`"),
        ("## Questions\n- Why us?\nQ: How?\nA: so\nIt was late.\n", 9, "`- How?` and `  - said: so`"),
        ("## Questions\n### Technical\nWhat is a lock?\n", 9, "`- What is a lock?`"),
        (
            "## Questions\n| What | Who | How |\n|---|---|---|\n| Why us? | Tom | 4 |\n| A lock? | | 2/5 |\n",
            10,
            "`- Why us? (Tom) 4/5` and `- A lock? 2/5`",
        ),
        ("## Topics\n| Who | What |\n|---|---|\n| Bo | late trucks |\n", 10, "`- Bo: late trucks`"),
        ("## Topics\n> late trucks\n", 8, "`- late trucks`"),
        ("## Requirements\n- \npython, SQL\n", 9, "`- python, SQL`"),
        ("## Role: bad points\nfar\n", 8, "`- far`"),
        ("## Review\n- rating:\nI was nervous.\n", 9, "`- improve: I was nervous.`"),
        ("## Offer\n60k, from January\n", 8, "`- pay: 60k, from January`"),
        ("## Offer\n- salary: 60k\n", 8, "`- pay: 60k`"),
        ("## Review\n- Overall: good\n", 8, "`- rating: 4`"),
    ],
)
def test_what_is_no_bullet_is_told_once(body: str, line: int, hint: str) -> None:
    (problem,) = read(HEAD + body).problems
    assert (problem.check, problem.place.line, problem.hint) == ("unknown-field", line, f"write {hint}")


@pytest.mark.parametrize(
    "body",
    [
        "## Questions\n### Why us?\nHe asked: really?\n",
        "## Questions\n- Why us?\nIt was late.\n",
        "## Questions\nTechnical:\n- Why us?\n",
        "## Requirements\n- python\nand a lot more\n",
        "## Review\n- rating: 4\nIt went well.\n",
        "## Next steps\nThey were kind.\n",
        "## Topics\n- a\n> a remark\n",
        "## Offer\n---\n```\n| a |\n```\n",
        "## Environment\n| a | b |\n|---|---|\n| c | d |\n",
    ],
)
def test_a_remark_beside_what_is_read_is_left_alone(body: str) -> None:
    assert read(HEAD + body).problems == ()
