"""Headings that are nearly written as such, text that is no bullet, and sections behind an unclosed fence (format.md 2.2)."""

from __future__ import annotations

from functools import partial

import pytest

from followup_md.config import Settings
from followup_md.parse.sections import find_unclosed
from followup_md.parse.vault import parse_interview_note

# The body begins at line 8.
HEAD = '---\ncompany: A\nrole: B\nstart: 2026-11-17T13:00\nend: 2026-11-17T15:30\ninterviewers: "[[people/Priya Raman]], Bo Li"\n---\n'
read = partial(parse_interview_note, path="a.md", settings=Settings())


@pytest.mark.parametrize(
    ("heading", "meant"),
    [
        ("## [[Priya Raman]]", "### [[Priya Raman]]"),
        ("## Priya Raman", "### Priya Raman"),
        ("#### [[Priya Raman]]", "### [[Priya Raman]]"),
        ("##### Priya", "### Priya"),
    ],
)
def test_a_person_at_another_level(heading: str, meant: str) -> None:
    note = read(f"{HEAD}## Topics\n{heading}\n- late events\n")
    assert [(problem.check, problem.place.line) for problem in note.problems] == [("unknown-section", 9)]
    assert note.problems[0].hint.startswith(f"write `{meant}`;")
    mended = read(f"{HEAD}## Topics\n{meant}\n- late events\n")
    assert mended.problems == ()
    assert mended.topics[0].owner is not None


@pytest.mark.parametrize("heading", ["#### Why us?", "**Why us?**"])
def test_a_question_at_another_level(heading: str) -> None:
    note = read(f"{HEAD}## Questions\n{heading}\n- rating: 2\n")
    assert [(problem.check, problem.place.line) for problem in note.problems] == [("unknown-section", 9)]
    assert note.problems[0].hint.startswith("write `### Why us?`;")


@pytest.mark.parametrize(
    "body",
    [
        "# Priya Raman\n## Topics\n- a\n",
        "## Topics\n#### more\n**Data**\nIn short:\n- a\n",
        "## Topics\n- a\n## My notes\n## Priya\n#### Priya\n**Why?**\n",
        "## Topics\n- a\n### Priya\nHe apologised in the chat.\n",
        "## Topics\n**Priya**\n- a\nBo Li:\n- b\n",
        "## Questions\n### Why?\n#### my notes\n",
        "## Topics\n> a remark\n| a | table |\n\n  indented\n- a\n",
        "## Topics\n```\n## [[Priya Raman]]\n```\n- a\n",
    ],
)
def test_what_is_neither_is_left_alone(body: str) -> None:
    assert read(HEAD + body).problems == ()


@pytest.mark.parametrize("below", ["## Log\n- 2026-11-18 applied\n", "- 2026-11-18 applied\n"])
def test_a_fence_that_is_never_closed(below: str) -> None:
    note = read(f"{HEAD}text\n```\na\n```\n```sql\nselect 1\n{below}")
    assert [(problem.check, problem.place.line) for problem in note.problems] == [("unknown-section", 12)]
    assert '"```sql"' in note.problems[0].message


@pytest.mark.parametrize(
    ("body", "begin"),
    [("```\na\n```", None), ("a\n```\nb", 2), ("```\nb\n```\n~~~\n", 10), ("", None), ("```", None)],
)
def test_where_such_a_fence_begins(body: str, begin: int | None) -> None:
    assert find_unclosed(body) == begin


def test_a_fence_that_hides_only_code() -> None:
    assert read(f"{HEAD}```\nselect 1\n").problems == ()
