"""Questions of a note: groups, who asked and how it went behind a question, and fields of other people's templates (format.md 2.2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from followup_md.config.read import read_settings
from followup_md.parse.vault import NoteText, parse_notes

if TYPE_CHECKING:
    from followup_md.model import Vault

HEAD = (
    "---\ncompany: Acme\nrole: Analyst\nstart: 2026-11-17T13:00\nend: 2026-11-17T14:00\n"
    'interviewers: ["[[Priyanka Rao]]", "[[Tom Okafor]]"]\n---\n'
)
SETTINGS, _ = read_settings("", "followup.toml")


def read(body: str) -> Vault:
    return parse_notes([NoteText("interviews/a.md", f"{HEAD}## Questions\n{body}")], [], None, [], SETTINGS)


def asked(vault: Vault) -> list[tuple[str, str | None, int | None]]:
    """Return each question, who asked it and its rating."""
    questions = vault.interviews[0].questions
    return [(item.text, vault.people[item.asked_by].name if item.asked_by else None, item.rating) for item in questions]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        pytest.param("Why us? (Priyanka)", ("Why us?", "Priyanka Rao", None), id="who asked"),
        pytest.param("Why us? ([[Tom Okafor]])", ("Why us?", "Tom Okafor", None), id="who asked as a link"),
        pytest.param("Why us? 4/5", ("Why us?", None, 4), id="rating"),
        pytest.param("schema drift 2/5", ("schema drift", None, 2), id="rating without a question mark"),
        pytest.param("Why us? - 4/5", ("Why us?", None, 4), id="rating behind a hyphen"),
        pytest.param("Why us? (4/5)", ("Why us?", None, 4), id="rating in brackets"),
        pytest.param("Why us? (Priyanka) 4/5", ("Why us?", "Priyanka Rao", 4), id="both"),
        pytest.param("Why us? 4/5 (Priyanka)", ("Why us?", "Priyanka Rao", 4), id="both, turned round"),
        pytest.param("Why us? (Priyanka, 4/5)", ("Why us?", "Priyanka Rao", 4), id="both in brackets"),
        pytest.param("Why us? (Priyanka) (4/5)", ("Why us?", "Priyanka Rao", 4), id="both in brackets of their own"),
        pytest.param("Design a cache (system design)", ("Design a cache (system design)", None, None), id="other words"),
        pytest.param("Why us? (Priyanka and Tom)", ("Why us? (Priyanka and Tom)", None, None), id="two people"),
        pytest.param("What is 3/5?", ("What is 3/5?", None, None), id="a fraction in the question"),
        pytest.param("Sprint 24/5", ("Sprint 24/5", None, None), id="no rating"),
    ],
)
def test_who_asked_and_how_it_went_stand_behind_a_question(typed: str, expected: tuple[str, str | None, int | None]) -> None:
    for body in (f"- {typed}\n", f"### {typed}\n", f"1. {typed}\n", f"2) {typed}\n"):
        vault = read(body)
        assert asked(vault) == [expected]
        assert vault.problems == ()


def test_a_field_outdoes_what_stands_behind_the_question() -> None:
    vault = read("- Why us? (Priyanka) 4/5\n  - asked by: Tom\n  - rating: 2\n")
    assert asked(vault) == [("Why us? (Priyanka) 4/5", "Tom Okafor", 2)]


def test_a_low_rating_behind_a_question_makes_a_stumble() -> None:
    (question,) = read("- Why us? 2/5\n").interviews[0].questions
    assert question.stumble


@pytest.mark.parametrize(
    "heading",
    ["Technical Questions", "behavioral questions:", "**Technical questions**", "\U0001f4bb Coding questions", "Round one"],
)
def test_a_group_is_no_question_and_its_bullets_are(heading: str) -> None:
    vault = read(f"### {heading}\n- What is a lock?\n  - rating: 2\n- What is a queue?\n  - said: a list\n### Why us?\n- rating: 4\n")
    assert asked(vault) == [("What is a lock?", None, 2), ("What is a queue?", None, None), ("Why us?", None, 4)]
    assert vault.problems == ()


@pytest.mark.parametrize("heading", ["Technical Questions", "Why us?", "Round one"])
def test_bullets_without_fields_are_questions_below_such_a_heading_alone(heading: str) -> None:
    is_group = heading == "Technical Questions"
    expected = ["What is a lock?", "What is a queue?"] if is_group else [heading]
    assert [text for text, _, _ in asked(read(f"### {heading}\n- What is a lock?\n- What is a queue?\n"))] == expected


def test_an_answer_in_several_bullets_leaves_a_heading_a_question() -> None:
    vault = read("### Why us?\n- I spoke of loads\n  - better: begin with people\n")
    assert [text for text, _, _ in asked(vault)] == ["Why us?"]
    vault = read("### Why us?\n- said:\n  - loads: hourly\n- better:\n  - people: first\n")
    assert [text for text, _, _ in asked(vault)] == ["Why us?"]


def test_a_heading_that_is_a_question_may_be_a_group_of_questions() -> None:
    vault = read("### What did they ask?\n- Why us?\n  - rating: 4\n- Why now?\n  - rating: 3\n")
    assert [text for text, _, _ in asked(vault)] == ["Why us?", "Why now?"]


def test_a_person_in_a_heading_asked_what_stands_below() -> None:
    vault = read("### [[Priyanka Rao]]\n- Why us?\n- Why now? 4/5\n### Tom:\n1. What is a lock?\n   - rating: 2\n")
    assert asked(vault) == [("Why us?", "Priyanka Rao", None), ("Why now?", "Priyanka Rao", 4), ("What is a lock?", "Tom Okafor", 2)]
    assert vault.problems == ()


def test_below_another_heading_bullets_are_no_questions() -> None:
    assert asked(read("### Round one\n- What is a lock? (Priyanka)\n- nothing\n")) == [("Round one", None, None)]
    assert asked(read("### Technical questions\n- What is a lock? (Tom)\n- Why now?\n  - asked by: Priyanka\n")) == [
        ("What is a lock?", "Tom Okafor", None),
        ("Why now?", "Priyanka Rao", None),
    ]


def test_questions_below_a_heading_that_is_none_are_told_once() -> None:
    (problem,) = read("### Technical:\n- What is a lock? 2/5\n- Why now?\n").problems
    assert (problem.check, problem.place.line) == ("unknown-field", HEAD.count("\n") + 2)
    assert problem.hint == "write `### Technical questions`, if each bullet below it is one"
    assert asked(read("### Technical questions\n- What is a lock? 2/5\n- Why now?\n")) == [
        ("What is a lock?", None, 2),
        ("Why now?", None, None),
    ]
    assert read("### Tell me of a conflict\n- I spoke of loads\n").problems == ()


GROUPED = """### Technical Questions
- How do you test a migration?
  - Your answer: with a copy
  - How it went: could improve
