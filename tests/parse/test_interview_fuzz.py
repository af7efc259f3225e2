"""Whatever stands in a note, reading it raises nothing, and every place lies in the file."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from followup_md.config import Settings
from followup_md.parse.vault import looks_like_interview, parse_draft_note, parse_interview_note, parse_person_note, parse_search_note
from followup_md.problem import CHECKS, Problem

NOTE = """---
company: Harbor Logistics
role: Data Engineer
kind: panel
start: 2026-11-17T13:00
end: 2026-11-17T15:30
timezone: America/New_York
interviewers:
  - "[[Priya Raman]]"
  - Tom Okafor
decision_date: 2026-12-04
---
## Topics
### [[Priya Raman]]
- late events
  - mine: half
## Questions
- Why us?
  - rating: 2/5
```
code
```
## Next steps
- I promised: the query, by 2026-11-20
- they said: a decision by next Friday <!-- when? -->
## Offer
- start: 2027-01-04
## Log
- [x] 2026-11-18 12:00 thanked [[Priya Raman]]
  by letter
"""
SCRAPS = st.sampled_from(
    [
        "\n",
        " ",
        "  - ",
        "- ",
        "#",
        "## Log\n",
        "[[",
        "]]",
        ":",
        "by ",
        "```",
        "<!--",
        "-->",
        "%%",
        "2026-02-30",
        "03/04/26",
        "\r",
        "\0",
        "\t",
        '"',
        "’",
        "\u2028",
    ],
)


@st.composite
def mutated_notes(draw: st.DrawFn) -> str:
    """Draw a real-looking note with a few places cut out and scraps put in."""
    text = NOTE
    for _ in range(draw(st.integers(1, 5))):
        at, length = draw(st.integers(0, len(text))), draw(st.integers(0, 12))
        text = text[:at] + draw(SCRAPS | st.text(max_size=4)) + text[at + length :]
    return text


def read_all(text: str) -> list[Problem]:
    """Read `text` as every kind of note."""
    looks_like_interview(text)
    notes = (
        parse_interview_note(text, "a.md", Settings()),
        parse_person_note(text, "a.md", Settings()),
        parse_search_note(text, "a.md"),
        parse_draft_note(text, "a.md"),
    )
    return [problem for note in notes for problem in note.problems]


def check(text: str) -> None:
    lines = text.removeprefix("\ufeff").split("\n")
    for problem in read_all(text):
        assert problem.check in CHECKS
        assert 1 <= problem.place.line <= len(lines) + 1
        assert 1 <= problem.place.column <= max(len(line) for line in lines) + 2
        assert "\n" not in problem.message.replace("\\n", "") or problem.check in (
            "bad-value",
            "bad-date",
            "vague-date",
            "unknown-zone",
            "end-before-start",
        )


@given(st.text(max_size=300))
@settings(max_examples=150, deadline=None)
def test_any_text(text: str) -> None:
    check(text)


@given(mutated_notes())
@settings(max_examples=300, deadline=None)
def test_a_note_that_somebody_is_typing(text: str) -> None:
    check(text)


@given(mutated_notes())
@settings(max_examples=200, deadline=None)
def test_every_place_points_at_the_text_that_it_is_the_place_of(text: str) -> None:
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
    note = parse_interview_note(text, "a.md", Settings())
    topics = [(owned.topic.text, owned.topic.place) for owned in note.topics]
    questions = [(asked.question.text, asked.question.place) for asked in note.questions]
    events = [(line.text, line.place) for line in note.log if line.stray is None]
    for shown, place in (*topics, *questions, *events):
        there = lines[place.line - 1][place.column - 1 :]
        # An empty bullet with text below it has its place where its own text would stand.
        assert not there.strip() or "<!--" in there or "%%" in there or shown.startswith(there.split(maxsplit=1)[0][:1])


@given(st.text(alphabet=" -#*[]x:\n`~<!>%", max_size=200))
@settings(max_examples=150, deadline=None)
def test_markup_without_sense(text: str) -> None:
    check(f"## Topics\n{text}\n## Log\n{text}")


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece",
    [
        "#",
        " ",
        "<!--",
        "%%",
        "%%a\n",
        "```\n",
        "- ",
        "[[",
        "- a:",
        "by ",
        "_",
        "> ",
        "1.",
        "*",
        "2026-",
        "a and ",
        ",",
        "- rating: 2 ",
        "\t- ",
    ],
)
def test_a_long_note_takes_no_longer_than_its_length(piece: str) -> None:
    short, long = (min(spend(piece, count) for _ in range(2)) for count in (1_500, 6_000))
    # Four times as long: sixteen times the work where each piece looks at every other one.
    assert long < 9 * short + 0.2


def spend(piece: str, count: int) -> float:
    """Return the seconds of work, whatever else the machine does, that a note of so many pieces takes."""
    header = "---\ncompany: A\nrole: B\nstart: 2026-11-17\n---\n"
    text = f"{header}## Next steps\n- they said: {piece * count}x\n## Questions\n### {piece * count}"
    began = time.process_time()
    read_all(text)
    return time.process_time() - began