- What is a lock?
  - Your answer: dunno
  - How it went: badly

### Behavioral Questions
- Tell me of a conflict
  - Your answer: the time when
  - How it went: well
"""


def test_fields_of_other_templates_are_told_with_the_line_that_reads() -> None:
    vault = read(GROUPED)
    assert asked(vault) == [
        ("How do you test a migration?", None, None),
        ("What is a lock?", None, None),
        ("Tell me of a conflict", None, None),
    ]
    assert [(problem.check, problem.place.line, problem.hint) for problem in vault.problems] == [
        ("unknown-field", 11, "write `- said: with a copy`"),
        ("unknown-field", 12, "write `- rating: 3`"),
        ("unknown-field", 14, "write `- said: dunno`"),
        ("unknown-field", 15, "write `- rating: 2`"),
        ("unknown-field", 19, "write `- said: the time when`"),
        ("unknown-field", 20, "write `- rating: 4`"),
    ]


def test_the_published_template_reads_under_its_own_headings() -> None:
    toml = '[sections]\n"company: bad points" = ["Red Flags"]\nquestions = ["Questions They Asked"]\n'
    toml += 'first-impressions = ["Your Impressions"]\n'
    settings, _ = read_settings(toml, "followup.toml")
    text = (
        f"{HEAD}## \u2753 Questions They Asked\n\n{GROUPED}\n## \U0001f534 Red Flags (Concerns)\n- everyone was tired\n\n"
        "## \U0001f4ad Your Impressions\nbright office\n"
    )
    (interview,) = parse_notes([NoteText("interviews/a.md", text)], [], None, [], settings).interviews
    assert [item.text for item in interview.questions] == ["How do you test a migration?", "What is a lock?", "Tell me of a conflict"]
    assert interview.filled == {"questions", "first impressions", "company: bad points"}


@pytest.mark.parametrize(
    ("heading", "who"),
    [
        ("Tom asked", "Tom Okafor"),
        ("Questions from [[Tom Okafor]]:", "Tom Okafor"),
        ("Asked by Tom", "Tom Okafor"),
        ("What they asked me", None),
    ],
)
def test_a_heading_that_says_who_asked_is_a_group(heading: str, who: str | None) -> None:
    vault = read(f"### {heading}\n- Why us? (2/5)\n- Why not?\n")
    assert asked(vault) == [("Why us?", who, 2), ("Why not?", who, None)]
    assert vault.problems == ()


def test_what_you_asked_and_a_heading_alone_are_no_group() -> None:
    vault = read("### Why was nobody asked\n### I asked\n- Who leads?\n")
    assert asked(vault) == [("Why was nobody asked", None, None), ("I asked", None, None)]


@pytest.mark.parametrize(("went", "mark"), [("went badly", 2), ("(it went very well)", 5), ("went badly.", 2)])
def test_how_it_went_in_words_is_told_with_the_rating_that_reads(went: str, mark: int) -> None:
    vault = read(f"- Why dbt? {went}\n- What went badly?\n- How? it went on and on\n- Why us? went well\n  - rating: 2\n")
    assert [(problem.check, problem.place.line, problem.hint) for problem in vault.problems] == [
        ("unknown-field", 9, f"write `Why dbt? {mark}/5`")
    ]
